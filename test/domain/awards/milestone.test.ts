import assert from 'node:assert/strict';
import fc from 'fast-check';
import { grewBy, growthFraction, newTiers, nextTier } from '../../../server/domain/awards/rules/milestone.ts';

const EXACT = { ratio: 'exact', bounds: 'inclusive' } as const;
const OVER = { ratio: 'exact', bounds: 'exclusive' } as const;
const ROUNDED = { ratio: 'hundredth-percent', bounds: 'inclusive' } as const;
const TOP = 10 ** 15;
const tiers = [10, 20, 30].map((thresholdFen) => ({ thresholdFen, awardFen: 1 }));

describe('growth', () => {
  const cases: readonly [now: number, before: number, exact: boolean, over: boolean, rounded: boolean][] = [
    [11, 10, true, false, true],
    [10, 10, false, false, false],
    [2_002_000_000, 1_820_000_000, true, false, true],
    [2_001_999_999, 1_820_000_000, false, false, true],
    [2_002_000_001, 1_820_000_000, true, true, true],
    [109_995, 100_000, false, false, true],
    [109_994, 100_000, false, false, false],
    [1, 2, false, false, false],
    [0, 1, false, false, false],
    // Beyond 2^53 the products are compared as BigInt: one fen decides.
    [TOP, 909_090_909_090_909, true, true, true],
    [999_999_999_999_999, 909_090_909_090_909, false, false, true],
    [999_999_999_999_999, 909_090_909_090_908, true, true, true],
    [TOP, 1, true, true, true],
  ];
  for (const [now, before, exact, over, rounded] of cases) {
    it(`from ${before} to ${now}`, () => {
      const found = [EXACT, OVER, ROUNDED].map((how) => grewBy(now, before, 1000, how));
      assert.deepEqual(found, [exact, over, rounded]);
    });
  }

  it('is exact for every amount and rate', () => {
    const amount = fc.oneof(fc.integer({ min: 1, max: TOP }), fc.integer({ min: 1, max: 100 }));
    const near = fc
      .tuple(amount, fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: -1, max: 1 }))
      .map(([before, rate, by]) => {
        const now = (BigInt(before) * BigInt(10_000 + rate)) / 10_000n + BigInt(by);
        return { before, rate, now: Number(now < 0n ? 0n : now > BigInt(TOP) ? BigInt(TOP) : now) };
      });
    fc.assert(
      fc.property(near, ({ before, rate, now }) => {
        const sign = BigInt(now) * 10_000n - BigInt(before) * BigInt(10_000 + rate);
        assert.equal(grewBy(now, before, rate, EXACT), sign >= 0n);
        assert.equal(grewBy(now, before, rate, OVER), sign > 0n);
      }),
      { numRuns: 1000 },
    );
  });

  it('over nothing is refused', () => {
    assert.throws(() => grewBy(1, 0, 1000, EXACT), RangeError);
  });

  it('is a reduced fraction', () => {
    const fractions = [0, 1, 1000, 1500, 3333, 10_000].map(growthFraction);
    assert.deepEqual(
      fractions.map(({ over, under }) => `${over}/${under}`),
      ['1/1', '10001/10000', '11/10', '23/20', '13333/10000', '2/1'],
    );
  });
});

describe('tiers', () => {
  const cases: readonly [
    revenue: number,
    peak: number | null,
    inclusive: number[],
    exclusive: number[],
    next?: number,
  ][] = [
    [9, null, [], [], 10],
    [10, null, [10], [], 20],
    [10, 9, [10], [], 20],
    [10, 10, [], [], 20],
    [11, 10, [], [10], 20],
    [31, null, [10, 20, 30], [10, 20, 30]],
    [31, 20, [30], [20, 30]],
    [25, 31, [], [], 30],
    [0, 0, [], [], 10],
  ];
  for (const [revenue, peak, inclusive, exclusive, next] of cases) {
    it(`first reached by ${revenue} after ${String(peak)}`, () => {
      const found = (bounds: 'inclusive' | 'exclusive') =>
        newTiers(tiers, revenue, peak, bounds).map((t) => t.thresholdFen);
      assert.deepEqual([found('inclusive'), found('exclusive')], [inclusive, exclusive]);
      assert.equal(nextTier(tiers, revenue, 'inclusive')?.thresholdFen, next);
    });
  }
});
