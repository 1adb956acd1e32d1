import { LISTING_REFUSAL_WORDS, type ListingRefusal } from '../../domain/registry/listing-refusals.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError } from '../../errors.ts';

/** Who may not do it, whatever the case is like. */
const OF_THE_PERSON: readonly ListingRefusal[] = [
  ...(['not-permitted', 'not-investigator', 'is-investigator', 'not-on-panel'] as const),
];

/** Where on the page of a step the thing stands that a refusal is about. */
const FIELDS: Readonly<Partial<Record<ListingRefusal, string>>> = {
  'reason-missing': 'reason',
  'firm-unknown': 'uscc',
  'panel-short': 'panel',
  'panel-unfit': 'panel',
  'basis-missing': 'basis',
};

/** The error for refusals: who may not comes before what has moved, and that before what was typed. */
export function refused(refusals: readonly ListingRefusal[]): HekuError {
  const person = refusals.find((one) => OF_THE_PERSON.includes(one));
  if (person !== undefined) return new NotAllowed(person, LISTING_REFUSAL_WORDS[person]);
  const moved = refusals.find((one) => !(one in FIELDS));
  if (moved !== undefined) return new Conflict(moved, LISTING_REFUSAL_WORDS[moved]);
  return new InvalidInput(
    refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: LISTING_REFUSAL_WORDS[one] })),
  );
}
