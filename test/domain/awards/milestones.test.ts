import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calculatorOf, AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import type { AwardFacts } from '../../../server/domain/awards/award-facts.ts';
import { isNearTier, milestonesOf } from '../../../server/domain/awards/milestones.ts';
import { grewBy, leastRevenue, reaches } from '../../../server/domain/awards/rules/milestone.ts';
import { scenario } from '../../../server/domain/policy/scenario.ts';
import { assessJiaxing, jiaxing } from './fixtures.ts';

const WAN = 1_000_000;
const milestones = milestonesOf(jiaxing, assessJiaxing)!;
const facts = (figures: Readonly<Record<number, number>>, change: Partial<AwardFacts> = {}): AwardFacts => ({
  id: '91330400MA2000115E',
  name: '嘉禾软件',
  establishedOn: '2016-03-01',
  peakBeforeRecordFen: null,
  revenue: Object.entries(figures).map(([year, wan]) => ({ year: Number(year), fen: wan * WAN })),
  softwareEnterprise: [{ from: '2020-01-01', to: null }],
  pool: [{ from: '2021-01-01', to: null }],
  standards: [],
  otherAwards: [],
  ...change,
});
const tiersOf = (given: AwardFacts, asOf = '2026-11-24') =>
  milestones(given, asOf).tiers.map(({ thresholdFen, standing, year, line }) =>
    [
      thresholdFen / WAN,
      standing,
      ...(year === null ? [] : [year]),
      ...(line === undefined ? [] : [line.outcome]),
    ].join(' '),
  );

describe('what became of each tier', () => {
  it('is the award of the year that reached it first, or lies ahead', () => {
    const given = facts({ 2022: 1503, 2023: 1820, 2024: 2235, 2025: 3186 }, { peakBeforeRecordFen: 0 });
    assert.deepEqual(tiersOf(given), [
      '2000 award 2024 payable',
      '3000 award 2025 payable',
      '5000 ahead',
      '10000 ahead',
      '20000 ahead',
      '50000 ahead',
      '100000 ahead',
    ]);
  });

  it('is used up beside the higher one of the same year', () => {
    const given = facts({ 2023: 1500, 2024: 5200 }, { peakBeforeRecordFen: 0 });
    assert.deepEqual(tiersOf(given).slice(0, 4), [
      '2000 same-year 2024 payable',
      '3000 same-year 2024 payable',
      '5000 award 2024 payable',
      '10000 ahead',
    ]);
  });

  it('is used up without award where growth falls short by one fen', () => {
    const short = (fen: number) =>
      facts(
        {},
        {
          peakBeforeRecordFen: 0,
          revenue: [
            { year: 2023, fen: 1820 * WAN },
            { year: 2024, fen },
          ],
        },
      );
    assert.equal(tiersOf(short(2002 * WAN))[0], '2000 award 2024 payable');
    assert.equal(tiersOf(short(2002 * WAN - 1))[0], '2000 used-up 2024 not-eligible');
  });

  it('was reached before the record, or before the policy pays', () => {
    assert.deepEqual(tiersOf(facts({ 2023: 3100, 2024: 3500 }, { peakBeforeRecordFen: 2500 * WAN })).slice(0, 3), [
      '2000 before-record',
      '3000 before-policy 2023',
      '5000 ahead',
    ]);
    assert.equal(tiersOf(facts({}, { peakBeforeRecordFen: 2000 * WAN }))[0], '2000 before-record');
  });

  it('is reached so far while the year is open, and waits where a fact is missing', () => {
    const given = facts({ 2024: 1800, 2025: 1900, 2026: 2050 }, { peakBeforeRecordFen: 0 });
    assert.equal(tiersOf(given)[0], '2000 so-far 2026 hold');
    assert.equal(tiersOf(given, '2027-01-01')[0], '2000 used-up 2026 not-eligible');
    assert.equal(tiersOf(facts({ 2024: 1800, 2025: 2100 }))[0], '2000 award 2025 hold');
  });

  it('agrees with the lines of the calculator, whatever the figures are', () => {
    const figure = fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.constantFrom(2000, 3000, 5000, 10_000));
    const record = fc.array(figure, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(record, fc.option(figure, { nil: null }), (wan, peak) => {
        const peakBeforeRecordFen = peak === null ? null : peak * WAN;
        const revenue = wan.map((one, i) => ({ year: 2027 - wan.length + i, fen: one * WAN }));
        const given = facts({}, { revenue, peakBeforeRecordFen });
        const { tiers } = milestones(given, '2027-06-30');
        const lines = assessJiaxing(given, '2027-06-30').lines;
        for (const line of lines) {
          const own = tiers.filter(({ year }) => year === line.year);
          const top = own.at(-1)?.thresholdFen;
          assert.equal(line.thresholdFen, top);
          assert.ok(own.every(({ line: of }) => of?.year === line.year && of?.outcome === line.outcome));
        }
        assert.ok(tiers.every(({ year }) => year === null || year < 2024 || lines.some((line) => line.year === year)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what the year still has to bring', () => {
  const outlook = (given: AwardFacts, asOf = '2026-11-24') => milestones(given, asOf).outlook;

  it('is the tier or the growth, whichever is more; and until when', () => {
    const found = outlook(facts({ 2024: 2235, 2025: 2900, 2026: 2710 }, { peakBeforeRecordFen: 0 }))!;
    assert.deepEqual(
      [found.year, found.until, found.claimUntil, found.growthFen, found.latest],
      [2026, '2026-12-31', '2027-12-31', 3190 * WAN, { year: 2026, fen: 2710 * WAN }],
    );
    assert.deepEqual(found.needs.slice(0, 2), [
      { thresholdFen: 3000 * WAN, awardFen: 50 * WAN, neededFen: 3190 * WAN, distanceFen: 290 * WAN },
      { thresholdFen: 5000 * WAN, awardFen: 100 * WAN, neededFen: 5000 * WAN, distanceFen: 2290 * WAN },
    ]);
  });

  it('is the tier alone where growth cannot be measured', () => {
    for (const given of [facts({ 2024: 1200 }), facts({ 2025: 0 }), facts({})]) {
      const found = outlook(given)!;
      assert.equal(found.growthFen, undefined);
      assert.equal(found.needs[0]?.neededFen, 2000 * WAN);
    }
  });

  it('counts from the last year on record while there is no figure of this one', () => {
    const found = outlook(facts({ 2025: 1700 }))!;
    assert.deepEqual([found.latest?.year, found.needs[0]?.distanceFen], [2025, 300 * WAN]);
  });

  it('keeps a tier ahead that the open year has reached so far, with nothing missing of it', () => {
    const found = outlook(facts({ 2025: 1900, 2026: 2050 }))!;
    assert.deepEqual(found.needs[0], {
      thresholdFen: 2000 * WAN,
      awardFen: 20 * WAN,
      neededFen: 2090 * WAN,
      distanceFen: 0,
    });
  });

  it('names what would stand in the way all the same', () => {
    const given = facts({ 2024: 1500, 2025: 1700 }, { peakBeforeRecordFen: 0 });
    assert.deepEqual(outlook(given)!.obstacles, []);
    assert.deepEqual(outlook({ ...given, pool: [], softwareEnterprise: [] })!.obstacles, [
      'not-software-enterprise',
      'not-in-pool',
    ]);
    assert.deepEqual(outlook(facts({ 2025: 1700 }))!.obstacles, ['history-incomplete']);
  });

  it('is over with the last paying year', () => {
    assert.equal(outlook(facts({ 2026: 1900 }), '2027-01-01'), undefined);
    assert.deepEqual(outlook(facts({ 2025: 120_000 }))!.needs, []);
  });

  it('is just enough: so much passes the rule, one fen less does not', () => {
    const amount = fc.integer({ min: 1, max: 90_000 * WAN });
    fc.assert(
      fc.property(amount, (fen) => {
        const given = facts({}, { revenue: [{ year: 2025, fen }], peakBeforeRecordFen: 0 });
        const [need] = outlook(given)!.needs;
        if (need === undefined) return;
        const lineWith = (now: number) => {
          const whole = { ...given, revenue: [...given.revenue, { year: 2026, fen: now }] };
          return assessJiaxing(whole, '2027-06-30').lines.find(({ year }) => year === 2026)!;
        };
        const enough = lineWith(need.neededFen);
        assert.ok(enough.thresholdFen! >= need.thresholdFen && !enough.codes.includes('growth-below-threshold'));
        const less = lineWith(need.neededFen - 1);
        assert.ok(
          less.thresholdFen === undefined ||
            less.thresholdFen < need.thresholdFen ||
            less.codes.includes('growth-below-threshold'),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('follows another reading of the same words', () => {
    const made = scenario(jiaxing, AWARD_RULES, { 'general.bounds': 'exclusive', 'growth.priorPeak': 'record-only' });
    assert.ok('book' in made, JSON.stringify(made));
    const other = milestonesOf(made.book, calculatorOf(made.book))!;
    const found = other(facts({}, { peakBeforeRecordFen: 9000 * WAN }), '2026-11-24').outlook!;
    assert.equal(found.needs[0]?.neededFen, 2000 * WAN + 1);
  });

  it('is near from a share of the tier on', () => {
    const near = (wan: number) => isNearTier(outlook(facts({ 2025: wan }, { peakBeforeRecordFen: 0 })), 8000);
    assert.deepEqual([near(1599), near(1600), near(1999), near(2000), near(2400)], [false, true, true, false, true]);
    assert.equal(isNearTier(undefined, 8000), false);
    assert.equal(isNearTier(outlook(facts({})), 8000), false);
  });
});

describe('the least revenue of which something holds', () => {
  it('holds, and one fen less does not', () => {
    const how = { ratio: 'exact', bounds: 'inclusive' } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 14 }), fc.integer({ min: 0, max: 10 ** 14 }), (before, tier) => {
        const holds = (fen: number) => reaches(fen, tier, 'inclusive') && grewBy(fen, before, 1000, how);
        const least = leastRevenue(holds)!;
        return holds(least) && (least === 0 || !holds(least - 1));
      }),
    );
    assert.equal(
      leastRevenue(() => false),
      undefined,
    );
    assert.equal(
      leastRevenue(() => true),
      0,
    );
  });
});
