import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadProjectRules } from '../../server/policy-data/projects-loader.ts';
import { faultWords, folderWith, removeFolders, temporaryFolder } from './fixtures.ts';

const RULES = readFileSync(path.join(SHIPPED_POLICIES, 'projects.yaml'), 'utf8');

describe('what projects go by', () => {
  afterEach(removeFolders);

  it('comes with Heku, or from the last folder that has any', () => {
    const rules = loadProjectRules([]);
    assert.deepEqual([rules.reportDays, rules.ratingAnswerDays, rules.questions.length], [10, 10, 4]);
    assert.ok(rules.contractItems.some(({ required }) => !required));
    const folder = folderWith('projects.yaml', RULES.replace('reportDays: { value: 10', 'reportDays: { value: 15'));
    assert.equal(loadProjectRules([folder, temporaryFolder()]).reportDays, 15);
  });

  for (const [name, old, replacement, words] of [
    ['a term of no days', 'reportDays: { value: 10', 'reportDays: { value: 0', /reportDays\.value/],
    ['a mode without a source', 'name: N+X 模式, source: 嘉政发〔2024〕6号二（一）2', 'name: N+X 模式', /modes\[2\]/],
    ['a code twice', '{ code: general,', '{ code: light-saas,', /modes\[1\]\.code[\s\S]*重复/],
    ['a question with four anchors', '没有培训，交付后不管, 走过场, ', '没有培训，交付后不管, ', /anchors/],
    ['an anchor twice', '找不到人, 催促多次才回应', '找不到人, 找不到人', /anchors[\s\S]*不能相同/],
    ['a contract without any required clause', 'required: true', 'required: false', /必备/],
    ['a fault of nobody known', 'fault: provider', 'fault: market', /fault/],
  ] as const)
    it(`refuses ${name}`, () => {
      assert.ok(RULES.includes(old), old);
      const folder = folderWith('projects.yaml', RULES.replaceAll(old, replacement));
      assert.match(
        faultWords(() => loadProjectRules([folder])),
        words,
      );
    });
});
