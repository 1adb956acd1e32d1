import { addFen, formatAmount } from '../shared/money.ts';
import type { Fen } from '../shared/money.ts';
import type { OtherAward } from './award-facts.ts';

/** How an award of another policy for the same matter counts (就高不重复). */
export type Stacking = 'difference' | 'winner-takes-all';

/** Sum of what was received under other policies for one matter, in fen. */
export function receivedFor(matter: string, awards: readonly OtherAward[]): Fen {
  let sum = 0;
  for (const award of awards) if (award.matter === matter) sum = addFen(sum, award.fen);
  return sum;
}

/**
 * What is left of an award beside the higher one elsewhere, in fen; 0 where the other covers it (clause 五, 就高不重复).
 * `difference` deducts what was received, `winner-takes-all` pays the whole award if it is the higher one.
 */
export function leftBeside(award: Fen, received: Fen, stacking: Stacking): Fen {
  if (received >= award) return 0;
  return stacking === 'difference' ? award - received : award;
}

/** The deduction in words. */
export function stackingText(award: Fen, received: Fen, left: Fen): string {
  const got = `同一事项已获其他政策奖补 ${formatAmount(received)}`;
  if (left === 0) return `${got}，不低于本项 ${formatAmount(award)}，按“就高不重复”不再发放`;
  if (left === award) return `${got}，低于本项 ${formatAmount(award)}，按“就高”全额发放本项`;
  return `${got}，按“就高不重复”扣减：${formatAmount(award)} − ${formatAmount(received)} = ${formatAmount(left)}`;
}
