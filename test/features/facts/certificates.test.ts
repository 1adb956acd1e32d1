import assert from 'node:assert/strict';
import type { FactData } from '../../../server/domain/records/fact-fields.ts';
import { CERTIFICATE_FACTS } from '../../../server/domain/records/certificate-fact.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { demoFact, factAt, listOf, paidGrowthAward, recordOf, take } from './support.ts';

const { provider1 } = DEMO_ORGANISATIONS;
const LIST = listOf('certificates');
const certificate = (nth: number) => demoFact('certificates', nth);
const FILES = [{ field: 'file-certificate', name: '证书.pdf', bytes: PDF }];
const FORM = {
  ...{ kind: 'software', number: '浙RQ-2026-9999', issuer: '浙江省软件行业协会' },
  ...{ validFrom: '2026-06-01', validTo: '2031-05-31' },
};

describe('what of a certificate counts after it was revoked', () => {
  const data: FactData = { kind: 'software', number: 'x', validFrom: '2024-01-10', validTo: '2027-01-09' };
  for (const [day, last] of [
    ['2024-01-09', undefined],
    ['2024-01-10', undefined],
    ['2024-01-11', '2024-01-10'],
    ['2026-11-24', '2026-11-23'],
    ['2027-01-10', '2027-01-09'],
    ['2028-01-01', '2027-01-09'],
  ] as const)
    it(`from ${day}: ${last ?? 'nothing'}`, () => {
      assert.equal(CERTIFICATE_FACTS.revoked(data, { revokedOn: day })?.['validTo'], last);
      assert.equal(
        CERTIFICATE_FACTS.revoked({ ...data, validTo: null }, { revokedOn: '2025-01-01' })?.['validTo'],
        '2024-12-31',
      );
    });
});

describe('the ledger of certificates', () => {
  const clock = movableClock();
  let site: TestSite;
  let city: TestPerson;
  let city2: TestPerson;
  let firm: TestPerson;
  before(async () => {
    clock.setTo('2026-11-24T10:00:00+08:00');
    site = await createTestSite({ clock });
    [city, city2, firm] = await Promise.all([site.signIn('city'), site.signIn('city2'), site.signIn('provider1')]);
  });
  after(() => site.close());

  const numbers = async (uscc = provider1) =>
    ((await recordOf(site, uscc)).softwareCertificates ?? []).map(({ number }) => number);

  for (const [username, reads, confirms] of [
    ['city', true, true],
    // Who entered it: another one confirms.
    ['nanhu', true, false],
    ['haining', false, false],
    ['market', true, false],
    ['auditor', true, false],
    ['provider1', true, false],
    ['provider5', false, false],
  ] as const)
    it(`${username} ${reads ? 'reads' : 'does not see'} a certificate of 南湖区, and ${confirms ? 'confirms' : 'does not confirm'} it`, async () => {
      const person = await site.signIn(username);
      await person.get(certificate(3)).expect(reads ? 200 : 404);
      await person.get(`${certificate(3)}/steps/confirm`).expect(confirms ? 200 : reads ? 403 : 404);
    });

  it('takes what a firm declares to its record once an official has read the same in it', async () => {
    const wrong = await firm.upload(`${LIST}/new`, { ...FORM, validTo: '2026-05-31', kind: 'other' }, []);
    assert.equal(wrong.status, 422);
    for (const words of ['有效期止不能早于有效期起', '其他证书请填写证书名称', '请提供证书扫描件'])
      assert.ok(wrong.text.includes(words), words);
    const made = await firm.upload(`${LIST}/new`, FORM, FILES);
    const address = String(made.headers['location']);
    const differs = await take(city, address, 'confirm', { validTo: '2031-06-30' });
    assert.match(differs.text, /与企业申报的有效期止不一致/);
    assert.ok(!(await numbers()).includes(FORM.number));
    assert.equal((await take(city, address, 'confirm', { validTo: FORM.validTo })).status, 303);
    assert.ok((await numbers()).includes(FORM.number));
  });

  it('shows among the documents of the firm what each proves, and keeps the evidence where a document is removed', async () => {
    const form = { ...FORM, number: '浙RQ-2026-9997' };
    const made = await firm.upload(`${LIST}/new`, form, FILES);
    const address = String(made.headers['location']);
    const { title, versions } = await factAt(site, 'certificates', address);
    const document = versions[0]?.evidence[0]?.document;
    const file = `/records/documents/${document}`;
    const link = `href="${address}"`;
    for (const [person, list] of [
      [firm, '/records/documents'],
      [city, `/providers/${provider1}/documents`],
    ] as const) {
      const { text } = await person.get(list).expect(200);
      const row = text.split('<tr').find((one) => one.includes(`${file}/file"`)) ?? '';
      assert.ok(row.includes(link) && row.includes(title), list);
      assert.equal(text.split(link).length, 2, 'only beside the document that proves it');
    }
    assert.equal((await firm.post(`${file}/remove`, { version: '1', reason: '传错了' })).status, 303);
    await city.get(`${file}/file`).expect(404);
    const kept = await city.get(`${address}/evidence/${document}`).expect(200).buffer(true);
    assert.deepEqual(Buffer.from(kept.body as Buffer), PDF);
  });

  it('lets an official enter one for a firm, and another one confirm it', async () => {
    const form = { ...FORM, number: '浙RQ-2026-9998', uscc: provider1.toLowerCase() };
    for (const [uscc, words] of [
      ['', '请填写企业的统一社会信用代码'],
      ['91330402HK1079191X', '平台没有这家服务商'],
    ] as const) {
      const refused = await city.upload(`${LIST}/new`, { ...form, uscc }, FILES);
      assert.equal(refused.status, 422);
      assert.ok(refused.text.includes(words) && refused.text.includes(form.number), words);
    }
    const made = await city.upload(`${LIST}/new`, form, FILES);
    const address = String(made.headers['location']);
    const own = await city.get(`${address}/steps/confirm`);
    assert.deepEqual([own.status, /登记和确认不得由同一人办理/.test(own.text)], [403, true]);
    assert.equal((await take(city2, address, 'confirm', { validTo: FORM.validTo })).status, 303);
    assert.ok((await numbers()).includes(form.number));
    await site.container.journal.relay();
    await site.container.messages.follower.run();
    assert.match((await firm.get('/inbox')).text, /已登记：证书“软件企业证书 浙RQ-2026-9998”/);
    const away = await (
      await site.signIn('nanhu')
    ).upload(`${LIST}/new`, { ...form, uscc: DEMO_ORGANISATIONS.provider6 }, FILES);
    assert.match(away.text, /平台没有这家服务商/);
  });

  it('puts a paid award before a person when the certificate on which it rests is revoked', async () => {
    const paid = await paidGrowthAward(site);
    const { softwareCertificates } = await recordOf(site, paid.uscc);
    const addresses: string[] = [];
    for (const { number, from, to } of softwareCertificates ?? []) {
      const form = { ...FORM, uscc: paid.uscc, number, validFrom: from, validTo: to ?? '' };
      const address = String((await city.upload(`${LIST}/new`, form, FILES)).headers['location']);
      assert.equal((await take(city2, address, 'confirm', { validTo: to ?? '' })).status, 303);
      addresses.push(address);
    }
    await site.container.following.catchUp();
    const all = () => site.container.adjustments.adjustments.list({ uscc: paid.uscc });
    assert.deepEqual(await all(), []);
    const late = await take(city, addresses[0]!, 'revoke', { revokedOn: '2026-11-25', reason: 'x' });
    assert.match(late.text, /失效的日期不能晚于今天/);
    for (const address of addresses) {
      const given = { revokedOn: '2020-01-01', reason: '发证机构公告撤销，自始无效。' };
      assert.equal((await take(city, address, 'revoke', given)).status, 303);
    }
    assert.deepEqual(await numbers(paid.uscc), []);
    await site.container.following.catchUp();
    const [opened] = await all();
    assert.deepEqual([opened?.state, opened?.dueFen, opened?.paidFen], ['open', 0, paid.fen]);
  });

  it('reminds the firm 60 and 30 days before it lapses, once each, and not where another one follows', async () => {
    // 高新技术企业 of provider1 lapses 25 days after 2026-11-24.
    const { jobs } = site.container.life;
    const told = async () => {
      const found = await site.database.connection
        .collection('reminders')
        .find({ key: /^certificate:.*GR202333009001/ })
        .toArray();
      return found.map((one) => String(one['key']).split(':').at(-1)).sort();
    };
    for (const [day, thresholds] of [
      ['2026-10-19', []],
      ['2026-10-20', ['60']],
      ['2026-11-18', ['60']],
      ['2026-11-19', ['30', '60']],
      ['2026-11-20', ['30', '60']],
    ] as const) {
      clock.setTo(`${day}T10:00:00+08:00`);
      await jobs.run('certificate-expiry', 'a');
      assert.deepEqual(await told(), thresholds, day);
    }
    assert.equal((await factAt(site, 'certificates', certificate(2))).state, 'confirmed');
  });
});
