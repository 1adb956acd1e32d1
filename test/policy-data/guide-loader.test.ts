import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { loadGuide } from '../../server/policy-data/guide-loader.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { faultWords, folderWith } from './fixtures.ts';

const GUIDE = readFileSync(path.join(SHIPPED_POLICIES, 'jiaxing-2024-6', 'guide.yaml'), 'utf8');
const book = loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6')!;

describe('the guide of a policy', () => {
  it('is none where the policy has none', () => {
    assert.equal(loadGuide([SHIPPED_POLICIES], { ...book, id: 'another' }), undefined);
  });

  it('comes from the last folder that has one', () => {
    const folder = folderWith(
      'jiaxing-2024-6/guide.yaml',
      GUIDE.replace('title: A 档, wan: 1500', 'title: A 档, wan: 1400'),
    );
    const guide = loadGuide([SHIPPED_POLICIES, folder], book);
    assert.equal(guide?.offers[0]?.amounts[0]?.fen, 1_400_000_000);
  });

  for (const [name, old, replacement, words] of [
    ['a clause that does not exist', "clause: '3.1.1.1'", "clause: '9.9'", /没有条款 9\.9/],
    ['a topic that does not exist', 'topics: [retrofit]', 'topics: [nothing]', /没有问题 nothing/],
    ['an offer twice', 'id: platform\n    clause', 'id: smart-retrofit\n    clause', /smart-retrofit 重复/],
    ['a topic twice', 'id: tax, text', 'id: land, text', /land 重复/],
    ['a grade without an amount', 'unrated: B 档', 'unrated: E 档', /金额里没有 E 档/],
    ['a calculation nobody knows', 'kind: retrofit', 'kind: lottery', /calculation/],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(GUIDE.includes(old), old);
      const folder = folderWith('jiaxing-2024-6/guide.yaml', GUIDE.replace(old, replacement));
      assert.match(
        faultWords(() => loadGuide([SHIPPED_POLICIES, folder], book)),
        words,
      );
    });
  }
});
