import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { loadPolicy } from '../../server/policy-data/loader.ts';
import { editedCopy, faultsOf, JIAXING, lineIn, removeFolders } from './fixtures.ts';
import { otherRefusals } from './refusals/other-files.cases.ts';
import { parameterRefusals } from './refusals/parameters.cases.ts';

const RATE = 'value: 1000 }';

describe('policy data that is refused, with file, line and place', () => {
  afterEach(removeFolders);

  for (const { name, file = 'parameters.yaml', old, new: replacement, at: marker = replacement, says } of [
    ...parameterRefusals,
    ...otherRefusals,
  ]) {
    it(name, () => {
      const folder = editedCopy([{ file, old, new: replacement }]);
      const faults = faultsOf(() => loadPolicy(folder, AWARD_RULES));
      const line = lineIn(path.join(folder, file), marker);
      assert.ok(faults.includes(`${file}:${line} ${says}`), faults.join('\n'));
    });
  }

  it('a parameter left out', () => {
    const old = 'key: standards.leadRank\n';
    const folder = editedCopy([{ file: 'parameters.yaml', old, new: 'key: standards.award # instead\n' }]);
    const faults = faultsOf(() => loadPolicy(folder, AWARD_RULES));
    const list = lineIn(path.join(folder, 'parameters.yaml'), '- key: general.bounds');
    assert.ok(faults.includes(`parameters.yaml:${list} parameters 缺少参数 standards.leadRank`), faults.join('\n'));
  });

  it('several faults at once, each named', () => {
    const folder = editedCopy([
      { file: 'parameters.yaml', old: 'reading: G7', new: 'reading: G77' },
      { file: 'parameters.yaml', old: RATE, new: 'value: ten }' },
      { file: 'document.yaml', old: 'rule: group-standard', new: 'rule: nothing' },
    ]);
    const faults = faultsOf(() => loadPolicy(folder, AWARD_RULES));
    for (const words of [
      '没有口径 G77',
      'growth.rate 应为',
      '没有规则 nothing',
      '口径 G7 没有参数',
      '没有规则使用参数 standards.award',
    ])
      assert.ok(
        faults.some((fault) => fault.includes(words)),
        words,
      );
  });

  it('an empty file', () => {
    const folder = editedCopy([]);
    writeFileSync(path.join(folder, 'readings.yaml'), '');
    assert.deepEqual(
      faultsOf(() => loadPolicy(folder, AWARD_RULES)),
      ['readings.yaml:1  类型有误，应为 object'],
    );
  });

  it('nothing, where nothing was changed', () => {
    assert.deepEqual(
      faultsOf(() => loadPolicy(JIAXING, AWARD_RULES)),
      [],
    );
    assert.deepEqual(
      faultsOf(() => loadPolicy(editedCopy([]), AWARD_RULES)),
      [],
    );
  });
});
