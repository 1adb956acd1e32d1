import assert from 'node:assert/strict';
import { explain } from '../../../../server/domain/registry/screening-words.ts';
import { labelledPairs, PARTS, screenPair } from './labelled.ts';
import type { LabelledPair } from './labelled.ts';

const KINDS = [
  ...['reordered', 'one-character', 'traditional', 'full-width', 'homophone', 'legal-form', 'other-city'],
  ...['same-name-other-owner', 'common-name', 'same-person', 'former-name', 'brackets', 'region-moved', 'letters'],
  ...['numerals', 'address-variants', 'agent', 'changed-phone', 'other-name', 'sparse'],
];

const judged = PARTS.flatMap((part) => labelledPairs(part)).map((pair) => ({ pair, screening: screenPair(pair) }));

describe('the labelled pairs', () => {
  it('are many, of every kind, and none stands twice', () => {
    assert.ok(judged.length >= 400, `${judged.length} pairs`);
    assert.deepEqual([...new Set(judged.map(({ pair }) => pair.kind))].toSorted(), KINDS.toSorted());
    for (const kind of KINDS) assert.ok(judged.filter(({ pair }) => pair.kind === kind).length >= 9, kind);
    assert.equal(new Set(judged.map(({ pair }) => JSON.stringify([pair.first, pair.second]))).size, judged.length);
  });

  it('are told apart: recall at least 0.98, precision at least 0.95', () => {
    const opened = judged.filter(({ screening }) => screening.opens !== null);
    const right = opened.filter(({ pair }) => pair.opens).length;
    const wanted = judged.filter(({ pair }) => pair.opens).length;
    for (const { pair, screening } of judged)
      if (pair.opens !== (screening.opens !== null))
        console.log(`      ${line(pair)}: ${explain(screening, ['申请方', '名单方']).join('；')}`);
    assert.ok(right / wanted >= 0.98, `recall ${right} of ${wanted}`);
    assert.ok(right / opened.length >= 0.95, `precision ${right} of ${opened.length}`);
  });

  it('get the same answer whichever firm comes first', () => {
    for (const { pair, screening } of judged) {
      const turned = screenPair({ ...pair, first: pair.second, second: pair.first });
      assert.deepEqual([turned.opens, turned.points], [screening.opens, screening.points], line(pair));
    }
  });
});

function line({ kind, opens, first, second }: LabelledPair): string {
  return `${opens ? 'missed' : 'opened in vain'}, ${kind}: ${first.name}／${second.name}`;
}
