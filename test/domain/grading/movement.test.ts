import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spreadsOf, standingCounts } from '../../../server/domain/grading/distribution.ts';
import { cardOf, sumOf } from '../../../server/domain/grading/grade-result.ts';
import { GradeTally } from '../../../server/domain/grading/grade-tally.ts';
import { moveOf, movementOf, reasonOf, sameScoring, type Standing } from '../../../server/domain/grading/movement.ts';
import type { GradingFacts } from '../../../server/domain/grading/scorecard.ts';
import { changedScheme } from '../../../server/domain/grading/simulation.ts';
import type { GradingScheme } from '../../../server/domain/policy/grading-rules.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { anyFacts } from '../../support/grading-facts.ts';

const scheme = loadGradingScheme([]);
const other = (weights: Record<string, number>, least: Record<string, number> = {}): GradingScheme => {
  const changed = changedScheme(scheme, { weights, least });
  if ('refusals' in changed) throw new Error('a wrong scheme');
  return { ...changed.scheme, version: '2027-1' };
};
const firm = (uscc: string, grade: string | null, total = 0): Standing => ({
  ...{ uscc, grade, total, firm: `企业${uscc}`, region: '330402', categories: [] },
});
const known = (figures: GradingFacts['figures'], lateChanges = 0): GradingFacts => ({
  figures,
  counts: { lateChanges },
});
const scored = (facts: GradingFacts, by = scheme) => ({ scheme: by, facts, corrections: [] });

describe('movement between two rounds', () => {
  for (const [from, to, move] of [
    ['B', 'A', 'rose'],
    ['A', 'D', 'fell'],
    ['C', 'C', 'stayed'],
    [null, null, 'stayed'],
    [null, 'D', 'graded'],
    ['A', null, 'ungraded'],
  ] as const) {
    it(`${from} to ${to}: ${move}`, () => {
      assert.equal(moveOf(scheme, from, scheme, to), move);
    });
  }

  it('compares grades by their place, where schemes name them otherwise', () => {
    const named = { levels: scheme.levels.map((level, i) => ({ ...level, grade: '甲乙丙丁'[i] ?? '' })) };
    assert.equal(moveOf(scheme, 'B', named, '乙'), 'stayed');
    assert.equal(moveOf(scheme, 'B', named, '甲'), 'rose');
  });

  it('knows who came and who left, in the order of the codes', () => {
    const moved = movementOf(
      { scheme, standings: [firm('1', 'A'), firm('3', 'C', 100), firm('4', 'B')] },
      { scheme, standings: [firm('2', 'A'), firm('3', 'C', 900), firm('4', 'A')] },
    );
    assert.deepEqual(
      moved.map(({ firm: { uscc }, move }) => [uscc, move]),
      [
        ['1', 'left'],
        ['2', 'came'],
        ['3', 'stayed'],
        ['4', 'rose'],
      ],
    );
  });

  it('says what moved the total, the most first, with the value before and after', () => {
    const before = scored(known({ acceptedCases: 2, ownProducts: 1 }));
    const after = scored(known({ acceptedCases: 8, ownProducts: 1 }, 1));
    const { causes, underEarlier } = reasonOf(before, after);
    assert.deepEqual(
      causes.map(({ id, value }) => [id, value.from, value.to]),
      [
        ['accepted-cases', 2, 8],
        ['late', 0, 1],
      ],
    );
    assert.equal(causes[1]?.by, -200);
    assert.equal(underEarlier, null);
  });

  it('says what the earlier scheme would have made of the later facts', () => {
    const facts = known({ acceptedCases: 5, ownProducts: 3 });
    const heavier = other({ 'accepted-cases': 13, 'own-products': 5 });
    const { causes, underEarlier } = reasonOf(scored(facts), scored(facts, heavier));
    const { total, grade } = sumOf(cardOf(scheme, facts));
    assert.deepEqual(underEarlier, { total, grade });
    assert.deepEqual(causes.find(({ id }) => id === 'accepted-cases')?.weight, { from: 12, to: 13 });
  });

  it('takes a scheme for the same where only its words are others', () => {
    assert.equal(sameScoring(scheme, { ...scheme, version: '2027-1', title: '新' }), true);
    assert.equal(sameScoring(scheme, other({}, { A: 90 })), false);
    assert.equal(sameScoring(scheme, { ...scheme, leastScored: 50 }), false);
  });

  it('gives no reason where nothing changed, and else reasons that come to the difference of the totals', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, two) => {
        assert.deepEqual(reasonOf(scored(one), scored(one)), { causes: [], underEarlier: null });
        const [was, is] = [one, two].map((facts) => cardOf(scheme, facts).total) as [number, number];
        // What deductions would take off below nothing they do not take off.
        fc.pre(was > 0 && is > 0);
        const sum = reasonOf(scored(one), scored(two)).causes.reduce((all, { by }) => all + by, 0);
        // Each of 17 indicators is rounded down, and so is the total.
        assert.ok(Math.abs(sum - (is - was)) <= 60, `${sum} is not ${is - was}`);
      }),
    );
  });

  it('counts every firm of both rounds once, and turns round with the rounds', () => {
    const grades = fc.constantFrom('A', 'B', 'C', 'D', null);
    const rounds = fc.dictionary(fc.constantFrom(...'abcdefgh'), grades);
    const standings = (round: Record<string, string | null>) =>
      Object.entries(round).map(([uscc, grade]) => firm(uscc, grade));
    const back = { rose: 'fell', fell: 'rose', stayed: 'stayed', graded: 'ungraded', ungraded: 'graded' } as const;
    fc.assert(
      fc.property(rounds, rounds, (one, two) => {
        const [before, after] = [one, two].map((round) => ({ scheme, standings: standings(round) })) as [
          { scheme: GradingScheme; standings: Standing[] },
          { scheme: GradingScheme; standings: Standing[] },
        ];
        const there = movementOf(before, after);
        assert.equal(there.length, new Set([...Object.keys(one), ...Object.keys(two)]).size);
        assert.deepEqual(
          movementOf(after, before).map(({ move }) => move),
          there.map(({ move }) => ({ ...back, came: 'left', left: 'came' })[move]),
        );
        assert.ok(movementOf(before, before).every(({ move }) => move === 'stayed'));
      }),
    );
  });
});

describe('how the grades of a round are spread', () => {
  it('moves who was graded anew or after all, in all that it counts in', () => {
    const tally = new GradeTally();
    const sum = { total: 0, scoredWeight: 100, dimensions: [], read: 1 };
    tally.add({ ...sum, ...firm('1', 'B'), categories: ['x', 'y'] });
    tally.add({ ...sum, ...firm('2', null), region: '330481', categories: ['x'] });
    const counts = standingCounts(tally.counts(), [
      { region: '330402', categories: ['x', 'y'], from: 'B', to: 'A' },
      { region: '330402', categories: [], to: 'C' },
    ]);
    const shown = (by: 'all' | 'region' | 'category') =>
      spreadsOf(counts, by, scheme).map(({ key, firms, grades }) => [key, firms, ...grades.map((one) => one.firms)]);
    assert.deepEqual(shown('all'), [['', 3, 1, 0, 1, 0, 1]]);
    assert.deepEqual(shown('region'), [
      ['330402', 2, 1, 0, 1, 0, 0],
      ['330481', 1, 0, 0, 0, 0, 1],
    ]);
    assert.deepEqual(shown('category'), [
      ['x', 2, 1, 0, 0, 0, 1],
      ['y', 1, 1, 0, 0, 0, 0],
    ]);
  });
});
