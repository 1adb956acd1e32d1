import { z } from 'zod';
import { AWARD_GROUPS, type AwardGroup } from '../../domain/awards/award-groups.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';
import { fenFromWanText } from '../../domain/shared/money.ts';

const given = z.union([z.string(), z.array(z.string())]).optional();
const text = given.transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').trim()).catch('');
const many = given.transform((value) => (value === undefined ? [] : [value].flat())).catch([]);

const openingForm = z.object({
  clauses: many,
  asOf: text,
  budgetLine: text,
  budget: text,
});

export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Reads the form that opens a round: what was typed, what it means, what is wrong by itself. */
export function readOpening(body: unknown) {
  const typed = openingForm.parse(body ?? {});
  const faults: Fault[] = [];
  const fault = (path: string, message: string) => faults.push({ path, message });
  const day = typed.asOf.normalize('NFKC');
  if (!isDay(day)) fault('asOf', '基准日应为真实存在的日期，例如 2026-11-24');
  const budgetFen = fenFromWanText(typed.budget.normalize('NFKC').replaceAll(',', ''));
  if (budgetFen === undefined) fault('budget', '请填写以万元计的金额，例如 500 或 1,234.56');
  if ([...typed.budgetLine].length > 100) fault('budgetLine', '最多 100 个字');
  const { clauses, budgetLine } = typed;
  return { typed, faults, order: { clauses, asOf: day as Day, budgetLine, budgetFen: budgetFen ?? 0 } };
}

const stepForm = z.object({
  version: text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0)),
  digest: text.transform((value) => value.slice(0, 100)),
  reason: text.transform((value) => value.replaceAll('\r\n', '\n')),
});

const MOST_REASON = 1000;

/** Reads the form of a step of a round. */
export function readRoundStep(body: unknown) {
  const order = stepForm.parse(body ?? {});
  const long = [...order.reason].length > MOST_REASON;
  return { order, faults: long ? [{ path: 'reason', message: `最多 ${MOST_REASON} 个字` }] : [] };
}

const chosen = text.transform((value) => value.slice(0, 60) || undefined);
const listQuery = z.object({
  group: z.enum(Object.keys(AWARD_GROUPS) as [AwardGroup, ...AwardGroup[]]).catch('payable'),
  clause: chosen,
  region: chosen,
  q: chosen,
});

/** Which firms of a round are listed; what cannot be read is passed over. */
export function readResultChoice(query: unknown) {
  return listQuery.parse(query);
}
