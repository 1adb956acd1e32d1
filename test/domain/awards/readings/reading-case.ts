import type { Subject } from '../fixtures.ts';

/** One reading of `readings.yaml` made visible: a subject and its lines under the shipped policy. */
export interface ReadingCase {
  readonly reading: string;
  readonly name: string;
  readonly subject: Subject;
  /** 2027-06-30 unless told. */
  readonly asOf?: string;
  readonly lines: readonly string[];
  /** Sentences that must stand among the steps of the first line, word for word. */
  readonly says?: readonly string[];
}

export function reading(id: string, cases: readonly Omit<ReadingCase, 'reading'>[]): ReadingCase[] {
  return cases.map((one) => ({ reading: id, ...one }));
}
