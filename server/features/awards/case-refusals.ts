import { AWARD_REFUSAL_WORDS, type AwardRefusal } from '../../domain/awards/award-case-workflow.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

/** Where on the page of a step the thing stands that was typed wrong. */
const FIELDS: Readonly<Partial<Record<AwardRefusal, string>>> = {
  'reason-missing': 'reason',
  'account-missing': 'number',
};

const FORBIDDEN: readonly AwardRefusal[] = ['not-permitted', 'same-person', 'approver-may-not-pay'];

/** Who may not comes before what has moved, and that before what was typed. */
export function caseRefused(refusals: readonly AwardRefusal[]): HekuError {
  const words = (one: AwardRefusal) => AWARD_REFUSAL_WORDS[one];
  const forbidden = refusals.find((one) => FORBIDDEN.includes(one));
  if (forbidden !== undefined) return new NotAllowed(forbidden, words(forbidden));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
