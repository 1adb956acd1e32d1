import assert from 'node:assert/strict';
import { alternativeOf, briefLines, jiaxing, replaced } from './fixtures.ts';
import type { AlternativeCase } from './alternatives/alternative-case.ts';
import { generalAlternatives } from './alternatives/general.cases.ts';
import { growthAlternatives } from './alternatives/growth.cases.ts';
import { softwareAndPoolAlternatives } from './alternatives/software-and-pool.cases.ts';
import { standardAlternatives } from './alternatives/standards.cases.ts';

const cases: readonly AlternativeCase[] = [
  ...generalAlternatives,
  ...growthAlternatives,
  ...softwareAndPoolAlternatives,
  ...standardAlternatives,
];

describe('other readings of the policy, each alone, against the default', () => {
  for (const {
    parameter,
    alternative,
    name,
    subject,
    asOf = '2027-06-30',
    evidence,
    given = {},
    ...expected
  } of cases) {
    it(`${parameter} = ${alternative}: ${name}`, () => {
      const other = { ...given, [parameter]: alternativeOf(jiaxing, parameter, alternative) };
      assert.deepEqual(briefLines(subject, asOf, replaced(jiaxing, given), evidence), expected.byDefault);
      assert.deepEqual(briefLines(subject, asOf, replaced(jiaxing, other), evidence), expected.otherwise);
    });
  }

  it('every alternative of the policy has a case in which it changes the answer', () => {
    const changing = cases.filter(({ byDefault, otherwise }) => byDefault.join('\n') !== otherwise.join('\n'));
    const shown = new Set(changing.map(({ parameter, alternative }) => `${parameter} = ${alternative}`));
    const all = jiaxing.parameters.flatMap(({ key, alternatives }) => alternatives.map(({ id }) => `${key} = ${id}`));
    assert.deepEqual([...shown].sort(), all.sort());
    assert.ok(all.length >= 47);
  });
});
