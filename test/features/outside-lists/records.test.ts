import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { BASE, csv, GOOD, importAt, line, OTHER, prepared, SOURCE, withdrawAt } from './support.ts';

describe('records of outside lists', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const records = () => site.database.connection.collection('outside_records');
  const listOf = async (query = '', person = city) => readable((await person.get(`${BASE}${query}`).expect(200)).text);
  const pageOf = async (uscc: string, source = SOURCE.source) =>
    `${BASE}/records/${String((await records().findOne({ 'current.uscc': uscc, source }))?._id)}`;
  /** A firm on its way into the pool. */
  const applying = async () => {
    const found = await site.container.applications.list({
      states: ['first-review', 'city-review'],
      region: undefined,
    });
    const known = await records().distinct('current.uscc');
    const application = found.find(({ uscc }) => !known.includes(uscc))!;
    return { application, provider: (await site.container.providers.findByUscc(application.uscc))! };
  };
  const raise = (person: TestPerson, page: string, fields: Record<string, string>) =>
    person.post(`${page}/clue`, fields, { from: '/account/password' });

  it('come with the demonstration data: in force, ended and withdrawn', async () => {
    assert.match(await listOf(), /共 6 条/);
    assert.match(await listOf('?status=ended'), /共 2 条/);
    assert.match(await listOf('?status=withdrawn'), /共 1 条/);
    assert.match(await listOf('?status=nonsense&page=x&source='), /共 6 条/);
  });

  it('are read by the offices alone, and imported by the city alone', async () => {
    const page = await pageOf(
      (await records().findOne({ current: { $ne: null } }))?.['current'].uscc as string,
      '信用中国 严重失信主体名单（演示）',
    );
    for (const name of ['nanhu', 'market', 'finance', 'auditor', 'admin']) {
      const person = await site.signIn(name);
      assert.doesNotMatch(await listOf('', person), /导入外部名单/);
      await person.get(page).expect(200);
      await person.get(`${BASE}/imports/new`).expect(403);
    }
    for (const name of ['provider1', 'enterprise1']) {
      const person = await site.signIn(name);
      for (const address of [BASE, `${BASE}.csv`, page]) await person.get(address).expect(403);
      assert.doesNotMatch((await person.get('/negative-list')).text, /外部名单/);
    }
    await site.visitor().get(BASE).expect(303);
    assert.doesNotMatch((await site.visitor().get('/negative-list')).text, /外部名单/);
    assert.match((await city.get('/negative-list')).text, /外部名单/);
  });

  it('are searched, filtered by source and by firms of the register, and exported just so', async () => {
    const { provider } = await applying();
    await importAt(
      city,
      await prepared(
        city,
        csv(
          line('@SUM(1)公司', GOOD, '甲1号'),
          line(provider.name, provider.uscc, '乙1号'),
          line('嘉兴丙公司', OTHER, '丙1号'),
        ),
      ),
    );
    const source = `source=${encodeURIComponent(SOURCE.source)}`;
    assert.match(await listOf(`?${source}`), /共 3 条/);
    assert.match(await listOf(`?${source}&q=${GOOD}`), /共 1 条/);
    assert.match(await listOf(`?${source}&q=${encodeURIComponent('丙1号')}`), /共 1 条/);
    assert.match(await listOf('?q=.*'), /没有符合条件的记录/);
    const here = await listOf(`?${source}&here=1`);
    assert.ok(here.includes('共 1 条') && here.includes(provider.name));
    const text = (await city.get(`${BASE}.csv?${source}`).expect(200)).text;
    assert.ok(text.startsWith('\uFEFF') && text.includes(`'@SUM(1)公司`));
    assert.equal(text.trim().split('\r\n').length, 4);
    const workbook = await city.get(`${BASE}.xlsx?${source}&here=1`).responseType('blob').expect(200);
    const [head = [], ...rows] = await readSheet(workbook.body as Buffer);
    assert.deepEqual([head[2], rows.length, rows[0]?.[2]], ['企业名称', 1, provider.name]);
  });

  it('are a hint where officials decide about the firm, and no more once they are withdrawn', async () => {
    const { application, provider } = await applying();
    const address = `/applications/${application.id}`;
    const hinted = async (person: TestPerson) => /外部名单“/.test(readable((await person.get(address)).text));
    assert.equal(await hinted(city), false);
    // Without a code: the whole name and the legal representative agree.
    const at = await prepared(city, csv(line(provider.name, '', '甲1号', '2026-03-01,', provider.legalRepresentative)));
    await importAt(city, at);
    assert.equal(await hinted(city), true);
    await withdrawAt(city, at, '导错了');
    assert.equal(await hinted(city), false);
  });

  it('are a hint in re-examinations, cases of the list and of the screening, and never to the firm', async () => {
    await site.container.following.catchUp();
    const [screened] = await site.container.screeningCases.list(['open']);
    const [listed] = await site.container.listingCases.list(['investigating']);
    const reviewed = (await site.database.connection.collection('review-cases').findOne({}))!;
    const pages: readonly [string, string][] = [
      [screened!.uscc, `/negative-list/screening/${screened!.id}`],
      [listed!.subject!.uscc, `/negative-list/cases/${listed!.id}`],
      [String(reviewed['uscc']), `/review-cases/${String(reviewed._id)}`],
    ];
    const rows = [...new Set(pages.map(([uscc]) => uscc))].map((uscc) => line('某公司', uscc, '甲1号'));
    await importAt(city, await prepared(city, csv(...rows)));
    for (const [, address] of pages)
      assert.match(readable((await city.get(address).expect(200)).text), /外部名单“信用中国[^”]*”载有某公司/, address);
    const own = (await site.container.accounts.findByUsername('provider1'))!;
    await importAt(city, await prepared(city, csv(line('某公司', own.organisationUscc ?? '', '乙1号')), 'b.csv'));
    const provider1 = await site.signIn('provider1');
    const applications = await site.container.applications.findByUscc(own.organisationUscc ?? '');
    for (const address of ['/negative-list/own', '/membership', ...applications.map(({ id }) => `/applications/${id}`)])
      assert.doesNotMatch((await provider1.get(address).expect(200)).text, /外部名单/, address);
  });

  it('are no hint for a firm that only sounds alike, nor for the firm itself', async () => {
    const { application, provider } = await applying();
    const like = provider.name.replace('有限公司', '股份有限公司');
    await importAt(city, await prepared(city, csv(line(like, GOOD, '甲1号', '2026-03-01,', '与此无关'))));
    const page = readable((await city.get(`/applications/${application.id}`)).text);
    assert.doesNotMatch(page, /外部名单“/);
    await importAt(city, await prepared(city, csv(line('某公司', provider.uscc, '乙1号')), 'b.csv'));
    assert.match(readable((await city.get(`/applications/${application.id}`)).text), /外部名单“/);
    assert.deepEqual(
      await site.container.outside.hints(provider.uscc, { ...account('provider'), organisationUscc: provider.uscc }),
      [],
    );
  });

  it('become a clue once, by who reports, about a firm that agrees', async () => {
    const { provider } = await applying();
    await importAt(
      city,
      await prepared(city, csv(line(provider.name, provider.uscc, '甲1号'), line('嘉兴丙公司', OTHER, '丙1号'))),
    );
    const page = await pageOf(provider.uscc);
    assert.match(readable((await city.get(page)).text), /转为线索/);
    const strange = await pageOf(OTHER);
    assert.doesNotMatch((await city.get(strange)).text, /<form class="form"/);
    const none = await raise(city, strange, { uscc: OTHER, reason: '有' });
    assert.equal(none.status, 422);
    for (const [fields, words] of [
      [{ uscc: provider.uscc, reason: ' ' }, /请写明转为线索的理由/],
      [{ uscc: GOOD, reason: '有' }, /请选择线索所反映的企业/],
      [{ uscc: provider.uscc, reason: '长'.repeat(1001) }, /最多 1000 个字/],
    ] as const) {
      const answer = await raise(city, page, fields);
      assert.equal(answer.status, 422);
      assert.match(readable(answer.text), words);
    }
    const auditor = await site.signIn('auditor');
    assert.equal((await raise(auditor, page, { uscc: provider.uscc, reason: '有' })).status, 403);
    const market = await site.signIn('market');
    const order = { uscc: provider.uscc, reason: '代码一致，拟按 N07 核查。' };
    const answers = await Promise.all([raise(city, page, order), raise(market, page, order)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const made = (await site.container.listingCases.ofFirm(provider.uscc)).filter(
      ({ clue }) => clue.source === 'outside-list',
    );
    assert.equal(made.length, 1);
    assert.match(made[0]!.clue.content, /信用中国 严重失信主体名单.*甲1号.*拟按 N07 核查/s);
    assert.deepEqual([made[0]?.state, made[0]?.subject?.uscc], ['clue', provider.uscc]);
    assert.ok(['city', 'market'].includes(made[0]?.history[0]?.by.role ?? ''));
    const html = readable((await city.get(page)).text);
    assert.ok(html.includes(made[0]!.number) && !html.includes('<form class="form"'));
    // Killed between the two writes: the clue is found, not made again.
    await records().updateOne(
      { 'current.uscc': provider.uscc, source: SOURCE.source },
      { $set: { 'clue.case': null } },
    );
    await site.container.outside.resume();
    const after = await site.container.listingCases.ofFirm(provider.uscc);
    assert.equal(after.filter(({ clue }) => clue.source === 'outside-list').length, 1);
    assert.ok(readable((await city.get(page)).text).includes(made[0]!.number));
  });

  it('lead to the case, and are never an entry of the negative list', async () => {
    const { provider } = await applying();
    await importAt(city, await prepared(city, csv(line(provider.name, provider.uscc, '甲1号'))));
    const page = await pageOf(provider.uscc);
    const answer = await raise(city, page, { uscc: provider.uscc, reason: '有' });
    await city.get(String(answer.headers['location'])).expect(200);
    assert.match(String(answer.headers['location']), /^\/negative-list\/cases\//);
    assert.doesNotMatch((await city.get(`/negative-list?q=${provider.uscc}`)).text, new RegExp(provider.name));
    assert.deepEqual((await site.container.providers.findByUscc(provider.uscc))?.listings, provider.listings);
  });
});

const account = (role: 'provider') => ({ id: 'x', username: 'x', displayName: 'x', role, blocked: false });
