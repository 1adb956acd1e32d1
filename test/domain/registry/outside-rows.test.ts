import assert from 'node:assert/strict';
import { isOutsideInForce, outsideKey, type OutsideValues } from '../../../server/domain/registry/outside-record.ts';
import {
  cellText,
  countOutcomes,
  keyedRows,
  readDay,
  readRows,
  tryRows,
} from '../../../server/domain/registry/outside-rows.ts';
import { sha256 } from '../../../server/persistence/sha256.ts';

const TODAY = '2026-11-24';
const GOOD = '91330400MA20000270';
const OTHER = '91110000600037341L';
const LAYOUT = { headRow: 1, columns: { name: 0, uscc: 1, number: 2, from: 3, to: 4, ground: 5 } };
const HEAD = ['企业', '代码', '文号', '自', '至', '事由'];
const read = (...rows: string[][]) => readRows([HEAD, ...rows], LAYOUT, TODAY);
const row = (change: Partial<Record<'name' | 'uscc' | 'number' | 'from' | 'to' | 'ground', string>> = {}) => {
  const { name, uscc, number, from, to, ground } = {
    ...{ name: '嘉兴甲公司', uscc: GOOD, number: '甲〔2026〕1号', from: '2026-01-02', to: '', ground: '事由' },
    ...change,
  };
  return [name, uscc, number, from, to, ground];
};

describe('a day in an outside list', () => {
  const DAYS: readonly [string, string | null | undefined][] = [
    ['2026-01-31', '2026-01-31'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    [' 2026 年 1 月 5 日 ', '2026-01-05'],
    ['２０２６－０１－３１', '2026-01-31'],
    ['20260131', '2026-01-31'],
    ['20260131093000', '2026-01-31'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    ['2026-01-31T08:00:00Z', '2026-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['46053', '2026-01-31'],
    ['25569', '1970-01-01'],
    ['46053.5', '2026-01-31'],
    ['', null],
    ['长期', null],
    ['—', null],
    ['2026-02-30', undefined],
    ['2025-02-29', undefined],
    ['2026-13-01', undefined],
    ['12345', undefined],
    ['31/01/2026', undefined],
    ['去年', undefined],
  ];
  for (const [text, expected] of DAYS)
    it(`reads “${text}” as ${String(expected)}`, () => {
      assert.equal(readDay(text), expected);
    });
});

describe('a row of an outside list', () => {
  it('is read with its number in the file; empty ones are passed over', () => {
    const rows = read(row(), ['', ' ', ''], row({ name: ' 嘉兴乙\t公司 ', to: '2026-06-30' }));
    assert.deepEqual(
      rows.map((one) => [one.row, one.values?.name, one.values?.to]),
      [
        [2, '嘉兴甲公司', null],
        [4, '嘉兴乙 公司', '2026-06-30'],
      ],
    );
    assert.deepEqual(rows[0]?.issues, []);
  });

  const FAULTS: readonly [string, Parameters<typeof row>[0], string, RegExp][] = [
    ['without a name', { name: '  ' }, 'name', /没有企业名称/],
    ['with a wrong check character', { uscc: '91350100M000100Y4Z' }, 'uscc', /字符|校验位/],
    ['with the identity number of a person', { uscc: '11010519491231002X' }, 'uscc', /个人身份证号码/],
    ['with a code of the wrong length', { uscc: '9133' }, 'uscc', /18 位/],
    ['with a code that a spreadsheet has spoilt', { uscc: '9.1330400E+17' }, 'uscc', /科学计数/],
    ['with a day that cannot be read', { from: '2026-02-30' }, 'from', /认不出来/],
    ['with an end that cannot be read', { to: 'soon' }, 'to', /认不出来/],
    ['that begins tomorrow', { from: '2026-11-25' }, 'from', /晚于今天/],
    ['that ends before it begins', { from: '2026-01-02', to: '2026-01-01' }, 'to', /早于/],
    ['with a name that is too long', { name: '甲'.repeat(201) }, 'name', /超过 200/],
    ['with a ground that is too long', { ground: '甲'.repeat(1001) }, 'ground', /超过 1000/],
  ];
  for (const [what, change, field, words] of FAULTS)
    it(`is refused ${what}`, () => {
      const [one] = read(row(change));
      assert.equal(one?.values, null);
      assert.deepEqual(
        one.issues.map((issue) => [issue.kind, issue.field]),
        [['fault', field]],
      );
      assert.match(one.issues[0]?.text ?? '', words);
      assert.doesNotMatch(one.issues[0]?.text ?? '', /\d{12}/);
    });

  it('is kept at the limits: from today, to the same day, texts just as long as allowed', () => {
    const [one] = read(row({ from: TODAY, to: TODAY, name: '甲'.repeat(200), ground: '甲'.repeat(1000) }));
    assert.deepEqual([one?.values?.from, one?.values?.to], [TODAY, TODAY]);
  });

  it('is kept with a warning where it has no code, or the code is doubtful', () => {
    for (const uscc of ['', '9111000012345678AU']) {
      const [one] = read(row({ uscc }));
      assert.equal(one?.values?.uscc, uscc);
      assert.deepEqual(
        one.issues.map(({ kind }) => kind),
        ['warning'],
      );
    }
    // Where the file has no codes at all there is nothing to warn of in each row.
    const [bare] = readRows([['企业'], ['甲']], { headRow: 1, columns: { name: 0 } }, TODAY);
    assert.deepEqual(bare?.issues, []);
  });

  it('forgives the ways in which codes are written', () => {
    for (const uscc of [
      GOOD.toLowerCase(),
      `'${GOOD}`,
      `="${GOOD}"`,
      '９１３３０４００ＭＡ２００００２７０',
      `${GOOD}\t`,
    ])
      assert.equal(read(row({ uscc }))[0]?.values?.uscc, GOOD, uscc);
  });

  it('has formulas as texts, without what kept spreadsheets from calculating them', () => {
    assert.equal(cellText('=1+1'), '=1+1');
    assert.equal(cellText("'=1+1"), '=1+1');
    assert.equal(cellText('="00123"'), '00123');
    assert.equal(cellText('a\u0000b\u202ec'), 'a b c');
  });
});

describe('what an import would do with a row', () => {
  const tried = (rows: string[][], known = new Map<string, OutsideValues | null>()) =>
    tryRows(keyedRows(read(...rows), '信用中国', sha256), known);
  const valuesOf = (change: Parameters<typeof row>[0] = {}) => read(row(change))[0]!.values!;

  it('adds what is new, keeps out a second row of the same key, whatever else differs', () => {
    const rows = tried([row(), row({ ground: '另一事由' }), row({ number: '乙号' }), row({ uscc: OTHER })]);
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['add', 'refuse', 'add', 'add'],
    );
    assert.match(rows[1]?.issues[0]?.text ?? '', /第 2 行重复/);
    assert.deepEqual(countOutcomes(rows), { add: 3, change: 0, known: 0, refuse: 1 });
  });

  it('knows a record again, and whether it says something else', () => {
    const values = valuesOf();
    const key = outsideKey('信用中国', values, sha256);
    const outcome = (change: Parameters<typeof row>[0], known: OutsideValues | null) =>
      tried([row(change)], new Map([[key, known]]))[0]?.outcome;
    assert.equal(outcome({}, values), 'known');
    assert.equal(outcome({ to: '2026-06-30' }, values), 'change');
    assert.equal(outcome({ number: '丙号' }, values), 'add');
    assert.equal(outcome({}, null), 'add');
  });

  it('has a key of source, code or name, and number or day', () => {
    const key = (source: string, change: Parameters<typeof row>[0] = {}) =>
      outsideKey(source, valuesOf(change), sha256);
    const same: readonly [string, Parameters<typeof row>[0]][] = [
      ['信用 中国', {}],
      ['信用中国', { name: '改名后的公司' }],
      ['信用中国', { from: '2026-02-02' }],
      ['信用中国', { number: '甲〔2026〕 1号' }],
    ];
    for (const [source, change] of same) assert.equal(key(source, change), key('信用中国'), JSON.stringify(change));
    const different: readonly [string, Parameters<typeof row>[0]][] = [
      ['法院', {}],
      ['信用中国', { uscc: OTHER }],
      ['信用中国', { uscc: '' }],
      ['信用中国', { number: '乙号' }],
      ['信用中国', { number: '' }],
    ];
    const keys = [key('信用中国'), ...different.map(([source, change]) => key(source, change))];
    assert.equal(new Set(keys).size, keys.length);
    assert.notEqual(key('a', { number: '' }), key('a', { number: '', from: '2026-02-02' }));
    assert.equal(key('a', { uscc: '', name: '甲（公司）' }), key('a', { uscc: '', name: '甲(公司) ' }));
  });

  it('is in force between its days, both of them included', () => {
    const held = (day: string) => isOutsideInForce({ from: '2026-01-02', to: '2026-01-31' }, day);
    assert.deepEqual(['2026-01-01', '2026-01-02', '2026-01-31', '2026-02-01'].map(held), [false, true, true, false]);
    assert.ok(isOutsideInForce({ from: null, to: null }, TODAY));
  });
});
