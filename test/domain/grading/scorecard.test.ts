import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextStep, scorecardOf, shareOf } from '../../../server/domain/grading/scorecard.ts';
import {
  GRADING_FIGURES,
  type GradingFigure,
  type GradingFormula,
  type GradingScheme,
} from '../../../server/domain/policy/grading-rules.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';

const scheme = loadGradingScheme([]);
const TABLE: GradingFormula = {
  kind: 'table',
  steps: [
    { least: 1, percent: 40 },
    { least: 3, percent: 100 },
  ],
};
const MORE: GradingFormula = { kind: 'linear', none: 60, full: 100 };
const LESS: GradingFormula = { kind: 'linear', none: 48, full: 4 };

describe('the formulas of indicators', () => {
  for (const [name, formula, value, share, next] of [
    ['a table, below', TABLE, 0, 0, 1],
    ['a table, on a step', TABLE, 1, 4000, 3],
    ['a table, between steps', TABLE, 2.9, 4000, 3],
    ['a table, on the last', TABLE, 3, 10_000, undefined],
    ['a table, beyond', TABLE, 99, 10_000, undefined],
    ['linear, at nothing', MORE, 60, 0, 100],
    ['linear, below nothing', MORE, 10, 0, 100],
    ['linear, half way', MORE, 80, 5000, 100],
    ['linear, rounded down', MORE, 60.001, 0, 100],
    ['linear, all', MORE, 100, 10_000, undefined],
    ['less is better, at nothing', LESS, 48, 0, 4],
    ['less is better, half way', LESS, 26, 5000, 4],
    ['less is better, all', LESS, 4, 10_000, undefined],
    ['less is better, beyond', LESS, 0, 10_000, undefined],
  ] as const) {
    it(`${name}: ${value} brings ${share}`, () => {
      assert.equal(shareOf(formula, value), share);
      assert.equal(nextStep(formula, value), next);
    });
  }
});

const small: GradingScheme = {
  ...{ id: 's', title: 't', version: '1', source: 'x', leastScored: 60 },
  dimensions: [
    {
      ...{ id: 'a', title: 'A' },
      indicators: [
        { ...{ id: 'i', title: 'i', figure: 'acceptedCases', weight: 30, formula: TABLE, evidence: '', source: '' } },
        { ...{ id: 'j', title: 'j', figure: 'industries', weight: 10, formula: TABLE, evidence: '', source: '' } },
      ],
    },
    {
      ...{ id: 'b', title: 'B' },
      indicators: [
        { ...{ id: 'k', title: 'k', figure: 'acceptanceRate', weight: 60, formula: MORE, evidence: '', source: '' } },
      ],
    },
  ],
  rounds: loadGradingScheme([]).rounds,
  deductions: [{ id: 'd', title: 'd', count: 'lateChanges', each: 2, most: 5, source: '' }],
  levels: [
    { grade: 'A', least: 85, consequence: '' },
    { grade: 'B', least: 60, consequence: '' },
    { grade: 'D', least: 0, consequence: '' },
  ],
};

describe('a scorecard', () => {
  for (const [name, figures, late, total, scoredWeight, grade] of [
    ['all known, all full', { acceptedCases: 3, industries: 3, acceptanceRate: 100 }, 0, 10_000, 100, 'A'],
    ['all known, some', { acceptedCases: 1, industries: 0, acceptanceRate: 80 }, 0, 4200, 100, 'D'],
    [
      'one missing: its weight is spread in its dimension',
      { acceptedCases: 1, acceptanceRate: 100 },
      0,
      7600,
      100,
      'B',
    ],
    [
      'a dimension missing: the rest is scaled, and too little is known',
      { acceptedCases: 3, industries: 3 },
      0,
      10_000,
      40,
      undefined,
    ],
    ['only the other one', { acceptanceRate: 100 }, 0, 10_000, 60, 'A'],
    ['nothing known', {}, 0, 0, 0, undefined],
    ['taken off', { acceptedCases: 3, industries: 3, acceptanceRate: 100 }, 2, 9600, 100, 'A'],
    ['taken off, up to the most', { acceptedCases: 3, industries: 3, acceptanceRate: 100 }, 9, 9500, 100, 'A'],
    ['never below nothing', { acceptedCases: 0, industries: 0, acceptanceRate: 0 }, 9, 0, 100, 'D'],
    ['on the threshold', { acceptedCases: 3, industries: 3, acceptanceRate: 90 }, 0, 8500, 100, 'A'],
  ] as const) {
    it(name, () => {
      const card = scorecardOf(small, { figures, counts: { lateChanges: late } });
      assert.deepEqual([card.total, card.scoredWeight, card.level?.grade], [total, scoredWeight, grade]);
    });
  }

  it('shows what is not scored as such, and never as zero', () => {
    const [first] = scorecardOf(small, { figures: { acceptedCases: 1 }, counts: {} }).dimensions;
    assert.deepEqual(
      first!.indicators.map(({ points, most, next }) => [points, most, next]),
      [
        [1600, 4000, 3],
        [undefined, 0, undefined],
      ],
    );
  });

  const figures = fc.record(
    Object.fromEntries(Object.keys(GRADING_FIGURES).map((name) => [name, fc.integer({ min: 0, max: 400 })])) as Record<
      GradingFigure,
      fc.Arbitrary<number>
    >,
    { requiredKeys: [] },
  );

  it('is never lowered by a better figure', () => {
    const better = new Map(
      scheme.dimensions.flatMap(({ indicators }) =>
        indicators.flatMap(({ figure, formula }) =>
          figure === 'judged'
            ? []
            : [[figure, formula.kind === 'linear' && formula.full < formula.none ? -1 : 1] as const],
        ),
      ),
    );
    fc.assert(
      fc.property(figures, fc.constantFrom(...better.keys()), fc.nat(200), (known, name, more) => {
        const value = known[name];
        if (value === undefined) return;
        const before = scorecardOf(scheme, { figures: known, counts: {} }).total;
        const after = scorecardOf(scheme, {
          figures: { ...known, [name]: value + more * (better.get(name) ?? 1) },
          counts: {},
        }).total;
        assert.ok(after >= before, `${name}: ${before} → ${after}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of indicators, stays between 0 and 100, and adds up within rounding', () => {
    const turned: GradingScheme = {
      ...scheme,
      dimensions: scheme.dimensions.toReversed().map((one) => ({ ...one, indicators: one.indicators.toReversed() })),
    };
    fc.assert(
      fc.property(figures, (known) => {
        const card = scorecardOf(scheme, { figures: known, counts: {} });
        assert.equal(scorecardOf(turned, { figures: known, counts: {} }).total, card.total);
        assert.ok(card.total >= 0 && card.total <= 10_000);
        for (const { indicators, points, weight } of card.dimensions) {
          const sum = indicators.reduce((all, one) => all + (one.points ?? 0), 0);
          assert.ok((points ?? 0) <= weight * 100);
          assert.ok((points ?? 0) - sum >= 0 && (points ?? 0) - sum < indicators.length);
        }
      }),
    );
  });

  it('spreads the weight of what is missing over what is known of the same dimension, in proportion', () => {
    fc.assert(
      fc.property(figures, (known) => {
        for (const { dimension, weight, indicators } of scorecardOf(scheme, { figures: known, counts: {} })
          .dimensions) {
          const sum = dimension.indicators.reduce((all, one) => all + one.weight, 0);
          assert.equal(weight, sum);
          const scored = indicators.filter(({ points }) => points !== undefined);
          for (const one of indicators) if (!scored.includes(one)) assert.equal(one.most, 0, one.indicator.id);
          const whole = scored.reduce((sum, { indicator }) => sum + indicator.weight, 0);
          for (const { indicator, most, points = 0 } of scored) {
            const due = (weight * 100 * indicator.weight) / whole;
            assert.ok(Math.abs(most - due) < 1, `${indicator.id}: ${most} of ${due}`);
            assert.ok(points <= most);
          }
          const most = scored.reduce((sum, one) => sum + one.most, 0);
          if (scored.length > 0) assert.ok(Math.abs(most - weight * 100) < scored.length);
        }
      }),
    );
  });
});
