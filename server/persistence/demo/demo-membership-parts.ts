import type { Actor, HistoryEntry } from '../../domain/registry/history.ts';
import { freshSalt } from '../living.ts';
import { demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';

export const CITY = demoActor('city');
export const CITY2 = demoActor('city2');

export const firmActor = (uscc: string, contact: string): Actor => ({
  account: `demo-${uscc}`,
  name: `服务商 · ${contact}`,
  role: 'provider',
});

/** One step of an invented matter: what happened, so many days ago, by whom, and the state it led to. */
export interface DemoStep {
  readonly event: string;
  readonly to: string;
  readonly daysAgo: number;
  readonly by: Actor;
  readonly reason?: string;
}

/** The history that these steps leave. */
export function historyOf(steps: readonly DemoStep[], terms: DemoTerms, order: number): HistoryEntry[] {
  return steps.map(({ event, to, daysAgo, by, reason = '' }, i) => ({
    version: i + 1,
    at: `${workdayAgo(terms, daysAgo)}T0${1 + (i % 7)}:${String((order * 7) % 60).padStart(2, '0')}:00.000Z`,
    by,
    event,
    from: steps[i - 1]?.to ?? '',
    to,
    reason,
    shown: null,
    salt: freshSalt(),
  }));
}

/** The id of an invented document of a kind: a serial number behind the kind's own digit. */
export const demoLifeId = (kind: number, serial: number): string =>
  (0xd0_0000_0000 + kind * 0x1000_0000 + serial).toString(16).padStart(24, '0');
