import type { Account } from '../../domain/registry/account.ts';
import { REFUSAL_WORDS, type Refusal } from '../../domain/registry/application-workflow.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

/** Where on the page of a step the thing stands that a refusal is about. */
const FIELDS: Readonly<Partial<Record<Refusal, string>>> = {
  incomplete: 'lacks',
  'reason-missing': 'reason',
  'corrections-missing': 'correction-categories',
};

/** What stands in the way and nothing typed could change. */
const MOVED: readonly Refusal[] = ['wrong-state', 'notice-running', 'objection-waiting', 'listed', 'screening'];

/** The error for refusals: who may not comes before what has moved, and that before what was typed. */
export function refused(refusals: readonly Refusal[]): HekuError {
  const words = (refusal: Refusal) => REFUSAL_WORDS[refusal];
  const person = refusals.find((one) => one === 'not-permitted' || one === 'same-person');
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => MOVED.includes(one));
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}

/** The person as the history keeps it. */
export function actorOf({ id, displayName, role }: Account): Actor {
  return { account: id, name: displayName, role };
}
