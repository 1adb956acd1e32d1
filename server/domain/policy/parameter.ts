import type { Day } from '../shared/calendar-date.ts';

/** What a policy's data may hold: what YAML and JSON can say. Money stands in yuan there, and in fen once it was read. */
export type ParameterValue =
  null | boolean | number | string | readonly ParameterValue[] | { readonly [key: string]: ParameterValue };

/** A value and the days on which it holds; both ends belong to it. */
export interface DatedValue {
  readonly from: Day;
  readonly to: Day | null;
  readonly value: ParameterValue;
}

/** Another reading of the same words, kept for scenarios and for the award page. */
export interface Alternative {
  readonly id: string;
  readonly title: string;
  readonly value: ParameterValue;
  readonly why: string;
}

/** One figure or choice of a policy: dated, with the clause it comes from and the reason for reading it so. */
export interface Parameter {
  readonly key: string;
  readonly title: string;
  readonly clause: string;
  /** Id of the reading that it makes true (G1 … S12). */
  readonly reading: string;
  readonly reason: string;
  readonly values: readonly DatedValue[];
  readonly alternatives: readonly Alternative[];
  /** What the policy's text does not say and the city must confirm. */
  readonly assumption: boolean;
}

/**
 * The value that holds on a day. A day before the first value reads the first, one after the last reads the last:
 * facts from before or after the policy are judged by it too, and every as-of date has an answer.
 */
export function valueOn(values: readonly DatedValue[], day: Day): ParameterValue {
  let found = values[0];
  for (const dated of values) if (dated.from <= day) found = dated;
  return found === undefined ? null : found.value;
}
