import assert from 'node:assert/strict';
import { brief, factsOf, jiaxing, resultUnder } from './fixtures.ts';
import { generalReadings } from './readings/general.cases.ts';
import { growthReadings } from './readings/growth.cases.ts';
import { standardReadings } from './readings/standards.cases.ts';

const cases = [...generalReadings, ...growthReadings, ...standardReadings];

describe('each reading of the policy', () => {
  for (const { reading, name, subject, asOf = '2027-06-30', lines, says = [] } of cases) {
    it(`${reading} ${name}`, () => {
      const result = resultUnder(jiaxing, factsOf(subject), asOf);
      assert.deepEqual(result.lines.map(brief), lines);
      const sentences = result.lines[0]?.steps.map((step) => step.text) ?? [];
      assert.deepEqual(
        says.filter((words) => !sentences.includes(words)),
        [],
        sentences.join('\n'),
      );
    });
  }

  it('every reading has a case', () => {
    const shown = new Set(cases.map(({ reading }) => reading));
    assert.deepEqual([...shown].sort(), jiaxing.readings.map(({ id }) => id).sort());
    assert.equal(shown.size, 33);
  });

  it('every reading is made true by a parameter', () => {
    const used = new Set(jiaxing.parameters.map((parameter) => parameter.reading));
    assert.deepEqual([...used].sort(), jiaxing.readings.map(({ id }) => id).sort());
  });
});
