/**
 * How a step of the way ended: `met` a condition holds, `unmet` it does not, `open` a fact is missing or a person must
 * decide, `waits` time can cure it, `note` nothing was asked here, only said.
 */
export type StepOutcome = 'met' | 'unmet' | 'open' | 'waits' | 'note';

/** One step of the way from the facts to an amount, in words that a firm can check. */
export interface Step {
  /** What was looked at: 2024 年营业收入. */
  readonly looked: string;
  /** What was found: 2,100 万元. */
  readonly value: string;
  /** The parameter that it was held against; its clause. */
  readonly parameter: string;
  readonly clause: string;
  readonly outcome: StepOutcome;
  /** The step as a sentence. */
  readonly text: string;
}
