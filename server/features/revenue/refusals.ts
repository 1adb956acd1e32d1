import { REVENUE_REFUSAL_WORDS, type RevenueRefusal } from '../../domain/records/revenue-workflow.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

/** The field of the form that mends a refusal. */
const FIELDS: Readonly<Partial<Record<RevenueRefusal, string>>> = { 'nothing-compared': 'compared-audit' };

/** The error for refusals: who may not comes before what has moved, and that before what was typed. */
export function refused(refusals: readonly RevenueRefusal[]): HekuError {
  const words = (refusal: RevenueRefusal) => REVENUE_REFUSAL_WORDS[refusal];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  if (refusals.includes('wrong-state')) return new Conflict('wrong-state', words('wrong-state'));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? 'reason', code: one, message: words(one) })));
}
