import assert from 'node:assert/strict';
import {
  importKey,
  MOST_IMPORTED,
  tryImport,
  type ImportKnown,
} from '../../../server/domain/records/revenue-import.ts';

const USCC = '91330402HK1079191D';
const HEAD = ['统一社会信用代码', '年度', '营业收入', '单位', '来源'];
const known: ImportKnown = {
  providers: new Map([
    [USCC, { name: '甲', establishedOn: '2020-05-01', revenue: [{ year: 2022, fen: 2_100_500_000, evidence: '' }] }],
  ]),
  statements: new Map([[importKey(USCC, 2024), { number: 'YS20260009' }]]),
  today: '2026-11-24',
};
const GOOD = [USCC, '2023', '2,100.5', '万元', '2023 年度审计报告'];
const tried = (...rows: readonly (readonly string[])[]) => {
  const read = tryImport([HEAD, ...rows], known);
  assert.ok('rows' in read, JSON.stringify(read));
  return read.rows;
};

describe('a file of revenue from before the platform', () => {
  it('says of each row what it would do', () => {
    const rows = tried(
      GOOD,
      [USCC, '2022', '21005000', '元', '审计报告'],
      [],
      [USCC, '2021', '二千', '万元', '审计报告'],
    );
    assert.deepEqual(
      rows.map(({ row, outcome, fen, year }) => [row, outcome, year, fen]),
      [
        [2, 'new', 2023, 2_100_500_000],
        [3, 'same', 2022, 2_100_500_000],
        [5, 'faulty', 2021, 0],
      ],
    );
  });

  it('finds the columns in any order, full width or with blanks, and lets others be', () => {
    const read = tryImport(
      [
        ['备注', ' 单位', '来源', '营业收入', '年度', '统一社会信用代码 '],
        ['', '万元', '审计报告', '２１００．５', '２０２３', USCC.toLowerCase()],
      ],
      known,
    );
    assert.ok('rows' in read);
    assert.deepEqual([read.rows[0]?.outcome, read.rows[0]?.fen, read.rows[0]?.name], ['new', 2_100_500_000, '甲']);
  });

  for (const [name, column, value, field, says] of [
    ['no code', 0, '', 'uscc', '请填写统一社会信用代码'],
    ['a firm that nobody knows', 0, '91330400MA2000115E', 'uscc', '平台没有这家服务商'],
    ['a year that is none', 1, '去年', 'year', '四位数字'],
    ['this year', 1, '2026', 'year', '年度尚未结束'],
    ['a year before the founding', 1, '2019', 'year', '早于企业成立的年份'],
    ['a year that the firm declared', 1, '2024', 'year', '企业已申报（YS20260009）'],
    ['no figure', 2, '', 'amount', '请填写营业收入'],
    ['another unit behind the figure', 2, '2100.5元', 'amount', '不一致'],
    ['a figure below zero', 2, '-3', 'amount', '应为数字'],
    ['no unit', 3, '', 'unit', '单位应为'],
    ['a unit that is none', 3, '亿元', 'unit', '单位应为'],
    ['no source', 4, '', 'source', '请写明来源'],
    ['a source without end', 4, '长'.repeat(101), 'source', '最多 100 个字'],
  ] as const)
    it(`refuses ${name}, at its column`, () => {
      const [row] = tried(GOOD.map((cell, i) => (i === column ? value : cell)));
      assert.equal(row?.outcome, 'faulty');
      assert.deepEqual(Object.keys(row?.faults ?? {}), [field]);
      assert.ok(row?.faults[field]?.includes(says), row?.faults[field]);
    });

  it('refuses another figure for a year that is on record, and the same year twice', () => {
    const [other] = tried([USCC, '2022', '2100.6', '万元', '审计报告']);
    assert.equal(other?.faults.amount, '与已核实的数不同，由企业更正');
    const twice = tried(GOOD, GOOD);
    assert.deepEqual(
      twice.map(({ outcome }) => outcome),
      ['new', 'faulty'],
    );
    assert.equal(twice[1]?.faults.year, '与第 2 行重复');
  });

  it('names all faults of a row at once', () => {
    const [row] = tried(['', '', '', '', 'x']);
    assert.deepEqual(Object.keys(row?.faults ?? {}).sort(), ['amount', 'unit', 'uscc', 'year']);
  });

  for (const [name, grid, says] of [
    ['nothing', [], '缺少'],
    ['no head', [GOOD], '缺少“统一社会信用代码'],
    ['a column short', [HEAD.slice(0, 4), GOOD], '缺少“来源”'],
    ['a head alone', [HEAD, ['', ' ']], '表里没有数据'],
    ['too much', [HEAD, ...Array<string[]>(MOST_IMPORTED + 1).fill(GOOD)], '一次最多录入 1000 行'],
  ] as const)
    it(`is not the template with ${name}`, () => {
      const read = tryImport(grid, known);
      assert.ok('unfit' in read && read.unfit.includes(says), JSON.stringify(read).slice(0, 200));
    });
});
