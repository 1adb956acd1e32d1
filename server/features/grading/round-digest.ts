import { createHash } from 'node:crypto';
import { digestHead, digestRow, type GradeResult } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';

/** The digest of a round's result: scheme and cut-off, then every firm's facts and grade, given in the order of their codes. */
export class RoundDigest {
  readonly #hash = createHash('sha256');

  constructor(round: Pick<GradingRound, 'scheme' | 'cutOff'>) {
    this.#hash.update(digestHead(round));
  }

  add(result: Pick<GradeResult, 'uscc' | 'facts' | 'total' | 'grade'>): void {
    this.#hash.update(digestRow(result));
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}
