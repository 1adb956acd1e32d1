import type { PublishedAward } from '../registry/provider.ts';
import type { Fen } from '../shared/money.ts';
import { repaidOf, type AwardAdjustment } from './adjustment.ts';
import type { AwardCase } from './award-case.ts';

/**
 * A paid award as the public sees it; undefined where it is not paid: one that the bank returned never stands there. What
 * came back of it is the sum of all repayments that name it, in fen.
 */
export function publishedOf(
  { id, state, clause, matter, fen, notice, paidOn }: AwardCase,
  adjustments: readonly Pick<AwardAdjustment, 'award' | 'repayments'>[],
): PublishedAward | undefined {
  if (state !== 'paid' || paidOn === null || notice === null) return undefined;
  const repaidFen = adjustments.filter(({ award }) => award === id).reduce((sum, one) => sum + repaidOf(one), 0);
  const { number, from } = notice;
  return { clause, matter, fen, notice: number, publishedOn: from, award: id, paidOn, repaidFen };
}

/** The list with this award in its place, or behind the others; what was published before the platform stays as it is. */
export function withPublished(all: readonly PublishedAward[], one: PublishedAward): PublishedAward[] {
  const known = all.some(({ award }) => award === one.award);
  return known ? all.map((each) => (each.award === one.award ? one : each)) : [...all, one];
}

/** What a firm was paid for a matter by these awards, less what came back, in fen; undefined where nothing was published. */
export function publishedFen(all: readonly PublishedAward[], matter: string): Fen | undefined {
  const own = all.filter((one) => one.matter === matter);
  return own.length === 0 ? undefined : own.reduce((sum, { fen, repaidFen = 0 }) => sum + fen - repaidFen, 0);
}
