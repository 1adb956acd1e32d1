import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scorecardOf, type GradingFacts } from '../../../server/domain/grading/scorecard.ts';
import { changedScheme, Simulation, sumOfWeights } from '../../../server/domain/grading/simulation.ts';
import type { GradingScheme } from '../../../server/domain/policy/grading-rules.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { anyFacts } from '../../support/grading-facts.ts';

const scheme = loadGradingScheme([]);
const indicators = scheme.dimensions.flatMap((one) => one.indicators);
const refusals = (weights: Record<string, number>, least: Record<string, number> = {}) => {
  const changed = changedScheme(scheme, { weights, least });
  return 'refusals' in changed ? changed.refusals.map(({ place, code }) => `${place} ${code}`) : [];
};

describe('a scheme with other weights and thresholds', () => {
  for (const [name, weights, least, expected] of [
    ['nothing changed', {}, {}, []],
    ['a weight moved', { 'accepted-cases': 0, industries: 18 }, {}, []],
    ['weights that do not sum', { industries: 7 }, {}, ['weights sum-wrong']],
    ['no whole weight', { industries: 6.5 }, {}, ['weight-industries weight-wrong']],
    ['a weight below nothing', { industries: -1 }, {}, ['weight-industries weight-wrong']],
    ['no number', { industries: Number.NaN }, {}, ['weight-industries weight-wrong']],
    ['other thresholds', {}, { A: 90, B: 89 }, []],
    ['a threshold beyond', {}, { A: 101 }, ['least-0 least-wrong']],
    ['thresholds that do not fall', {}, { B: 85 }, ['least-1 not-falling']],
    ['a last level not from 0', {}, { D: 10 }, ['least-3 last-not-zero']],
    [
      'both at once',
      { industries: 7 },
      { C: 70, D: 1 },
      ['weights sum-wrong', 'least-2 not-falling', 'least-3 last-not-zero'],
    ],
  ] as const) {
    it(`${expected.length === 0 ? 'takes' : 'refuses'} ${name}`, () => {
      assert.deepEqual(refusals(weights, least), expected);
    });
  }
});

function simulated(other: GradingScheme, facts: readonly GradingFacts[]) {
  const simulation = new Simulation(scheme, other);
  for (const [i, one] of facts.entries()) simulation.add({ uscc: String(i), firm: `企业${i}`, region: '330402' }, one);
  return simulation;
}
const changedBy = (change: Parameters<typeof changedScheme>[1]): GradingScheme => {
  const changed = changedScheme(scheme, change);
  assert.ok('scheme' in changed);
  return changed.scheme;
};

describe('a simulation', () => {
  const many = fc.array(anyFacts, { maxLength: 30 });
  /** Weights moved from one indicator to another still sum to 100. */
  const moved = fc
    .record({ from: fc.nat(indicators.length - 1), to: fc.nat(indicators.length - 1), points: fc.nat(5) })
    .filter(({ from, to, points }) => from !== to && (indicators[from]?.weight ?? 0) >= points)
    .map(({ from, to, points }) => {
      const [one, two] = [indicators[from], indicators[to]];
      return { [one?.id ?? '']: (one?.weight ?? 0) - points, [two?.id ?? '']: (two?.weight ?? 0) + points };
    });

  it('moves nobody where nothing changes', () => {
    fc.assert(
      fc.property(many, (facts) => {
        const { movers, counts, matrix } = simulated(changedBy({ weights: {}, least: {} }), facts);
        assert.deepEqual(movers, []);
        assert.equal(counts.stayed, facts.length);
        assert.ok(matrix.cells().every(({ from, to }) => from === to));
      }),
    );
  });

  it('raises nobody by higher thresholds, and lets nobody fall by lower ones', () => {
    const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 3, maxLength: 3 });
    const shifted = (way: 1 | -1) => (shifts: readonly number[]) => {
      const [a = 0, b = 0, c = 0] = way === 1 ? shifts.toSorted((x, y) => y - x) : shifts.toSorted((x, y) => x - y);
      return changedBy({
        weights: {},
        least: { A: 85 + way * a, B: 70 + way * Math.min(b, 9), C: 60 + way * Math.min(c, 9) },
      });
    };
    fc.assert(
      fc.property(many, thresholds, (facts, shifts) => {
        assert.equal(simulated(shifted(1)(shifts), facts).counts.rose, 0);
        assert.equal(simulated(shifted(-1)(shifts), facts).counts.fell, 0);
      }),
    );
  });

  it('counts every firm once in its matrix, and those off its middle as movers', () => {
    fc.assert(
      fc.property(many, moved, (facts, weights) => {
        const other = changedBy({ weights, least: { A: 80 } });
        assert.equal(sumOfWeights(other), 100);
        const { firms, matrix, movers, counts } = simulated(other, facts);
        const sum = (cells: readonly { readonly firms: number }[]) => cells.reduce((all, one) => all + one.firms, 0);
        assert.equal(firms, facts.length);
        assert.equal(sum(matrix.cells()), facts.length);
        assert.equal(sum(matrix.cells().filter(({ from, to }) => from !== to)), movers.length);
        assert.equal(counts.rose + counts.fell + counts.graded + counts.ungraded, movers.length);
      }),
    );
  });

  it('leaves out an indicator of weight 0, whatever is known of it', () => {
    const other = changedBy({ weights: { 'accepted-cases': 0, industries: 18 }, least: {} });
    const [with10, with0] = [10, 0].map((acceptedCases) =>
      scorecardOf(other, { figures: { acceptedCases, industries: 2, ownProducts: 3 }, counts: {} }),
    );
    assert.equal(with10?.total, with0?.total);
    assert.ok((with10?.total ?? 0) > 0);
  });
});
