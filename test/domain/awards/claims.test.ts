import assert from 'node:assert/strict';
import { claimsIn, lineAbout } from '../../../server/domain/awards/award-case.ts';
import { groupedLines } from '../../../server/domain/awards/award-groups.ts';
import { assessJiaxing, factsOf, firm, standard } from './fixtures.ts';

const linesOf = (...standards: readonly object[]) =>
  assessJiaxing(factsOf(firm({ revenue: [], standards })), '2027-06-30').lines;
const about = { clause: '3.1.4.2', matter: 'standard:T/ZJEI 010-2024' };

describe('the claim among lines of one standard', () => {
  for (const [name, standards, outcomes, place] of [
    ['the only one', [standard()], ['payable'], 0],
    ['the first, and what repeats it is none', [standard(), standard()], ['payable', 'not-eligible'], 0],
    [
      'the second, where the first is not eligible',
      [standard({ rank: 2 }), standard()],
      ['payable', 'not-eligible'],
      0,
    ],
    [
      'the one that is not refused, however they are ordered',
      [standard({ publishedOn: '2024-05-01', kind: 'revision' }), standard()],
      ['not-eligible', 'payable'],
      1,
    ],
    [
      'the first, where none is eligible',
      [standard({ rank: 2 }), standard({ rank: 3 })],
      ['not-eligible', 'not-eligible'],
      0,
    ],
  ] as const) {
    it(`is ${name}`, () => {
      const lines = linesOf(...standards);
      assert.deepEqual(
        lines.map(({ outcome }) => outcome),
        outcomes,
      );
      assert.equal(lineAbout(lines, about), lines[place]);
      assert.equal(lineAbout(lines, { matter: about.matter }), lines[place]);
      assert.deepEqual(
        claimsIn(lines).map(({ line }) => line),
        [lines[place]],
      );
      // Only the claim is what was enjoyed.
      const groups = groupedLines(lines, [about.clause], () => true).map(({ group }) => group);
      assert.deepEqual(
        groups,
        lines.map((_, i) => (i === place ? 'enjoyed' : 'not-eligible')),
      );
    });
  }

  it('is none of another clause or matter', () => {
    assert.equal(lineAbout(linesOf(standard()), { ...about, clause: '3.1.4.1' }), undefined);
    assert.equal(lineAbout(linesOf(standard()), { matter: 'standard:T/ZJEI 011-2024' }), undefined);
  });
});
