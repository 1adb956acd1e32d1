import { createHash } from 'node:crypto';
import type { GradeResult } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';

/** The digest of a round's result: scheme and cut-off, then every firm's facts and grade, given in the order of their codes. */
export class RoundDigest {
  readonly #hash = createHash('sha256');

  constructor({ scheme, cutOff }: Pick<GradingRound, 'scheme' | 'cutOff'>) {
    this.#hash.update(canonicalJson({ scheme, cutOff }));
  }

  add({ uscc, facts, total, grade }: Pick<GradeResult, 'uscc' | 'facts' | 'total' | 'grade'>): void {
    this.#hash.update(canonicalJson({ uscc, facts, total, grade }));
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}
