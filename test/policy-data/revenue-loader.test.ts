import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PolicyDataError, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadRevenueRules } from '../../server/policy-data/revenue-loader.ts';
import { removeFolders, temporaryFolder } from './fixtures.ts';

const REVENUE = readFileSync(path.join(SHIPPED_POLICIES, 'revenue.yaml'), 'utf8');

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'revenue.yaml'), text);
  return folder;
}

describe('how revenue is verified', () => {
  afterEach(removeFolders);

  it('compares audit report and tax return, within one per cent', () => {
    const { sources, ...rest } = loadRevenueRules([]);
    assert.deepEqual(
      sources.map(({ code }) => code),
      ['audit', 'tax'],
    );
    assert.deepEqual(rest, {
      toleranceBasisPoints: 100,
      verifyDays: 10,
      correctionDays: 10,
      yearsBack: 10,
      nearTierBasisPoints: 8000,
    });
    const purposes = ['other', ...loadPool([]).materials.map(({ code }) => code)];
    assert.ok(sources.every(({ purpose }) => purposes.includes(purpose)));
  });

  it('comes from the last folder that has any', () => {
    const folder = folderWith(
      REVENUE.replace('toleranceBasisPoints: { value: 100', 'toleranceBasisPoints: { value: 250'),
    );
    assert.equal(loadRevenueRules([folder, temporaryFolder()]).toleranceBasisPoints, 250);
  });

  for (const [name, old, replacement, says] of [
    ['a source twice', 'code: tax', 'code: audit', 'sources[1].code audit 重复'],
    ['a tolerance below zero', 'value: 100,', 'value: -1,', 'toleranceBasisPoints.value'],
    [
      'a tolerance without source',
      'value: 100, source: 默认值，收入确认时点和税会差异通常在 1% 以内，须由市经信局确认',
      'value: 100',
      'toleranceBasisPoints.source 缺少 source',
    ],
    ['no time to verify', 'verifyDays: { value: 10', 'verifyDays: { value: 0', 'verifyDays.value'],
    ['a word that nobody knows', 'yearsBack:', 'yearsForward:', 'yearsForward'],
  ] as const)
    it(`refuses ${name}`, () => {
      assert.ok(REVENUE.includes(old));
      const folder = folderWith(REVENUE.replace(old, replacement));
      assert.throws(
        () => loadRevenueRules([folder]),
        (error) => error instanceof PolicyDataError && error.message.includes(says),
      );
    });
});
