import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { PAPER_KINDS } from '../../../server/domain/registry/paper.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';

const at = (number: string, rest = '') => `/papers/${encodeURIComponent(number)}${rest}`;
const REFUSAL = '嘉经信不予入库〔2026〕1号';
const CORRECTION = '南经信入库补正〔2026〕1号';
const NOTICE = '嘉经信公示〔2026〕10号';

describe('papers on the site', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
    await site.container.following.catchUp();
  });
  after(() => site.close());

  const paper = async (number: string) => (await site.container.papers.papers.findByNumber(number))!;
  const page = async (person: TestPerson, path: string, status = 200) =>
    readable((await person.get(path).expect(status)).text);

  it('come with the demonstration data, of every kind, dated as the decisions', async () => {
    const stored = await site.database.connection.collection('papers').find().toArray();
    assert.deepEqual(new Set(stored.map(({ kind }) => String(kind))), new Set(Object.keys(PAPER_KINDS)));
    for (const { document, version, text, matter } of stored.filter((one) => one['matter'] === 'applications')) {
      const application = (await site.container.applications.findById(String(document)))!;
      const entry = application.history.find((one) => one.version === version)!;
      assert.equal(JSON.parse(String(text)).date, entry.at.slice(0, 10), `${String(matter)} ${String(document)}`);
      assert.equal(JSON.parse(String(text)).to, application.name);
    }
  });

  it('show everything that makes them one: number, addressee, ground, remedies, office, date, digest', async () => {
    const text = await page(await site.signIn('city'), at(REFUSAL));
    const { digest } = await paper(REFUSAL);
    for (const words of [
      REFUSAL,
      '平湖桨声信息咨询有限公司：',
      '近两年没有新的制造业改造项目，不符合入库条件。',
      '向嘉兴市人民政府申请行政复议',
      '<time datetime="2026-11-23">2026年11月23日</time>',
      '<time datetime="2027-03-24">2027年3月24日</time>',
      '嘉兴市经济和信息化局',
      '<time datetime="2026-09-24">2026年9月24日</time>',
      digest,
      '/papers/verify',
    ])
      assert.ok(text.includes(words), words);
    assert.doesNotMatch(text, /site-header|沈如晦/);
  });

  it('are read by their addressee and the offices concerned, a notice by everybody', async () => {
    const expected: Record<string, readonly [own: number, notice: number]> = {
      '': [303, 200],
      admin: [200, 200],
      city: [200, 200],
      nanhu: [200, 200],
      haining: [404, 200],
      market: [404, 200],
      finance: [404, 200],
      auditor: [200, 200],
      provider3: [404, 200],
      enterprise1: [404, 200],
    };
    for (const [name, [own, notice]] of Object.entries(expected)) {
      const person = name === '' ? site.visitor() : await site.signIn(name);
      for (const rest of ['', '/content.json']) {
        await person.get(at(CORRECTION, rest)).expect(own);
        await person.get(at(NOTICE, rest)).expect(notice);
        // Nobody can tell a paper that is not for him from one that never was.
        await person.get(at('南经信入库补正〔2026〕999号', rest)).expect(own === 200 ? 404 : own);
      }
    }
  });

  it('reach the firm they are addressed to, and stand in its case', async () => {
    const firm = await site.signIn('provider3');
    const list = await page(firm, '/applications');
    const links = [...list.matchAll(/href="(\/papers\/%[^"]+)"/g)].map(([, href]) => href ?? '');
    // The calculation of its award is addressed to it, too.
    const [link = '', ...others] = links.filter((one) => decodeURIComponent(one).includes('入库受理'));
    assert.equal(others.length, 0);
    assert.match(await page(firm, link), /入库申请受理通知书/);
    const [own] = await site.container.applications.findByUscc((await paper(decodeURIComponent(link.slice(8)))).uscc!);
    assert.ok((await page(firm, `/applications/${own!.id}`)).includes(link));
  });

  it('stand in the case that they decided, the public notice that names the firm among them', async () => {
    const { id, notice } = (await site.container.applications.list({ states: ['in-notice'], region: undefined })).find(
      (one) => one.notice?.number === NOTICE,
    )!;
    assert.equal(notice?.number, NOTICE);
    for (const name of ['city', 'auditor']) {
      const text = await page(await site.signIn(name), `/applications/${id}`);
      assert.ok(text.includes(at(NOTICE)), name);
    }
  });

  it('can be downloaded as the very text of which the digest is', async () => {
    const answer = await site.visitor().get(at(NOTICE, '/content.json')).buffer(true).expect(200);
    const { digest, content } = await paper(NOTICE);
    assert.equal(createHash('sha256').update(answer.text).digest('hex'), digest);
    assert.deepEqual(answer.body, content);
    assert.match(String(answer.headers['content-disposition']), /^attachment/);
  });

  describe('are confirmed to whoever holds number and digest', () => {
    const ask = (number: string, digest: string, status = 200) =>
      page(site.visitor(), `/papers/verify?${new URLSearchParams({ number, digest }).toString()}`, status);

    it('where both are right, however they were copied, and nothing else is told', async () => {
      const { digest } = await paper(REFUSAL);
      for (const [number, typed] of [
        [REFUSAL, digest],
        ['嘉经信不予入库[2026]1号', digest.toUpperCase()],
        [' 嘉经信不予入库（２０２６）1号 ', digest.replace(/(.{8})/g, '$1 ')],
      ] as const) {
        const text = await ask(number, typed);
        assert.match(text, /本平台签发过这份文书/);
        assert.doesNotMatch(text, /桨声|行政复议/);
      }
    });

    it('and refused alike where the digest is another, or there is no such paper', async () => {
      const { digest } = await paper(CORRECTION);
      const answers = [await ask(REFUSAL, digest), await ask('嘉经信不予入库〔2026〕999号', digest)];
      for (const text of answers) assert.match(text, /本平台没有以这个文号和这个内容摘要签发过文书/);
    });

    it('what is typed wrong is said, and stays', async () => {
      assert.match(await ask('', 'x', 422), /请输入文号[\s\S]*请输入完整的内容摘要[\s\S]*value="x"/);
      assert.match(await ask('号'.repeat(70), '0'.repeat(64), 422), /文号最多 60 个字符/);
      assert.match(await ask(`<b>`, '', 422), /value="<b>"/);
      assert.doesNotMatch(await page(site.visitor(), '/papers/verify'), /banner-|error-summary/);
    });

    it('and say of themselves that they were altered in the database', async () => {
      const { digest, text } = await paper(REFUSAL);
      const stored = site.database.connection.collection('papers');
      await stored.updateOne({ number: REFUSAL }, { $set: { text: text.replace('不符合', '符合') } });
      assert.match(await ask(REFUSAL, digest), /本站保存的内容已被改动/);
      assert.match(await page(await site.signIn('city'), at(REFUSAL)), /banner-danger[\s\S]*与签发时的摘要不符/);
      await stored.updateOne({ number: REFUSAL }, { $set: { text } });
      assert.match(await ask(REFUSAL, digest), /本平台签发过这份文书/);
    });
  });
});
