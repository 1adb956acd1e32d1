import { z } from 'zod';
import { isDay } from '../../domain/shared/calendar-date.ts';

const text = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));

const MOST = 1000;

export interface Fault {
  readonly id: string;
  readonly text: string;
}

const form = z.object({
  version: whole,
  digest: text,
  reason: text,
  effectiveOn: text.transform((value) => value.normalize('NFKC')),
  ground: text,
  facts: text,
});

/** Reads any of the forms of this feature: what was typed, cut to what may be shown again, and what is wrong by itself. */
export function readMembershipForm(body: unknown) {
  const { version, digest, ...typed } = form.parse(body ?? {});
  const faults: Fault[] = (['reason', 'facts'] as const)
    .filter((id) => [...typed[id]].length > MOST)
    .map((id) => ({ id, text: `最多 ${MOST} 个字` }));
  return { version, digest, typed, faults };
}

/** The typed day of a withdrawal, if it is one. */
export function dayFault(day: string): Fault[] {
  if (isDay(day)) return [];
  return [{ id: 'effectiveOn', text: day === '' ? '请填写生效日' : '请填写真实的日期，例如 2026-12-31' }];
}
