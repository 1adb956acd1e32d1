import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadAdjustmentRules } from '../../server/policy-data/adjustments-loader.ts';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { faultWords, folderWith, removeFolders, temporaryFolder } from './fixtures.ts';

const RULES = readFileSync(path.join(SHIPPED_POLICIES, 'adjustments.yaml'), 'utf8');

describe('the terms of adjustments', () => {
  afterEach(removeFolders);

  it('come with Heku, or from the last folder that has any', () => {
    assert.deepEqual(loadAdjustmentRules([]), {
      ...{ handleDays: 10, defenceDays: 5, repayDays: 15, confirmDays: 10 },
      claimReminders: [60, 30, 7],
    });
    const folder = folderWith('adjustments.yaml', RULES.replace('value: 15', 'value: 30'));
    assert.equal(loadAdjustmentRules([folder, temporaryFolder()]).repayDays, 30);
  });

  for (const [name, old, replacement, words] of [
    ['no days', 'value: 5', 'value: 0', /defenceDays\.value/],
    ['half a day', 'value: 5', 'value: 2.5', /defenceDays\.value/],
    ['a term without a source', 'source: 默认值，自决定追缴之日起', "source: ''", /repayDays\.source/],
    ['a term that is missing', 'handleDays', 'otherDays', /handleDays/],
  ] as const) {
    it(`refuse ${name}`, () => {
      assert.ok(RULES.includes(old), old);
      const folder = folderWith('adjustments.yaml', RULES.replace(old, replacement));
      assert.match(
        faultWords(() => loadAdjustmentRules([folder])),
        words,
      );
    });
  }
});
