import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { done, PROPOSED, stored, VOTE_FOR } from './negative-list/support.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../support/site.ts';

const { provider1, provider4, provider5 } = DEMO_ORGANISATIONS;
const at = (uscc: string, rest = '') => `/shortlist/${uscc}${rest}`;

describe('the shortlist of an enterprise', () => {
  let site: TestSite;
  let buyer: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    buyer = await site.signIn('enterprise2');
  });
  afterEach(() => site.close());

  const keep = (person: TestPerson, uscc: string, note: string, version = '0') =>
    person.post(at(uscc), { note, version }, { from: at(uscc) });
  const list = async (person: TestPerson) => readable((await person.get('/shortlist').expect(200)).text);

  it('is kept by its people from a provider’s page on, with notes', async () => {
    assert.match(await list(buyer), /还没有候选的服务商/);
    assert.ok((await buyer.get(`/providers/${provider1}`)).text.includes(at(provider1)));
    assert.equal((await keep(buyer, provider1, '等报价。')).status, 303);
    assert.match(await list(buyer), /在资源池内[\s\S]*等报价。/);
    assert.equal((await keep(buyer, provider1, '报价 30 万。', '1')).status, 303);
    assert.match(await list(buyer), /报价 30 万。/);
    assert.doesNotMatch(await list(buyer), /等报价。/);
    assert.equal((await buyer.post(at(provider1, '/remove'), {}, { from: at(provider1) })).status, 303);
    assert.match(await list(buyer), /还没有候选的服务商/);
  });

  it('keeps what was typed where the note is too long, or a colleague wrote in between', async () => {
    const long = await keep(buyer, provider1, '长'.repeat(501));
    assert.equal(long.status, 422);
    assert.match(long.text, /备注最多 500 个字，现在 501 个[\s\S]*长长长/);
    assert.equal((await keep(buyer, provider1, '甲的备注')).status, 303);
    const again = await keep(buyer, provider1, '乙的备注');
    assert.equal(again.status, 409);
    assert.match(readable(again.text), /同事已经把这家服务商加入候选名单[\s\S]*现在的备注：甲的备注[\s\S]*乙的备注/);
    assert.equal((await keep(buyer, provider1, '丙', '1')).status, 303);
    const stale = await keep(buyer, provider1, '丁', '1');
    assert.equal(stale.status, 409);
    assert.match(readable(stale.text), /同事改过这条备注[\s\S]*现在的备注：丙/);
  });

  it('holds fifty and no more, also where two add at once', async () => {
    const { shortlists } = site.container;
    const by = { account: 'x', name: 'x', role: 'enterprise' } as const;
    const item = (uscc: string) => ({ uscc, note: '', addedAt: 'x', addedBy: by, version: 1 });
    const enterprise = (await site.container.accounts.findByUsername('enterprise2'))!.organisationUscc!;
    for (let n = 0; n < 49; n++) await shortlists.add(enterprise, item(`no-firm-${n}`));
    const outcomes = await Promise.all(['a', 'b', 'a', 'c'].map((uscc) => shortlists.add(enterprise, item(uscc))));
    assert.equal(outcomes.filter((one) => one === 'done').length, 1);
    assert.equal((await shortlists.find(enterprise)).items.length, 50);
    const full = await keep(buyer, provider1, '');
    assert.equal(full.status, 409);
    assert.match(full.text, /候选名单最多 50 家/);
  });

  it('is seen by its enterprise alone, and knows only providers that the public may see', async () => {
    await keep(buyer, provider1, '内部意见');
    const other = await site.signIn('enterprise1');
    assert.doesNotMatch(await list(other), /内部意见/);
    for (const username of ['city', 'admin', 'auditor', 'provider1'])
      await (await site.signIn(username)).get('/shortlist').expect(403);
    await site.visitor().get('/shortlist').expect(303);
    await buyer.get(at('91330400MA20000270')).expect(404);
    assert.equal((await keep(buyer, '91330400MA20000270', '')).status, 404);
  });

  it('shows what became of a provider: listed, or no longer public', async () => {
    await keep(buyer, provider4, '');
    assert.match(await list(buyer), /负面清单/);
    await keep(buyer, provider5, '旧备注');
    await site.database.connection.collection('providers').deleteOne({ uscc: provider5 });
    assert.match(await list(buyer), /已不公开[\s\S]*旧备注/);
    assert.equal((await keep(buyer, provider5, '新备注', '1')).status, 303);
    assert.equal((await buyer.post(at(provider5, '/remove'), {}, { from: at(provider5) })).status, 303);
    assert.doesNotMatch(await list(buyer), /新备注/);
  });

  it('brings its people word when a provider on it is listed, and when it is not any more', async () => {
    const { follower } = site.container.messages;
    await keep(buyer, provider1, '');
    const [city, city2, city3] = [await site.signIn('city'), await site.signIn('city2'), await site.signIn('city3')];
    const panel = await Promise.all(
      ['city2', 'city3'].map(async (name) => (await site.container.accounts.findByUsername(name))!.id),
    );
    const answer = await city.post(
      '/negative-list/cases/new',
      { whom: '甲', uscc: provider1, content: '转包。', reference: '' },
      { from: '/negative-list/cases/new' },
    );
    const id = String(answer.headers['location']).split('/').at(-1)!;
    await done(city, id, 'open-case', { uscc: provider1, reason: '有材料' });
    await done(city, id, 'add-evidence', { reason: '流水' });
    await done(city, id, 'notify', PROPOSED);
    await done(await site.signIn('provider1'), id, 'defend', { reason: '不实' });
    await done(city, id, 'deliberate', { panel });
    await done(city2, id, 'vote', VOTE_FOR);
    await done(city3, id, 'vote', VOTE_FOR);
    await follower.run();
    assert.doesNotMatch((await buyer.get('/inbox')).text, /候选服务商/);
    await done(city2, id, 'list', { reason: '事实清楚' });
    await site.container.journal.settled();
    await follower.run();
    assert.match(readable((await buyer.get('/inbox')).text), /候选服务商被列入负面清单/);
    for (const username of ['provider3', 'city'])
      assert.doesNotMatch((await (await site.signIn(username)).get('/inbox')).text, /候选服务商/, username);
    const { entry } = await stored(site, id);
    assert.match(readable((await buyer.get(`/negative-list/${encodeURIComponent(entry!.decision)}`)).text), /列入/);
    await done(city3, id, 'revoke', { reason: '复议撤销', basis: '嘉政复〔2026〕30号' });
    await site.container.journal.settled();
    await follower.run();
    assert.match(readable((await buyer.get('/inbox')).text), /候选服务商的列入决定已撤销/);
  });
});

describe('providers side by side', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());
  const page = async (query: string) => readable((await site.visitor().get(`/compare${query}`).expect(200)).text);

  it('are four at most, each with what everybody may know', async () => {
    const text = await page(`?uscc=${provider1}&uscc=${provider5}&uscc=${provider1}`);
    const [one, five] = await Promise.all(
      [provider1, provider5].map(async (uscc) => (await site.container.providers.findByUscc(uscc))!),
    );
    for (const words of [one!.name, five!.name, '在资源池内', '服务行业', '有效期内的资质'])
      assert.ok(text.includes(words), words);
    assert.ok(!text.includes(one!.contact.phone));
    const found = (await site.container.directory.behind(
      { q: '', region: undefined, scheme: undefined, category: undefined, industry: undefined },
      undefined,
      6,
    )) as { readonly providers: readonly { readonly uscc: string }[] };
    const six = found.providers.map(({ uscc }) => `uscc=${uscc}`).join('&');
    assert.match(await page(`?${six}`), /一次最多比较 4 家，多选的 2 家没有列出/);
  });

  it('say what cannot be compared, and lead to the directory where nothing was chosen', async () => {
    assert.match(await page(`?uscc=${provider1}&uscc=nonsense`), /有 1 家没有登记或者不公开/);
    assert.match(await page(''), /在服务商名录里勾选/);
    await page('?uscc[a]=1');
    assert.match(await page(`?uscc=${provider4}`), /负面清单/);
  });

  it('are chosen in the directory', async () => {
    const { text } = await site.visitor().get('/providers').expect(200);
    assert.match(text, /<form method="get" action="\/compare">[\s\S]*name="uscc"[\s\S]*比较所选（最多 4 家）/);
  });
});
