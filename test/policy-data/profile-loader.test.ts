import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PolicyDataError, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadProfileRules } from '../../server/policy-data/profile-loader.ts';
import { removeFolders, temporaryFolder } from './fixtures.ts';

const PROFILE = readFileSync(path.join(SHIPPED_POLICIES, 'profile.yaml'), 'utf8');

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'profile.yaml'), text);
  return folder;
}

describe('what the city asks of a profile', () => {
  afterEach(removeFolders);

  it('comes with four purposes, kinds of certificates, and a year of freshness', () => {
    const { purposes, certificateKinds, freshDays } = loadProfileRules([]);
    assert.deepEqual(
      purposes.map(({ code }) => code),
      ['apply', 'directory', 'grading', 'awards'],
    );
    assert.ok(purposes.every(({ source, needs }) => source !== '' && new Set(needs).size === needs.length));
    assert.equal(new Set(certificateKinds.map(({ code }) => code)).size, certificateKinds.length);
    assert.equal(freshDays, 365);
  });

  it('comes from the last folder that has any', () => {
    const folder = folderWith(PROFILE.replace('value: 365', 'value: 180'));
    assert.equal(loadProfileRules([folder, temporaryFolder()]).freshDays, 180);
  });

  for (const [name, old, replacement, says] of [
    ['a need nobody can judge', 'needs: [team,', 'needs: [luck,', 'purposes[2].needs[0]'],
    ['a purpose without source', '    source: 默认值，对应入库申报内容\n', '', 'purposes[0].source 缺少 source'],
    ['a kind twice', 'code: cmmi', 'code: itss', 'certificateKinds[7].code itss 重复'],
    ['a purpose twice', 'code: grading', 'code: apply', 'purposes[2].code apply 重复'],
    ['no freshness', 'value: 365', 'value: 0', 'freshDays.value'],
    ['a key nobody knows', 'purposes:\n', 'more: 1\npurposes:\n', 'more 不认识的键 more'],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(PROFILE.includes(old), old);
      assert.throws(
        () => loadProfileRules([folderWith(PROFILE.replace(old, replacement))]),
        (error) =>
          error instanceof PolicyDataError && error.faults.some((one) => `${one.path} ${one.message}`.includes(says)),
      );
    });
  }
});
