import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { normaliseStandardNumber } from '../../../server/domain/records/standard-number.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { demoFact, factAt, listOf, recordOf, stepOf, take } from './support.ts';

const { provider1 } = DEMO_ORGANISATIONS;
const LIST = listOf('standards');
const standard = (nth: number) => demoFact('standards', nth);
/** Of the firm of provider1: waits for both offices. */
const FRESH = standard(3);
const [ONE_SIDE, OTHER_SIDE, ON_RECORD, QUESTIONED] = [standard(5), standard(6), standard(7), standard(8)];
const RANK = { kind: 'formulation', rank: '1' };
const EFFECT = { theme: 'digital', effectConfirmedOn: '2026-10-20', reason: '已核对实施单位的证明。' };
const FILES = [
  { field: 'file-text', name: '标准文本.pdf', bytes: PDF },
  { field: 'file-effect', name: '证明.pdf', bytes: PDF },
];

const FORM = {
  number: 'ｔ／ｊｘｄｍ ０３１—2026',
  title: '织造车间在线检验通用要求',
  society: '嘉兴市数字化改造服务行业协会',
  publishedOn: '2026-03-02',
  kind: 'formulation',
  theme: 'digital',
  drafters: '嘉兴禾数智能科技有限公司\n嘉兴市智造标准研究会',
  rank: '1',
  effect: '已在五家企业实施。',
};

describe('the ledger of group standards', () => {
  let site: TestSite;
  let market: TestPerson;
  let city: TestPerson;
  let firm: TestPerson;
  before(async () => {
    site = await createTestSite();
    [market, city, firm] = await Promise.all([site.signIn('market'), site.signIn('city'), site.signIn('provider1')]);
  });
  after(() => site.close());

  const numbersOf = async (uscc: string) =>
    (await recordOf(site, uscc)).standards.map(({ number }) => normaliseStandardNumber(number));

  for (const [username, reads, ranks, proves] of [
    ['market', true, true, false],
    ['city', true, false, true],
    ['nanhu', true, false, true],
    ['haining', false, false, false],
    ['finance', true, false, false],
    ['auditor', true, false, false],
    ['admin', true, false, false],
    ['provider1', true, false, false],
    ['provider5', false, false, false],
    ['enterprise1', false, false, false],
  ] as const)
    it(`${username} ${reads ? 'reads' : 'does not see'} a standard, and confirms ${[ranks && 'its rank', proves && 'its effect'].filter(Boolean).join() || 'nothing'}`, async () => {
      const person = await site.signIn(username);
      await person.get(FRESH).expect(reads ? 200 : 404);
      for (const [event, may] of [
        ['confirm-rank', ranks],
        ['confirm-effect', proves],
        ['return', ranks || proves],
      ] as const) {
        await person.get(stepOf(FRESH, event)).expect(may ? 200 : reads ? 403 : 404);
        if (!may) {
          const answer = await person.post(stepOf(FRESH, event), { reason: 'x' }, { from: '/account' });
          assert.equal(answer.status, reads ? 403 : 404);
        }
      }
    });

  it('is declared by a firm, refused with what was typed and sent, and reaches the record once both offices confirmed', async () => {
    const wrong = { ...FORM, rank: '2', publishedOn: '2027-01-01', drafters: '嘉兴市智造标准研究会' };
    const refused = await firm.upload(`${LIST}/new`, wrong, FILES);
    assert.equal(refused.status, 422);
    for (const words of ['发布日期不能晚于今天', '起草单位中没有嘉兴禾数智能科技有限公司', '标准文本.pdf', FORM.title])
      assert.ok(refused.text.includes(words), words);
    const unproven = await firm.upload(`${LIST}/new`, FORM, FILES.slice(0, 1));
    assert.match(unproven.text, /请提供实施成效证明/);
    const made = await firm.upload(`${LIST}/new`, FORM, FILES);
    assert.equal(made.status, 303, made.text);
    const address = String(made.headers['location']);
    const again = await firm.upload(`${LIST}/new`, { ...FORM, number: 'T/JXDM031-2026' }, FILES);
    assert.equal(again.status, 422);
    assert.match(again.text, /已经登记过/);

    const shown = readable((await firm.get(address).expect(200)).text);
    assert.match(shown, /T\/JXDM 031-2026[\s\S]*1\. 嘉兴禾数智能科技有限公司[\s\S]*2\. 嘉兴市智造标准研究会/);
    const differs = await take(market, address, 'confirm-rank', { ...RANK, rank: '2' });
    assert.equal(differs.status, 422);
    assert.match(differs.text, /与企业申报的在起草单位中的次序不一致/);
    assert.equal((await take(market, address, 'confirm-rank', RANK)).status, 303);
    assert.ok(!(await numbersOf(provider1)).includes('T/JXDM 031-2026'));
    const early = await take(city, address, 'confirm-effect', {
      ...EFFECT,
      effectConfirmedOn: '2026-03-01',
      reason: '',
    });
    assert.equal(early.status, 422);
    assert.match(early.text, /不能早于发布日期/);
    assert.equal((await take(city, address, 'confirm-effect', EFFECT)).status, 303);

    const record = (await recordOf(site, provider1)).standards.filter(({ number }) => number === 'T/JXDM 031-2026');
    assert.deepEqual(
      record.map(({ rank, kind, theme, effectConfirmedOn }) => [rank, kind, theme, effectConfirmedOn]),
      [[1, 'formulation', 'digital', '2026-10-20']],
    );
    assert.deepEqual((await factAt(site, 'standards', address)).effects, []);
    assert.match((await firm.get(`/providers/${provider1}/awards`)).text, /T\/JXDM 031-2026/);
    const page = readable((await site.visitor().get(`/standards/${encodeURIComponent('T/JXDM 031-2026')}`)).text);
    assert.match(page, /织造车间在线检验通用要求[\s\S]*嘉兴禾数智能科技有限公司/);
  });

  it('stops a number that two firms claim, shows officials both sides, and lets the other on once one is returned', async () => {
    for (const [one, other] of [
      [ONE_SIDE, '嘉善碳砚环境数据有限公司'],
      [OTHER_SIDE, '嘉兴牙距精密数控技术有限公司'],
      [ON_RECORD, '嘉兴构砚数字工程有限公司'],
    ] as const) {
      const { text } = await market.get(stepOf(one, 'confirm-rank')).expect(200);
      assert.match(text, /同一编号的另一方/);
      assert.ok(text.includes(other), other);
      const stopped = await take(market, one, 'confirm-rank', RANK);
      assert.equal(stopped.status, 409);
      assert.match(stopped.text, /须先退回或撤销其中一方/);
    }
    const returned = { reason: '标准文本前言载明第一起草单位为另一家企业，请核对。' };
    assert.equal((await take(market, OTHER_SIDE, 'return', returned)).status, 303);
    assert.equal((await take(market, ONE_SIDE, 'confirm-rank', RANK)).status, 303);
    assert.equal((await factAt(site, 'standards', ONE_SIDE)).claim, 'T/JXDM 005-2026');
  });

  it('tells a firm that its number is contested, and not by whom', async () => {
    const made = await firm.upload(`${LIST}/new`, { ...FORM, number: 'T/JXDM 005-2026' }, FILES);
    const { text } = await firm.get(String(made.headers['location'])).expect(200);
    assert.match(text, /编号重复申报/);
    assert.doesNotMatch(text, /嘉兴牙距|嘉善碳砚/);
  });

  it('notices the series and what a standard may replace', async () => {
    assert.match((await market.get(FRESH)).text, /T\/JXDM 003-2024[\s\S]*同一系列的其他部分/);
    assert.match((await market.get(QUESTIONED)).text, /T\/JXGM 001-2021[\s\S]*申报为被本标准代替/);
    const page = await site.visitor().get(`/standards/${encodeURIComponent('T/JXGM 001-2025')}`);
    assert.match(page.text, /T\/JXGM 001-2021/);
  });

  it('overwrites nothing: a correction waits beside what counts, and what is revoked leaves the record', async () => {
    const uscc = (await factAt(site, 'standards', standard(9))).uscc;
    assert.match((await market.get(standard(9))).text, /第 2 次[\s\S]*补充新的实施单位证明/);
    assert.ok((await numbersOf(uscc)).includes('T/JXDM 011-2024'));
    const address = standard(1);
    assert.equal((await take(city, address, 'revoke')).status, 422);
    assert.equal((await take(city, address, 'revoke', { reason: '成效证明不实。' })).status, 303);
    assert.ok(!(await numbersOf(provider1)).includes('T/JXDM 003-2024'));
    const { state, claim, history } = await factAt(site, 'standards', address);
    assert.deepEqual([state, claim, history.length], ['revoked', null, 4]);
  });

  it('is exported as it is filtered', async () => {
    const query = '?list=all&region=330421';
    const { text: page } = await city.get(`${LIST}${query}`);
    const { text } = await city.get(`${LIST}.csv${query}`);
    const lines = text.trim().split('\r\n');
    assert.match(page, new RegExp(`共 ${lines.length - 1} 条`));
    const workbook = city.get(`${LIST}.xlsx${query}`).buffer(true);
    const { body } = await workbook.parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });
    const rows = await readSheet(body as Buffer);
    assert.equal(rows.length, lines.length);
    assert.ok(rows.slice(1).every((row) => row[3] === '嘉善县'));
  });

  it('shows on the public pages only what is confirmed, and the same count at home', async () => {
    const { standards } = await recordOf(site, provider1);
    const { text } = await site.visitor().get(`/providers/${provider1}`);
    for (const { number, effectConfirmedOn } of standards)
      assert.equal(text.includes(number), effectConfirmedOn !== null, number);
    const listed = /共 (\d+) 项/.exec((await site.visitor().get('/standards')).text)?.[1];
    const home = (await site.visitor().get('/')).text.replace(/<[^>]+>/g, '');
    assert.match(home, new RegExp(`成效已确认的团体标准\\s*${listed}\\s*项`));
    await site
      .visitor()
      .get(`/standards/${encodeURIComponent('T/JXDM 006-2025')}`)
      .expect(404);
  });
});
