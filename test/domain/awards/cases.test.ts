import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resultOf } from '../../../server/domain/awards/result.ts';
import { assessJiaxing, factsOf } from './fixtures.ts';

interface WorkedCase {
  readonly name: string;
  readonly asOf: string;
  readonly subject: { readonly id: string };
  readonly expected: { readonly totalYuan: number; readonly lines: readonly object[] };
}

const file = new URL('../../cases/assess.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly WorkedCase[];

describe('the worked cases of the policy (test/cases/assess.json)', () => {
  it('are all there', () => {
    assert.equal(cases.length, 63);
    assert.equal(new Set(cases.map((one) => one.subject.id)).size, 63);
  });

  for (const { name, asOf, subject, expected } of cases) {
    it(`${subject.id} ${name}`, () => {
      const { id, policy, asOf: day, totalYuan, lines } = resultOf(assessJiaxing(factsOf(subject), asOf));
      assert.deepEqual({ id, policy, asOf: day }, { id: subject.id, policy: 'jiaxing-2024-6', asOf });
      // `steps` have tests of their own; every other key must be there, in the contract's order.
      const bare = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([key]) => key !== 'steps')));
      assert.equal(JSON.stringify({ totalYuan, lines: bare }), JSON.stringify(expected));
      for (const line of lines) assert.equal(Object.keys(line).at(-1), 'steps');
    });
  }
});
