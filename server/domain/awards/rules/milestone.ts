import { compareProducts } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import type { Tier } from '../../policy/parameter-kind.ts';

const MOST_REVENUE: Fen = 10 ** 15;

export type Bounds = 'inclusive' | 'exclusive';

/** Whether a revenue reaches a threshold (G1: 「达到」 includes the number itself). */
export function reaches(revenue: Fen, threshold: Fen, bounds: Bounds): boolean {
  return bounds === 'inclusive' ? revenue >= threshold : revenue > threshold;
}

/** The tiers that this revenue reaches and the highest revenue before did not (A2), rising. `peak: null` is none before. */
export function newTiers(tiers: readonly Tier[], revenue: Fen, peak: Fen | null, bounds: Bounds): Tier[] {
  return tiers.filter(
    ({ thresholdFen }) =>
      reaches(revenue, thresholdFen, bounds) && (peak === null || !reaches(peak, thresholdFen, bounds)),
  );
}

/** The first tier above this revenue. */
export function nextTier(tiers: readonly Tier[], revenue: Fen, bounds: Bounds): Tier | undefined {
  return tiers.find(({ thresholdFen }) => !reaches(revenue, thresholdFen, bounds));
}

/** A rate as two whole numbers: growth ≥ rate is `before·over ≤ now·under`, 10 % being 11 over 10. */
export interface RateFraction {
  readonly over: number;
  readonly under: number;
}

/** The reduced fraction of 1 + rate; rate in basis points. */
export function growthFraction(rate: number): RateFraction {
  let a = 10_000 + rate;
  let b = 10_000;
  while (b !== 0) [a, b] = [b, a % b];
  return { over: (10_000 + rate) / a, under: 10_000 / a };
}

/**
 * Whether revenue grew by the rate (A4, clause 3.1.4.1). `exact` multiplies crosswise and never rounds (G2);
 * `hundredth-percent` is the other reading: growth rounded half up to 0.01 % first.
 * Refuses a year before of 0: such growth has no ratio, the caller decides (A5).
 */
export function grewBy(
  now: Fen,
  before: Fen,
  rate: number,
  how: { readonly ratio: 'exact' | 'hundredth-percent'; readonly bounds: Bounds },
): boolean {
  if (before <= 0) throw new RangeError('growth over a year without revenue');
  if (how.ratio === 'hundredth-percent') {
    const doubled = 2n * BigInt(now - before) * 10_000n + BigInt(before);
    const floor =
      (doubled - (((doubled % (2n * BigInt(before))) + 2n * BigInt(before)) % (2n * BigInt(before)))) /
      (2n * BigInt(before));
    return how.bounds === 'inclusive' ? floor >= BigInt(rate) : floor > BigInt(rate);
  }
  const { over, under } = growthFraction(rate);
  const sign = compareProducts(now, under, before, over);
  return how.bounds === 'inclusive' ? sign >= 0 : sign > 0;
}

/** The least revenue of which something holds that holds of every greater one; none where it holds of no amount. */
export function leastRevenue(holds: (revenue: Fen) => boolean): Fen | undefined {
  let low = -1;
  let high = MOST_REVENUE;
  if (!holds(high)) return undefined;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
