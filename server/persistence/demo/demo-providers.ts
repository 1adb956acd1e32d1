import type { Day } from '../../domain/shared/calendar-date.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { demoProvider, usccOf } from './demo-provider-parts.ts';
import { ageing } from './demo-providers-ageing.ts';
import { ACCOUNT_FIRMS } from './demo-providers-accounts.ts';
import { APPLYING_FIRMS } from './demo-providers-applying.ts';
import { AWAY_FIRMS } from './demo-providers-away.ts';
import { GROWING_FIRMS } from './demo-providers-growing.ts';
import { listedFirms } from './demo-providers-listed.ts';
import { MEMBER_FIRMS } from './demo-providers-members.ts';
import { MORE_OPEN_FIRMS } from './demo-providers-open-more.ts';
import { OPEN_FIRMS } from './demo-providers-open.ts';
import { OUTSIDE_FIRMS } from './demo-providers-outside.ts';
import { STANDARD_FIRMS } from './demo-providers-standards.ts';

/** For which firm a demonstration account of a provider speaks, by its code. */
export const DEMO_ORGANISATIONS: Readonly<Record<keyof typeof ACCOUNT_FIRMS, string>> = {
  provider1: usccOf(ACCOUNT_FIRMS.provider1),
  provider2: usccOf(ACCOUNT_FIRMS.provider2),
  provider3: usccOf(ACCOUNT_FIRMS.provider3),
  provider4: usccOf(ACCOUNT_FIRMS.provider4),
  provider5: usccOf(ACCOUNT_FIRMS.provider5),
  provider6: usccOf(ACCOUNT_FIRMS.provider6),
};

/**
 * Invented providers in every state that a provider can be in, the same for the same day. Made for days from 2026-11-01
 * to 2027-12-31: what must hold today (a listing in force, data confirmed lately) is dated from it, the rest is fixed.
 */
export function demoProviders(today: Day): Provider[] {
  const firms = [
    ...Object.values(ACCOUNT_FIRMS),
    ...GROWING_FIRMS,
    ...OPEN_FIRMS,
    ...MORE_OPEN_FIRMS,
    ...STANDARD_FIRMS,
    ...MEMBER_FIRMS,
    ...AWAY_FIRMS,
    ...listedFirms(today),
    ...OUTSIDE_FIRMS,
    ...APPLYING_FIRMS,
  ];
  return firms.map((firm) => demoProvider(ageing(firm, today), today));
}
