import { yuanNumber } from '../shared/money.ts';
import type { Step } from '../policy/trace.ts';
import type { Assessment } from './assess.ts';
import type { AwardLine } from './award-line.ts';

/** A line as the calculator's contract writes it: keys in this order, money in yuan. */
export interface ResultLine {
  readonly clause: string;
  readonly year?: number;
  readonly number?: string;
  readonly thresholdYuan?: number;
  readonly outcome: string;
  readonly awardYuan: number;
  readonly codes: readonly string[];
  readonly steps: readonly Step[];
}

/** A result as the calculator's contract writes it, the same for the command line, the API and the pages. */
export interface Result {
  readonly id: string;
  readonly policy: string;
  readonly asOf: string;
  readonly totalYuan: number;
  readonly lines: readonly ResultLine[];
}

/** An assessment in the contract's form. */
export function resultOf({ id, policy, asOf, totalFen, lines }: Assessment): Result {
  return { id, policy, asOf, totalYuan: yuanNumber(totalFen), lines: lines.map(resultLine) };
}

/** Written out for each kind of line: spreading what may be missing makes every line a slow object. */
function resultLine({ clause, year, number, thresholdFen, outcome, awardFen, codes, steps }: AwardLine): ResultLine {
  const awardYuan = yuanNumber(awardFen);
  if (number !== undefined) return { clause, number, outcome, awardYuan, codes, steps };
  if (year === undefined) return { clause, outcome, awardYuan, codes, steps };
  if (thresholdFen === undefined) return { clause, year, outcome, awardYuan, codes, steps };
  return { clause, year, thresholdYuan: yuanNumber(thresholdFen), outcome, awardYuan, codes, steps };
}
