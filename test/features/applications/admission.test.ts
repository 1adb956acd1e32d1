import assert from 'node:assert/strict';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { OBJECTED, OVER, RUNNING, shownOn, step, take } from './support.ts';

describe('an admission', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.applications.findById(id))!;
  const provider = async (id: string) => (await site.container.providers.findByUscc((await stored(id)).uscc))!;

  it('begins the membership at once, by the number of the notice, and shows the firm in the directory', async () => {
    assert.match((await shownOn(city, step(OVER, 'admit'))).text, /自2026年11月24日起在资源池内，至2029年11月23日止/);
    assert.equal((await take(city, OVER, 'admit')).status, 303);
    const { state, effects } = await stored(OVER);
    assert.deepEqual([state, effects], ['admitted', []]);
    const { pool, confirmedOn, uscc } = await provider(OVER);
    assert.deepEqual(pool, [{ from: '2026-11-24', to: '2029-11-23', decision: '嘉经信公示〔2026〕10号' }]);
    assert.equal(confirmedOn, '2026-11-24');
    const found = await site.visitor().get(`/providers?q=${uscc}`).expect(200);
    assert.ok(found.text.includes(`/providers/${uscc}`));
  });

  it('killed between the decision and its effect is made good at the next start, once', async () => {
    const { version } = await stored(OVER);
    await take(city, OVER, 'admit');
    const { uscc } = await stored(OVER);
    const { connection } = site.database;
    // As it was left by a process that died before it wrote to the provider …
    const spell = { from: '2026-11-24', to: '2029-11-23', decision: 'x' };
    await connection.collection('providers').updateOne({ uscc }, { $set: { pool: [], applied: [] } });
    await connection
      .collection('applications')
      .updateOne({ uscc }, { $set: { effects: [{ version: version + 1, spell }] } });
    await site.container.pool.steps.applyPendingEffects();
    assert.equal((await provider(OVER)).pool.length, 1);
    assert.deepEqual((await stored(OVER)).effects, []);
    // … and of one that died after it, before it noted so.
    await connection
      .collection('applications')
      .updateOne({ uscc }, { $set: { effects: [{ version: version + 1, spell }] } });
    await Promise.all([1, 2, 3].map(() => site.container.pool.steps.applyPendingEffects()));
    assert.equal((await provider(OVER)).pool.length, 1);
    assert.deepEqual((await stored(OVER)).effects, []);
  });

  it('stands though its effect failed; the effect waits', async () => {
    const { uscc } = await stored(OVER);
    const { version, digest } = await shownOn(city, step(OVER, 'admit'));
    const { providers } = site.container;
    const honest = providers.admit;
    providers.admit = () => Promise.reject(new Error('gone'));
    const answer = await city.post(step(OVER, 'admit'), { version, digest, reason: '同意' });
    providers.admit = honest;
    assert.equal(answer.status, 303);
    assert.equal((await stored(OVER)).effects.length, 1);
    await site.container.pool.steps.applyPendingEffects();
    assert.equal((await site.container.providers.findByUscc(uscc))?.pool.length, 1);
  });

  it('is kept in the history of the profile, with what it took over from the application', async () => {
    const { uscc } = await stored(OVER);
    await site.database.connection.collection('providers').updateOne({ uscc }, { $set: { summary: '先前的简介' } });
    await take(city, OVER, 'admit', { reason: '同意' });
    const [change, ...more] = await site.container.profile.profiles.changes(uscc);
    assert.equal(more.length, 0);
    assert.deepEqual([change?.what, change?.item, change?.by.role], ['admit', '嘉经信公示〔2026〕10号', 'city']);
    assert.deepEqual(
      change?.fields.map(({ field, before }) => [field, before]),
      [['summary', '先前的简介']],
    );
    assert.match((await city.get(`/providers/${uscc}/history`).expect(200)).text, /入库，采用申报内容/);
  });

  it('is not possible while the notice runs, nor while the firm is listed', async () => {
    const early = await city.get(step(RUNNING, 'admit')).expect(409);
    assert.match(early.text, /公示期未满/);
    const listing = {
      from: '2026-11-01',
      to: '2027-11-01',
      ground: 'x',
      class: 'serious',
      decision: 'x',
      voidedOn: null,
    };
    const { uscc } = await stored(OVER);
    await site.database.connection.collection('providers').updateOne({ uscc }, { $set: { listings: [listing] } });
    assert.match((await city.get(step(OVER, 'admit')).expect(409)).text, /企业在负面清单内，不能入库/);
  });

  it('waits for an objection, which is written, with name and contact', async () => {
    const bare = await take(city, RUNNING, 'object', { content: '' });
    assert.equal(bare.status, 422);
    for (const words of [/匿名异议不予受理/, /异议人的联系方式/, /请填写异议内容/]) assert.match(bare.text, words);
    const before = (await stored(RUNNING)).objections.length;
    const written = { name: '甲厂', contact: '15400000000', content: '项目没有验收。' };
    assert.equal((await take(city, RUNNING, 'object', written)).status, 303);
    const { state, due, objections, history } = await stored(RUNNING);
    assert.deepEqual([state, due, objections.length - before], ['objected', '2026-12-08', 1]);
    assert.doesNotMatch(JSON.stringify(history), /甲厂|15400000000|项目没有验收/);
    const firm = await (await site.signIn('provider3')).get(`/applications/${RUNNING}`).expect(200);
    assert.match(firm.text, /异议处理/);
    assert.doesNotMatch(firm.text, /甲厂|15400000000|项目没有验收/);
    await city.get(step(RUNNING, 'admit')).expect(409);
    assert.equal((await take(city, RUNNING, 'dismiss-objection')).status, 303);
    const back = await stored(RUNNING);
    assert.deepEqual([back.state, back.due], ['in-notice', '2026-11-27']);
  });

  it('follows a dismissed objection when the notice is over, and not an upheld one', async () => {
    const other = await site.signIn('city2');
    assert.equal((await take(other, OBJECTED, 'dismiss-objection')).status, 303);
    assert.equal((await take(city, OBJECTED, 'admit')).status, 303);
    assert.equal((await provider(OBJECTED)).pool.length, 1);
    await take(city, RUNNING, 'object', { name: '甲', contact: '乙', content: '丙' });
    assert.equal((await take(other, RUNNING, 'uphold-objection')).status, 303);
    assert.equal((await stored(RUNNING)).state, 'refused');
  });
});
