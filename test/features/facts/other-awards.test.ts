import assert from 'node:assert/strict';
import writeExcelFile from 'write-excel-file/node';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { demoFact, listOf, recordOf, take } from './support.ts';

const { provider1, provider5 } = DEMO_ORGANISATIONS;
const LIST = listOf('other-awards');
const IMPORT = `${LIST}/import`;
const FILES = [{ field: 'file-paper', name: '凭证.pdf', bytes: PDF }];
const FORM = {
  ...{ about: 'growth', year: '2024', programme: '南湖区专精特新培育资金', paidOn: '2025-11-03', fen: '80,000' },
};
const HEAD = ['统一社会信用代码', '事项', '年度或标准编号', '奖补项目', '文号', '到账日期', '到账金额（元）'];
const ROWS = [
  [provider1, '年度营收进档', 2024, '南湖区科技创新券', '', '2025-12-01', 60000],
  [provider5, '团体标准', 't/jxdm006—2025', '嘉善县标准化补助', '善经信〔2026〕8号', '2026-02-10', '20,000.50'],
  // On record from before, the same.
  [provider1, '团体标准', 'T/JXDM 004-2025', '南湖区标准化专项资金', '', '2025-12-15', 50000],
  // Entered already, another amount.
  [provider1, '年度营收进档', 2025, '南湖区软件和信息服务业发展扶持资金', '', '2026-07-10', 160000],
  [provider1, '年度营收进档', 2024, '南湖区科技创新券', '', '2025-12-02', 60000],
  ['91330402HK1079191X', '年度营收', 'x', '', '', '2099-01-01', '六万'],
];

describe('the ledger of awards of other programmes', () => {
  let site: TestSite;
  let city: TestPerson;
  let finance: TestPerson;
  let firm: TestPerson;
  before(async () => {
    site = await createTestSite();
    [city, finance, firm] = await Promise.all([site.signIn('city'), site.signIn('finance'), site.signIn('provider1')]);
  });
  after(() => site.close());

  const awards = async (uscc = provider1) =>
    (await recordOf(site, uscc)).otherAwards.map(({ matter, fen, source }) => [matter, fen, source]);
  const plain = (html: string) => readable(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');

  it('takes what a firm declares to its record once confirmed, and shows the match and what it deducts before and after', async () => {
    const wrong = await firm.upload(`${LIST}/new`, { ...FORM, year: '', paidOn: '2027-01-01', fen: '0' }, []);
    assert.equal(wrong.status, 422);
    for (const words of ['请填写营收的年度', '到账日期不能晚于今天', '金额应大于零', '请提供拨付文件或入账凭证'])
      assert.ok(wrong.text.includes(words), words);
    const made = await firm.upload(`${LIST}/new`, FORM, FILES);
    const address = String(made.headers['location']);
    for (const person of [firm, finance]) {
      const text = plain((await person.get(address).expect(200)).text);
      assert.match(text, /就高不重复：与“2024 年营业收入进档”的奖励比对/);
      // 2024: 200,000 yuan; nothing received yet, then 80,000.
      assert.match(text, /按现在的档案 0(?:\.0)? (?:万元 )?20(?:\.0)? .*?确认以后 8(?:\.0)? .*?20(?:\.0)? .*?12/);
    }
    const differs = await take(finance, address, 'confirm', { fen: '8000' });
    assert.match(differs.text, /与企业申报的到账金额不一致/);
    const before = (await awards()).length;
    assert.equal((await take(finance, address, 'confirm', { fen: '80000' })).status, 303);
    const [last, ...others] = (await awards()).slice(before);
    assert.deepEqual([last, others], [['growth:2024', 8_000_000, '南湖区专精特新培育资金（2025年）'], []]);
    assert.match(plain((await firm.get(LIST)).text), /2024 年营业收入进档 南湖区专精特新培育资金（2025年） 8 20 12/);
  });

  it('is open to whom it concerns', async () => {
    for (const [username, reads, enters, confirms, imports] of [
      ['city2', 200, 200, 200, 200],
      ['finance', 200, 200, 200, 200],
      ['nanhu', 200, 200, 403, 403],
      ['haining', 404, 200, 404, 403],
      ['market', 200, 403, 403, 403],
      ['auditor', 200, 403, 403, 403],
      ['provider5', 404, 200, 404, 403],
    ] as const) {
      const person = await site.signIn(username);
      const waits = demoFact('other-awards', 3);
      await person.get(waits).expect(reads);
      await person.get(`${LIST}/new`).expect(enters);
      await person.get(`${waits}/steps/confirm`).expect(confirms);
      await person.get(IMPORT).expect(imports);
    }
  });

  it('is imported: tried row by row, entered by one, confirmed by another, and the same file again does nothing', async () => {
    const bytes = await writeExcelFile([HEAD, ...ROWS]).toBuffer();
    const send = (file: Buffer) => city.upload(IMPORT, {}, [{ field: 'file', name: '其他奖补.xlsx', bytes: file }]);
    assert.match((await send(PDF)).text, /内容却是PDF/);
    assert.match((await send(await writeExcelFile([HEAD.slice(1), ['x']]).toBuffer())).text, /缺少“统一社会信用代码”/);
    const page = String((await send(bytes)).headers['location']);
    const trial = readable((await city.get(page).expect(200)).text);
    for (const words of [
      '共 6 行：可以录入 2 行，已有且相同 1 行，不能录入 3 行',
      '已确认），请在那里更正',
      '须改：与第 2 行重复',
      ...['须改：平台没有这家服务商', '须改：事项应为“年度营收进档”或“团体标准”', '须改：请填写奖补项目'],
    ])
      assert.ok(trial.includes(words), words);
    const digestIn = async (person: TestPerson) =>
      /name="digest" value="([^"]*)"/.exec((await person.get(page)).text)?.[1] ?? '';
    const before = await awards();
    assert.equal((await city.post(page, { deed: 'enter', digest: 'x' })).status, 409);
    assert.equal((await city.post(page, { deed: 'enter', digest: await digestIn(city) })).status, 303);
    assert.deepEqual(await awards(), before);

    const own = readable((await city.get(page)).text);
    assert.ok(own.includes('可以录入 0 行，已有且相同 3 行') && !own.includes('name="digest"'));
    assert.match((await finance.get(page)).text, /确认 2 笔/);
    assert.equal((await finance.post(page, { deed: 'confirm', digest: await digestIn(finance) })).status, 303);
    assert.deepEqual((await awards()).slice(before.length), [['growth:2024', 6_000_000, '南湖区科技创新券（2025年）']]);
    assert.deepEqual((await awards(provider5)).at(-1), [
      'standard:T/JXDM 006-2025',
      2_000_050,
      '嘉善县标准化补助（2026年，善经信〔2026〕8号）',
    ]);

    assert.equal(String((await send(bytes)).headers['location']), page);
    assert.ok(!(await finance.get(page)).text.includes('name="digest"'));
    const all = await site.database.connection.collection('other-awards').countDocuments({ demo: false });
    await finance.post(page, { deed: 'enter', digest: await digestIn(finance) }, { from: '/account' });
    assert.equal(await site.database.connection.collection('other-awards').countDocuments({ demo: false }), all);
  });
});
