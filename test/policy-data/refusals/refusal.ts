import { AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import { loadPolicy } from '../../../server/policy-data/loader.ts';
import { JIAXING } from '../fixtures.ts';

/** One edit of the shipped policy that must be refused, and how. */
export interface Refusal {
  readonly name: string;
  readonly file?: string;
  readonly old: string;
  readonly new: string;
  /** A text that first stands, in the edited file, on the line that the fault must name; the replacement unless told. */
  readonly at?: string;
  readonly says: string;
}

export const book = loadPolicy(JIAXING, AWARD_RULES);
