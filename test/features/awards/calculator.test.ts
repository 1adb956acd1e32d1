import assert from 'node:assert/strict';
import { createTestSite, readable, type Fields, type TestSite } from '../../support/site.ts';

const CALCULATOR = '/policies/jiaxing-2024-6/calculator';
const FIRM: Fields = {
  asOf: '2027-06-30',
  name: '嘉兴测算有限公司',
  region: '330402',
  establishedOn: '2022-03-01',
  unit: 'wan',
  'revenue-2022': '1,500',
  'revenue-2023': '1,820',
  'revenue-2024': '2,002',
  software: 'known',
  'certificate-from-0': '2020-01-01',
  'pool-from-0': '2021-01-01',
};

describe('the calculator page', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const calculate = (fields: Fields) => site.visitor().post(CALCULATOR, fields);
  const total = (text: string) =>
    /可兑现合计<\/span> <span class="money"><data class="amount" value="([\d.]+)"/.exec(text)?.[1];

  it('opens empty, with today as the day, and with an example', async () => {
    const empty = await site.visitor().get(CALCULATOR).expect(200);
    assert.match(empty.text, /name="asOf"[^>]*value="2026-11-24"/);
    assert.doesNotMatch(empty.text, /可兑现合计/);
    const example = await site.visitor().get(`${CALCULATOR}?example=1`).expect(200);
    assert.match(example.text, /name="revenue-2025"[^>]*value="3,260.5"/);
    await site.visitor().get('/policies/no-such/calculator').expect(404);
  });

  it('calculates and keeps what was typed', async () => {
    const { status, text } = await calculate(FIRM);
    assert.equal(status, 200);
    assert.equal(total(text), '200000.00');
    assert.match(readable(text), /10 × 2,002 = 20,020 ＝ 11 × 1,820 = 20,020/);
    assert.match(text, /name="revenue-2024"[^>]*value="2,002"/);
  });

  it('takes 元 for 元: the same figures are then ten thousand times less', async () => {
    assert.equal(total((await calculate({ ...FIRM, unit: 'yuan' })).text), '0.00');
    const inYuan = {
      ...FIRM,
      unit: 'yuan',
      'revenue-2022': '15000000',
      'revenue-2023': '18,200,000',
      'revenue-2024': '20020000.00',
    };
    assert.equal(total((await calculate(inYuan)).text), '200000.00');
  });

  it('does not round: one fen short of 10 % is short', async () => {
    assert.equal(total((await calculate({ ...FIRM, 'revenue-2024': '2001.999999' })).text), '0.00');
  });

  it('counts standards, other awards and what is unknown', async () => {
    const standard = {
      'number-0': 'T／ZJEI 010—2024',
      'published-0': '2024-06-01',
      'rank-0': '1',
      'effect-0': '2025-03-01',
    };
    const other = { 'other-matter-0': 'standard', 'other-number-0': 'tzjei010-2024', 'other-amount-0': '5' };
    assert.equal(total((await calculate({ ...FIRM, ...standard, ...other })).text), '300000.00');
    const unknown = await calculate({ ...FIRM, software: 'unknown' });
    assert.equal(total(unknown.text), '0.00');
    assert.match(unknown.text, /软件企业身份未知/);
  });

  it('counts what a merged firm had reached', async () => {
    const merged = { 'merged-name-0': '甲软件有限公司', 'merged-on-0': '2024-05-01', 'merged-peak-0': '2,000' };
    const { text } = await calculate({ ...FIRM, ...merged });
    assert.equal(total(text), '0.00');
    assert.match(readable(text), /2024年5月1日合并的甲软件有限公司（第 1 家）合并前最高营收为 2,000 万元/);
    assert.equal(total((await calculate({ ...FIRM, ...merged, 'merged-peak-0': '1,999.999999' })).text), '200000.00');
  });

  const refused: [string, Fields, string, RegExp][] = [
    ['no founding day', { establishedOn: '' }, 'establishedOn', /请填写日期/],
    ['a day that is none', { establishedOn: '2025-02-30' }, 'establishedOn', /真实存在的日期/],
    ['an as-of day that is none', { asOf: 'soon' }, 'asOf', /真实存在的日期/],
    ['a negative amount', { 'revenue-2023': '-5' }, 'revenue-2023', /0 至 10 万亿元/],
    ['an amount below a fen', { 'revenue-2023': '1.0000001' }, 'revenue-2023', /0 至 10 万亿元/],
    ['words for an amount', { peak: '两千万' }, 'peak', /0 至 10 万亿元/],
    ['a certificate that ends before it begins', { 'certificate-to-0': '2019-01-01' }, 'certificate-to-0', /早于起始/],
    [
      'a standard number nobody can read',
      { 'number-0': 'GB 1-2024', 'published-0': '2024-06-01' },
      'number-0',
      /T\/ZJEI/,
    ],
    [
      'a rank of nought',
      { 'number-0': 'T/A 1-2024', 'published-0': '2024-06-01', 'rank-0': '0' },
      'rank-0',
      /从 1 开始/,
    ],
    ['an award without its matter', { 'other-amount-0': '5' }, 'other-matter-0', /请选择事项/],
    ['a merger without its day', { 'merged-peak-0': '5' }, 'merged-on-0', /请填写日期/],
    ['a merger without the revenue', { 'merged-on-0': '2024-05-01' }, 'merged-peak-0', /0 至 10 万亿元/],
    ['a region out of no list', { region: '33' }, 'region', /可选范围/],
  ];
  for (const [name, change, field, message] of refused) {
    it(`refuses ${name} beside its field and keeps the rest`, async () => {
      const { status, text } = await calculate({ ...FIRM, ...change });
      assert.equal(status, 422);
      assert.ok(text.includes(`href="#${field}"`), 'a link in the summary');
      assert.match(new RegExp(`id="${field}-error"[\\s\\S]*?</p>`).exec(text)?.[0] ?? '', message);
      assert.match(text, /name="revenue-2022"[^>]*value="1,500"/);
      assert.doesNotMatch(text, /可兑现合计/);
    });
  }

  it('names all that is wrong at once', async () => {
    const { text } = await calculate({ ...FIRM, establishedOn: '', 'revenue-2022': 'x', peak: 'y' });
    for (const field of ['establishedOn', 'revenue-2022', 'peak']) assert.ok(text.includes(`href="#${field}"`), field);
  });

  it('adds rows without losing what was typed', async () => {
    const { status, text } = await calculate({ ...FIRM, add: 'standards', 'number-1': 'T/A 2-2024' });
    assert.equal(status, 200);
    assert.match(text, /id="number-4"/);
    assert.match(text, /name="number-1"[^>]*value="T\/A 2-2024"/);
  });

  it('refuses a form that is not ours', async () => {
    await site.visitor().postBare(CALCULATOR, FIRM).expect(403);
  });
});
