import assert from 'node:assert/strict';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { accountId, caseOf, done, entryOf, PROPOSED, shownOn, step, stored, take, VOTE_FOR } from './support.ts';

const FIRM = { uscc: '', name: '' };

describe('the way from a tip to the end of a listing', () => {
  const clock = movableClock();
  let site: TestSite;
  let city: TestPerson;
  let city2: TestPerson;
  let city3: TestPerson;
  let firm: TestPerson;
  let id: string;
  let number: string;
  before(async () => {
    site = await createTestSite({ clock });
    [city, city2, city3, firm] = [
      await site.signIn('city'),
      await site.signIn('city2'),
      await site.signIn('city3'),
      await site.signIn('provider1'),
    ];
    const account = await site.container.accounts.findByUsername('provider1');
    Object.assign(FIRM, { uscc: account?.organisationUscc, name: account?.organisationName });
  });
  after(() => site.close());

  const own = async () => readable((await firm.get('/negative-list/own').expect(200)).text);
  const inDirectory = async () =>
    (await site.visitor().get(`/providers?q=${FIRM.uscc}`)).text.includes(`/providers/${FIRM.uscc}`);
  const inList = async () => (await site.visitor().get(`/negative-list?q=${FIRM.uscc}`)).text.includes(FIRM.name);

  it('begins with a public tip: a number, and nothing of the informant anywhere else', async () => {
    const visitor = site.visitor();
    const answer = await visitor.post('/negative-list/report', {
      ...{ whom: FIRM.name, uscc: FIRM.uscc, content: '把总包项目转给了别人。' },
      ...{ name: '赵举报', contact: '13911112222' },
    });
    assert.equal(answer.headers['location'], '/negative-list/report/received');
    const receipt = await visitor.get('/negative-list/report/received').expect(200);
    number = /XS2026\d{4}/.exec(receipt.text)?.[0] ?? '';
    await visitor.get('/negative-list/report/received').expect(303);
    const [waiting] = (await site.container.listingCases.list(['clue'])).filter((one) => one.number === number);
    id = waiting!.id;
    assert.match((await city.get(caseOf(id)).expect(200)).text, /赵举报[\s\S]*13911112222/);
    for (const username of ['nanhu', 'market', 'finance'])
      assert.doesNotMatch((await (await site.signIn(username)).get(caseOf(id))).text, /赵举报|13911112222/, username);
    assert.match((await (await site.signIn('auditor')).get(caseOf(id)).expect(200)).text, /赵举报/);
    assert.doesNotMatch(JSON.stringify((await stored(site, id)).history), /赵举报|13911112222/);
    assert.match(await own(), /没有涉及贵企业的告知或决定/);
    await firm.get(caseOf(id)).expect(404);
  });

  it('is opened, looked into and told to the firm', async () => {
    await done(city, id, 'open-case', { uscc: FIRM.uscc, reason: '有材料' });
    await city2.get(step(id, 'add-evidence')).expect(403);
    await city.get(step(id, 'notify')).expect(409);
    await done(city, id, 'add-evidence', { reason: '付款流水一份' });
    await firm.get(caseOf(id)).expect(404);
    assert.match((await shownOn(city, step(id, 'notify'))).text, /可以陈述申辩至2026年12月1日/);
    await done(city, id, 'notify', PROPOSED);
    const { proposal, state, due } = await stored(site, id);
    assert.deepEqual(
      [state, due, proposal?.defenceUntil, proposal?.months],
      ['notified', '2026-12-01', '2026-12-01', 6],
    );
    const seen = await own();
    for (const words of [
      /N03 总承包后转包/,
      /把整个项目转给他人实施/,
      /6 个月/,
      /可以陈述申辩（至2026年12月1日，还剩 5 个工作日）/,
    ])
      assert.match(seen, words);
    assert.doesNotMatch(seen, /赵举报|付款流水|转给了别人|沈如晦/);
    assert.equal((await firm.get(caseOf(id)).expect(303)).headers['location'], '/negative-list/own');
  });

  it('hears the firm, then is judged by two, each hidden from the other', async () => {
    await city.get(step(id, 'deliberate')).expect(409);
    await done(firm, id, 'defend', { reason: '只转了弱电部分。' });
    const panel = [await accountId(site, 'city2'), await accountId(site, 'city3')];
    const wrong = await take(city, id, 'deliberate', { panel: [await accountId(site, 'city'), panel[0]!] });
    assert.equal(wrong.status, 422);
    assert.equal((await take(city, id, 'deliberate', { panel: panel[0]! })).status, 422);
    await done(city, id, 'deliberate', { panel });
    await city.get(step(id, 'vote')).expect(403);
    await done(city2, id, 'vote', { inFavour: 'yes', reason: '流水说明是整体转包' });
    await city2.get(step(id, 'list')).expect(409);
    assert.doesNotMatch((await city3.get(caseOf(id)).expect(200)).text, /流水说明是整体转包/);
    await done(city3, id, 'vote', VOTE_FOR);
    assert.match((await city.get(caseOf(id)).expect(200)).text, /流水说明是整体转包/);
    assert.match(await own(), /案件正在集体审议/);
    assert.doesNotMatch(await own(), /流水说明是整体转包|陆知行|叶见微/);
  });

  it('ends in a decision, in force from that day, by somebody who did not investigate', async () => {
    await city.get(step(id, 'list')).expect(403);
    assert.deepEqual([await inDirectory(), await inList()], [true, false]);
    await done(city2, id, 'list', { reason: '申辩理由不成立' });
    const { entry, effects } = await stored(site, id);
    assert.deepEqual(effects, []);
    assert.deepEqual(
      [entry?.from, entry?.to, entry?.reconsiderUntil, entry?.sueUntil, entry?.name, entry?.uscc, entry?.class],
      ['2026-11-24', '2027-05-23', '2027-01-25', '2027-05-24', FIRM.name, FIRM.uscc, 'ordinary'],
    );
    assert.deepEqual([await inDirectory(), await inList()], [false, true]);
    const paper = readable((await site.visitor().get(entryOf(entry!.decision)).expect(200)).text);
    for (const words of [
      ...['列入负面清单决定书', entry!.decision, FIRM.name, FIRM.uscc, '把整个项目转给他人实施。', 'N03 总承包后转包'],
      ...[
        '自2026年11月24日起至2027年5月23日',
        '嘉兴市经济和信息化局',
        '2027年1月25日',
        '2027年5月24日',
        '不是严重失信主体名单',
      ],
    ])
      assert.ok(paper.includes(words), words);
    assert.doesNotMatch(paper, /赵举报|流水说明/);
    const seen = await own();
    for (const words of [
      /申请行政复议（至2027年1月25日/,
      /提起行政诉讼（至2027年5月24日/,
      /2027年2月24日起可以申请信用修复/,
    ])
      assert.match(seen, words);
    assert.match(readable((await firm.get(`/providers/${FIRM.uscc}/awards`).expect(200)).text), /负面清单/);
  });

  it('cannot be repaired before its shortest term, then is asked for and granted by another than the investigator', async () => {
    clock.setTo('2027-02-23T10:00:00+08:00');
    await firm.get(step(id, 'ask-repair')).expect(409);
    clock.setTo('2027-02-24T10:00:00+08:00');
    const bare = await take(firm, id, 'ask-repair', { measures: '改由本企业实施' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /请作出信用承诺[\s\S]*改由本企业实施/);
    await done(firm, id, 'ask-repair', { measures: '改由本企业实施', promise: '不再转包', evidence: '验收单' });
    await city.get(step(id, 'grant-repair')).expect(403);
    assert.equal(await inList(), true);
    await done(city3, id, 'grant-repair', { reason: '验收属实' });
    const { entry, state, end } = await stored(site, id);
    assert.deepEqual([state, entry?.to, end?.kind], ['repaired', '2027-02-23', 'repaired']);
    assert.deepEqual([await inList(), await inDirectory()], [false, false]);
    assert.match(await own(), /已修复[\s\S]*资源池资格不自动恢复/);
    const ended = readable((await site.visitor().get('/negative-list?status=ended').expect(200)).text);
    assert.match(ended, /2027年2月24日准予信用修复/);
    assert.ok(!ended.includes(FIRM.name));
    const page = readable((await site.visitor().get(entryOf(entry!.decision)).expect(200)).text);
    assert.ok(!page.includes(FIRM.name) && !page.includes(FIRM.uscc) && !page.includes('决定书'));
  });

  it('leaves the journal whole, and each step in it', async () => {
    await site.container.journal.settled();
    const entries = await site.container.journal.ofMatter(number);
    assert.deepEqual(
      entries.map(({ event }) => event),
      [
        'report',
        'open-case',
        'add-evidence',
        'notify',
        'defend',
        'deliberate',
        'vote',
        'vote',
        'list',
        'ask-repair',
        'grant-repair',
      ],
    );
  });

  it('revoked, counts as never made: membership as it was, no name on the list', async () => {
    assert.equal((await take(city, id, 'revoke', { reason: '判决撤销' })).status, 422);
    await done(city, id, 'revoke', { reason: '判决撤销', basis: '（2027）浙04行终8号' });
    assert.deepEqual([await inDirectory(), await inList()], [true, false]);
    assert.match(await own(), /已撤销，自始无效[\s\S]*视为从未列入/);
    const { entry } = await stored(site, id);
    const ended = readable(
      (await site.visitor().get(`/negative-list?status=ended&q=${encodeURIComponent(entry!.decision)}`)).text,
    );
    assert.match(ended, /撤销，视为从未列入/);
    assert.ok(!ended.includes(FIRM.name));
  });
});
