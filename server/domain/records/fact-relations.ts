import type { FirmFact } from './firm-fact.ts';
import type { StandardRelation } from './standard-family.ts';

/** Who else asserts the same, or has it on record: the other side. */
export interface Rival {
  readonly uscc: string;
  readonly name: string;
  /** The fact that says so; none where it stands on record from before. */
  readonly fact: Pick<FirmFact, 'id' | 'number' | 'state'> | null;
}

/** Another edition of the same standard, or another part of its series. */
export interface Relative {
  readonly number: string;
  readonly title: string;
  readonly relation: StandardRelation;
  readonly uscc: string;
  readonly name: string;
}
