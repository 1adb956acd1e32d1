import assert from 'node:assert/strict';
import request from 'supertest';
import { answerLine } from '../../../server/cli/assess-line.ts';
import { AWARD_RULES, calculatorOf } from '../../../server/domain/awards/assess.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';
import { demoUscc } from '../../../server/persistence/demo/demo-names.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { createTestSite, readable, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';
import { demoFact, factAt, listOf, paidGrowthAward, recordOf, stepOf, take } from './support.ts';

const { provider1, provider5 } = DEMO_ORGANISATIONS;
const assess = calculatorOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6')!);
const LIST = listOf('predecessors');
const FILES = [
  { field: 'file-merger', name: '合并登记材料.pdf', bytes: PDF },
  { field: 'file-revenue', name: '审计报告.pdf', bytes: PDF },
];
/** Of firms that the platform does not know. */
const OLD = demoUscc('330402', 111);
const OTHER = demoUscc('330402', 112);
const FORM = {
  ...{ uscc: provider1, predecessor: OLD.toLowerCase(), name: '嘉兴旧禾软件有限公司', mergedOn: '2025-03-04' },
  ...{ peakFenUnit: 'wan', peakFen: '3,100', manner: 'whole', division: '' },
};
const READ = { mergedOn: FORM.mergedOn, peakFenUnit: 'yuan', peakFen: '31,000,000.00' };

describe('firms that were merged into a provider', () => {
  let site: TestSite;
  let city: TestPerson;
  let city2: TestPerson;
  let firm: TestPerson;
  before(async () => {
    site = await createTestSite();
    [city, city2, firm] = await Promise.all([site.signIn('city'), site.signIn('city2'), site.signIn('provider1')]);
  });
  after(() => site.close());

  const plain = (html: string) => readable(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
  const page = async (person: TestPerson, address: string) => plain((await person.get(address).expect(200)).text);
  const send = (change: Fields = {}, files = FILES) => city.upload(`${LIST}/new`, { ...FORM, ...change }, files);
  async function enter(change: Fields = {}): Promise<string> {
    const made = await send(change);
    assert.equal(made.status, 303, plain(made.text));
    return String(made.headers['location']);
  }
  const onRecord = async (uscc: string) =>
    ((await recordOf(site, uscc)).predecessors ?? []).map(({ uscc: code, mergedOn, peakFen }) => [
      ...[code, mergedOn, peakFen],
    ]);

  for (const [username, reads, enters, confirms] of [
    ['city2', 200, 200, 200],
    ['finance', 200, 403, 403],
    ['market', 200, 403, 403],
    ['auditor', 200, 403, 403],
    ['admin', 200, 403, 403],
    ['nanhu', 404, 403, 404],
    ['provider1', 404, 403, 404],
    ['enterprise1', 404, 403, 404],
  ] as const)
    it(`answer ${username} with ${reads}, ${enters} where one is entered, ${confirms} where one is confirmed`, async () => {
      const person = await site.signIn(username);
      const waits = demoFact('predecessors', 3);
      await person.get(waits).expect(reads);
      await person.get(`${LIST}/new`).expect(enters);
      await person.get(stepOf(waits, 'confirm')).expect(confirms);
    });

  const refused: readonly (readonly [string, Fields, string])[] = [
    [
      'a code with a wrong check character',
      { predecessor: `${OLD.slice(0, 17)}${OLD.endsWith('A') ? 'B' : 'A'}` },
      '校验位不符',
    ],
    ['the firm itself', { predecessor: provider1 }, '企业不能是自己的被合并企业'],
    ['no name', { name: ' ' }, '请填写被合并企业的名称'],
    ['a day to come', { mergedOn: '2026-11-25' }, '合并日期不能晚于今天'],
    ['a day before the firm was founded', { mergedOn: '2001-01-01' }, '合并日期不能早于企业成立日期'],
    ['an amount without its unit', { peakFenUnit: '' }, '请选择金额的单位'],
    ['an amount in words', { peakFen: '三千万' }, '应为数字，例如 2100.5'],
    ['no manner', { manner: '' }, '请选择合并的方式'],
    ['a division of which nothing is said', { manner: 'divided' }, '请写明分立的依据、日期和另一方'],
    ['a firm that is no provider', { uscc: OTHER }, '平台没有这家服务商'],
  ];
  for (const [name, change, words] of refused)
    it(`refuse ${name} beside its field, and keep what was typed`, async () => {
      const { status, text } = await send(change);
      assert.equal(status, 422);
      assert.ok(plain(text).includes(words), plain(text));
      for (const [field, typed] of Object.entries({ ...FORM, ...change }))
        if (!['manner', 'peakFenUnit', 'division', 'name'].includes(field))
          assert.ok(text.includes(`value="${typed}"`), `${field} ${typed}`);
    });

  it('ask for the papers of the merger and for what proves the revenue', async () => {
    const { status, text } = await send({}, []);
    assert.equal(status, 422);
    for (const words of ['请提供合并登记材料', '请提供被合并企业的审计报告或纳税申报表'])
      assert.ok(text.includes(words));
  });

  it('are confirmed by another official, and count from then on wherever the award is shown', async () => {
    const lineOf = async (year: number) => {
      const { text } = await firm.get(`/providers/${provider1}/awards/subject.ndjson`).expect(200);
      const subject = JSON.parse(text) as unknown;
      const answer = await request(site.app).post('/api/v1/awards/assess').send({ asOf: '2026-11-24', subject });
      // The command line gives the same, of the file as it was downloaded.
      assert.equal(answer.text, answerLine({ number: 1, bytes: Buffer.from(text.trim()) }, assess, '2026-11-24').text);
      const { lines } = answer.body as { lines: { year?: number; outcome: string; awardYuan: number }[] };
      return lines.find((one) => one.year === year);
    };
    assert.equal((await lineOf(2025))?.awardYuan, 350_000);
    const address = await enter();
    assert.match(await page(firm, address), /嘉兴旧禾软件有限公司.*3,100.*确认以前不计入/);
    const own = await city.get(stepOf(address, 'confirm'));
    assert.deepEqual([own.status, /登记和确认不得由同一人办理/.test(own.text)], [403, true]);
    assert.doesNotMatch((await city2.get(stepOf(address, 'confirm')).expect(200)).text, /3,100|31,000,000/);
    const differs = await take(city2, address, 'confirm', { ...READ, peakFen: '3100' });
    assert.match(differs.text, /与登记的合并前最高年度营收不一致/);
    const before = await onRecord(provider1);
    assert.equal((await take(city2, address, 'confirm', READ)).status, 303);
    assert.deepEqual(await onRecord(provider1), [...before, [OLD, FORM.mergedOn, 3_100_000_000]]);

    assert.equal((await lineOf(2025))?.outcome, 'no-milestone');
    const step = /2025年3月4日合并的嘉兴旧禾软件有限公司（\w+）合并前最高营收为 3,100 万元，已经达到 3,000 万元档/;
    assert.match(await page(firm, `/providers/${provider1}/awards`), step);
    assert.match(
      await page(firm, `/providers/${provider1}/milestones`),
      /被合并企业已经达到，视为已用 嘉兴旧禾软件有限公司 2025 年/,
    );
    assert.match(await page(firm, LIST), /计入奖励测算的被合并企业.*嘉兴旧禾软件有限公司.*3,100/);
    await site.container.journal.relay();
    await site.container.messages.follower.run();
    const inbox = await page(firm, '/inbox');
    for (const words of ['已登记：被合并企业“嘉兴旧禾软件有限公司”', '已确认：被合并企业“嘉兴旧禾软件有限公司”'])
      assert.ok(inbox.includes(words), words);

    const award = (await site.container.awardRounds.awardCases.ofFirm(provider1)).find(
      ({ matter }) => matter === 'growth:2025',
    )!;
    assert.match(await page(city, `/awards/${award.id}`), /告知之后档案里的事实已有变动/);

    assert.equal((await take(city2, address, 'revoke', { reason: '合并登记已被撤销。' })).status, 303);
    assert.deepEqual(await onRecord(provider1), before);
    assert.equal((await lineOf(2025))?.awardYuan, 350_000);
  });

  it('show what the platform’s own ledger says beside what was entered, to offices', async () => {
    const waits = demoFact('predecessors', 3);
    assert.match(
      await page(city2, waits),
      /与平台台账对照.*登记的 嘉善监衡工程管理有限公司 3,160.*平台台账 嘉善监衡工程管理有限公司 3,160/,
    );
    assert.doesNotMatch(await page(city2, demoFact('predecessors', 1)), /与平台台账对照/);
  });

  it('are merged whole into one firm; into two only where they were divided, as a person says', async () => {
    const whole = await enter({ predecessor: OTHER, name: '嘉兴分禾软件有限公司' });
    const { number } = await factAt(site, 'predecessors', whole);
    const { name } = await recordOf(site, provider1);
    const change = { uscc: provider5, predecessor: OTHER, name: '嘉兴分禾软件有限公司' };
    const twice = await send(change);
    assert.equal(twice.status, 422);
    assert.ok(plain(twice.text).includes(`已经登记为${name}（${number}，待确认）的被合并企业`), plain(twice.text));
    const division = '2025 年 2 月分立为两家。';
    const part = await enter({ ...change, manner: 'divided', division });
    for (const [one, other] of [
      [whole, part],
      [part, whole],
    ] as const) {
      const { text } = await city2.get(one).expect(200);
      assert.ok(text.includes('登记了同一家被合并企业的另一方') && text.includes(`href="${other}"`), one);
    }
    const stopped = await take(city2, whole, 'confirm', READ);
    assert.equal(stopped.status, 409);
    assert.match(plain(stopped.text), /这家被合并企业另有企业登记，须先退回或撤销其中一方/);
    assert.equal((await take(city2, part, 'confirm', READ)).status, 303);
    assert.equal((await take(city2, whole, 'return', { reason: '原企业先分立，请更正。' })).status, 303);
    assert.equal(
      (await city.upload(`${whole}/edit`, { ...FORM, version: '2', predecessor: OTHER, manner: 'whole' }, FILES))
        .status,
      422,
    );
    const mended = {
      ...FORM,
      version: '2',
      predecessor: OTHER,
      name: '嘉兴分禾软件有限公司',
      manner: 'divided',
      division,
    };
    assert.equal((await city.upload(`${whole}/edit`, mended, FILES)).status, 303);
    assert.equal((await take(city2, whole, 'confirm', READ)).status, 303);
    const held = [...(await onRecord(provider1)), ...(await onRecord(provider5))].filter(([code]) => code === OTHER);
    assert.equal(held.length, 2);
    // A firm does not read of the other one.
    assert.doesNotMatch(await page(firm, whole), /登记了同一家被合并企业的另一方/);
  });

  it('put a paid award before a person once confirmed, and no longer once withdrawn', async () => {
    const paid = await paidGrowthAward(site);
    const year = paid.matter.slice(7);
    const entered = { uscc: paid.uscc, predecessor: OLD, mergedOn: `${year}-06-30`, peakFen: '200000' };
    const address = await enter(entered);
    const read = { ...READ, mergedOn: entered.mergedOn, peakFen: '2000000000' };
    const all = () => site.container.adjustments.adjustments.list({ uscc: paid.uscc });
    await site.container.following.catchUp();
    assert.deepEqual(await all(), []);
    assert.equal((await take(city2, address, 'confirm', read)).status, 303);
    await site.container.following.catchUp();
    await site.container.adjustments.compare.run();
    const [opened] = await all();
    assert.deepEqual([opened?.state, opened?.dueFen, opened?.paidFen], ['open', 0, paid.fen]);
    assert.equal((await take(city2, address, 'revoke', { reason: '登记有误。' })).status, 303);
    await site.container.adjustments.compare.run();
    assert.deepEqual(
      (await all()).map(({ state }) => state),
      ['superseded'],
    );
  });
});
