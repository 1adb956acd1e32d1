import type { FactKind } from '../../domain/records/fact-kind.ts';
import { FACT_REFUSAL_WORDS, type FactRefusal } from '../../domain/records/fact-workflow.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

const MOVED: readonly FactRefusal[] = ['wrong-state', 'confirmed-already', 'contested'];

/** The error for refusals: who may not comes before what has moved, and that before what was typed. */
export function refused(refusals: readonly FactRefusal[], { rivalry }: FactKind): HekuError {
  const words = (refusal: FactRefusal) =>
    (refusal === 'contested' ? rivalry?.refusal : undefined) ?? FACT_REFUSAL_WORDS[refusal];
  const person = refusals.find((one) => one === 'not-permitted' || one === 'same-person');
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => MOVED.includes(one));
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}
