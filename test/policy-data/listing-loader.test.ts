import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PolicyDataError, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadListingRules } from '../../server/policy-data/listing-loader.ts';
import { removeFolders, temporaryFolder } from './fixtures.ts';

const LIST = readFileSync(path.join(SHIPPED_POLICIES, 'negative-list.yaml'), 'utf8');

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'negative-list.yaml'), text);
  return folder;
}

const faults = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    if (error instanceof PolicyDataError) return error.faults.map((one) => `${one.path} ${one.message}`).join('\n');
    throw error;
  }
  return '';
};

describe('what the negative list rests on', () => {
  afterEach(removeFolders);

  it('comes with ten grounds, three classes and all terms', () => {
    const { grounds, classes, label, ...terms } = loadListingRules([]);
    assert.match(label, /管理措施.*不是严重失信主体名单/);
    assert.deepEqual(
      grounds.map(({ code, class: kind }) => `${code} ${kind ?? 'inherited'}`),
      [
        ...['N01 serious', 'N02 serious', 'N03 ordinary', 'N04 ordinary', 'N05 serious', 'N06 ordinary'],
        ...['N07 serious', 'N08 ordinary', 'N09 minor', 'N10 inherited'],
      ],
    );
    const codes = (kind: 'asLongAsSource' | 'inheritsTerm' | 'reviewsAwards') =>
      grounds.filter((ground) => ground[kind]).map(({ code }) => code);
    assert.deepEqual(
      [codes('asLongAsSource'), codes('inheritsTerm'), codes('reviewsAwards')],
      [['N07'], ['N10'], ['N01', 'N02']],
    );
    const bounds = Object.values(classes).map(({ fewestMonths, mostMonths, public: shown }) => [
      fewestMonths,
      mostMonths,
      shown,
    ]);
    assert.deepEqual(bounds, [
      [1, 3, false],
      [3, 12, true],
      [12, 36, true],
    ]);
    assert.deepEqual(
      [terms.defenceDays, terms.fewestVotes, terms.reconsiderationDays, terms.litigationMonths],
      [5, 2, 60, 6],
    );
    assert.equal(terms.shownAfterEnd, 0);
    for (const source of [...Object.values(terms.sources), ...Object.values(classes).flatMap(({ sources }) => sources)])
      assert.ok(source.length > 3);
  });

  it('comes from the last folder that has any; the label can be edited', () => {
    const folder = folderWith(LIST.replace('label: 本清单', 'label: 这份名单'));
    assert.match(loadListingRules([folder]).label, /^这份名单/);
    assert.match(loadListingRules([folder, temporaryFolder()]).label, /^这份名单/);
  });

  for (const [name, old, replacement, says] of [
    ['a ground of an unknown class', 'class: minor, source', 'class: tiny, source', 'grounds[8].class 没有这个等级'],
    ['a ground without a class', 'class: minor, source', 'source', 'grounds[8].class 缺少 class'],
    ['a ground without a source', ', source: 默认值，以主管部门的认定为依据', '', 'grounds[5].source 缺少 source'],
    [
      'an inherited term with a class',
      'inheritsTerm: true',
      'class: serious, inheritsTerm: true',
      'grounds[9].class 承接',
    ],
    [
      'two kinds of term',
      'inheritsTerm: true',
      'inheritsTerm: true, asLongAsSource: true',
      'grounds[9].asLongAsSource 期限只能',
    ],
    ['a ground twice', 'code: N02', 'code: N01', 'grounds[1].code N01 重复'],
    [
      'bounds that cross',
      'fewestMonths: { value: 3,',
      'fewestMonths: { value: 13,',
      'classes.ordinary.fewestMonths 最短期限长于最长期限',
    ],
    [
      'a term without a source',
      'value: 2, source: 默认值，集体审议不少于二人',
      'value: 2',
      'terms.fewestVotes.source 缺少 source',
    ],
    ['one vote', 'fewestVotes: { value: 2', 'fewestVotes: { value: 1', 'terms.fewestVotes.value'],
    ['a key nobody knows', 'terms:\n', 'more: x\nterms:\n', 'more 不认识的键 more'],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(LIST.includes(old), old);
      const folder = folderWith(LIST.replace(old, replacement));
      const said = faults(() => loadListingRules([folder]));
      assert.ok(said.includes(says), said);
    });
  }
});
