import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadCity } from '../../server/policy-data/city-loader.ts';
import { loadPaperRules } from '../../server/policy-data/papers-loader.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { faultWords, folderWith, removeFolders, temporaryFolder } from './fixtures.ts';

const PAPERS = readFileSync(path.join(SHIPPED_POLICIES, 'papers.yaml'), 'utf8');

describe('what papers are made of', () => {
  afterEach(removeFolders);

  it('comes with an office for each county, and the office that signs the notices', () => {
    const { offices, city, kinds, remedies } = loadPaperRules([]);
    const regions = loadCity([]).regions.map(({ code }) => code);
    assert.deepEqual(
      [...offices.keys()],
      regions.filter((code) => code !== '330400'),
    );
    assert.equal(city.name, loadPool([]).noticeOffice);
    assert.deepEqual(kinds.refusal.remedies, ['行政复议', '行政诉讼']);
    assert.deepEqual(
      remedies.map(({ within }) => within),
      [
        { unit: 'days', count: 60 },
        { unit: 'months', count: 6 },
      ],
    );
    // The number of a paper never begins as the number of a notice does.
    for (const { word } of Object.values(kinds)) assert.notEqual(city.mark + word, loadPool([]).noticePrefix);
  });

  it('comes from the last folder that has any', () => {
    const folder = folderWith('papers.yaml', PAPERS.replace('mark: 南经信', 'mark: 南湖经信'));
    assert.equal(loadPaperRules([folder, temporaryFolder()]).offices.get('330402')?.mark, '南湖经信');
  });

  for (const [name, old, replacement, says] of [
    ['two offices of one mark', 'mark: 秀经信', 'mark: 南经信', 'offices[1].mark 南经信 重复'],
    ['two offices of one region', "'330411'", "'330402'", 'offices[1].region 330402 重复'],
    ['a county with the mark of the city', 'mark: 南经信', 'mark: 嘉经信', 'offices[0].mark 嘉经信 重复'],
    ['two kinds with one word', 'word: 入库补正', 'word: 入库受理', 'kinds.correction.word 入库受理 重复'],
    ['a remedy nobody described', '[行政复议, 行政诉讼]', '[行政复议, 申诉]', 'remedies[1] 没有救济途径 申诉'],
    ['a kind without a source', '    source: 默认值\n', '', 'kinds.admission.source 缺少 source'],
    ['a remedy without a source', '    source: 《中华人民共和国行政诉讼法》第四十六条\n', '', 'remedies[1].source'],
    ['a term in weeks', 'unit: months', 'unit: weeks', 'remedies[1].within.unit'],
    ['a term of nothing', 'count: 60', 'count: 0', 'remedies[0].within.count'],
    ['a kind nobody knows', '  refusal:', '  other:', 'kinds.other 不认识的键 other'],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(PAPERS.includes(old), old);
      const told = faultWords(() => loadPaperRules([folderWith('papers.yaml', PAPERS.replace(old, replacement))]));
      assert.ok(told.includes(says), told);
    });
  }
});
