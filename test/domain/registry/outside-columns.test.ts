import assert from 'node:assert/strict';
import {
  columnLetters,
  guessColumns,
  guessLayout,
  layoutFaults,
  type OutsideColumns,
} from '../../../server/domain/registry/outside-columns.ts';

describe('the columns of an outside list', () => {
  const CASES: readonly [string, readonly string[], OutsideColumns][] = [
    [
      'as 信用中国 heads them',
      ['序号', '失信主体名称', '统一社会信用代码', '法定代表人', '列入事由', '认定单位', '列入日期'],
      { name: 1, uscc: 2, legalRepresentative: 3, ground: 4, office: 5, from: 6 },
    ],
    [
      'with punctuation, blanks and full width',
      ['企业名称*', ' 统一社会信用代码 （18 位） ', '决定文号：', '列入 日期', '移出/到期日期'],
      { name: 0, uscc: 1, number: 2, from: 3, to: 4 },
    ],
    [
      'as courts head them',
      ['被执行人姓名/名称', '身份证号码/组织机构代码', '执行法院', '案号', '失信被执行人行为具体情形', '发布时间'],
      { name: 0, uscc: 1, office: 2, number: 3, ground: 4, from: 5 },
    ],
    ['an office that is called 名称', ['认定单位名称', '企业名称'], { office: 0, name: 1 }],
    ['of two alike the first', ['企业名称', '企业名称'], { name: 0 }],
    ['an exact heading before one that holds it', ['原企业名称（旧）', '企业名称'], { name: 1 }],
    ['a removal is no beginning', ['移出日期', '列入日期'], { to: 0, from: 1 }],
    ['nothing that is known', ['a', 'b', ''], {}],
  ];
  for (const [what, headings, expected] of CASES)
    it(`are guessed: ${what}`, () => {
      assert.deepEqual(guessColumns(headings), expected);
    });

  it('are looked for below a title and notes', () => {
    const grid = [['严重失信主体名单'], ['截至 2026-11-01', ''], ['企业名称', '统一社会信用代码'], ['甲', '乙']];
    assert.deepEqual(guessLayout(grid), { headRow: 3, columns: { name: 0, uscc: 1 } });
    assert.deepEqual(guessLayout([['x'], ['y']]), { headRow: 1, columns: {} });
    assert.deepEqual(guessLayout([]), { headRow: 1, columns: {} });
  });

  it('are refused where the name is missing, one is taken twice or there is no such column or row', () => {
    const grid = [
      ['企业名称', '代码'],
      ['甲', '乙'],
    ];
    const faults = (headRow: number, columns: OutsideColumns) =>
      layoutFaults({ headRow, columns }, grid).map(({ field }) => field);
    assert.deepEqual(faults(1, { name: 0, uscc: 1 }), []);
    assert.deepEqual(faults(1, { uscc: 1 }), ['name']);
    assert.deepEqual(faults(1, { name: 0, office: 0 }), ['office']);
    assert.deepEqual(faults(1, { name: 0, uscc: 2 }), ['uscc']);
    for (const headRow of [0, 3, 21, 1.5]) assert.deepEqual(faults(headRow, { name: 0 }), ['headRow']);
  });

  it('are named as spreadsheets name them', () => {
    assert.deepEqual([0, 25, 26, 51, 52].map(columnLetters), ['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});
