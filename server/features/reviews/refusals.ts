import { REVIEW_REFUSAL_WORDS, type ReviewRefusal } from '../../domain/registry/review-workflow.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

/** Where on the page of a step the thing stands that was typed wrong. */
const FIELDS: Readonly<Partial<Record<ReviewRefusal, string>>> = {
  incomplete: 'lacks',
  'reason-missing': 'reason',
  'deadline-wrong': 'deadline',
  'ground-missing': 'ground',
};

/** Who may not comes before what has moved, and that before what was typed. */
export function refused(refusals: readonly ReviewRefusal[]): HekuError {
  const words = (refusal: ReviewRefusal) => REVIEW_REFUSAL_WORDS[refusal];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
