import assert from 'node:assert/strict';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { APPROVED, ask, change, IN_TIME, LATE, RETURNED, shownStep, step, take } from './support.ts';

describe('a decision on a change request', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.profile.requests.findById(id))!;
  const provider = async (id: string) => (await site.container.providers.findByUscc((await stored(id)).uscc))!;
  const raw = () => site.database.connection.collection('providers');

  it('to approve changes the record at once, keeps the old name, and is found by both', async () => {
    const before = await provider(LATE);
    const { digest, text } = await shownStep(city, LATE, 'approve');
    assert.ok(text.includes(before.name) && text.includes('嘉兴馏析智能控制股份有限公司') && text.includes('迟报'));
    assert.equal((await take(city, LATE, 'approve', { reason: '与登记机关一致。' })).status, 303);
    const { state, effects, history, occurredOn } = await stored(LATE);
    assert.deepEqual([state, effects], ['approved', []]);
    const { event, reason, shown, by } = history.at(-1)!;
    assert.deepEqual([event, reason, shown, by.role], ['approve', '与登记机关一致。', digest, 'city']);
    const after = await provider(LATE);
    assert.deepEqual(after.formerNames, [{ name: before.name, until: occurredOn }]);
    assert.deepEqual({ ...after, name: before.name, formerNames: [] }, before);
    const visitor = site.visitor();
    for (const q of ['智能控制股份', '工业控制技术', 'lxgykz', 'znkz'])
      assert.ok((await visitor.get(`/providers?q=${encodeURIComponent(q)}`)).text.includes(after.uscc), q);
    const page = readable((await visitor.get(`/providers/${after.uscc}`).expect(200)).text);
    assert.match(page, /曾用名<\/dt><dd>.*嘉兴馏析工业控制技术有限公司/);
    const record = readable((await city.get(`/providers/${after.uscc}/history`).expect(200)).text);
    assert.ok(record.includes('登记信息变更 · BG20260004') && record.includes(before.name));
  });

  it('carries a new name to the people of the firm', async () => {
    const firm = await site.signIn('provider1');
    const { id } = await ask(firm, { name: '嘉兴禾数工业软件有限公司' });
    await take(city, id, 'approve');
    assert.match((await firm.get('/account').expect(200)).text, /嘉兴禾数工业软件有限公司/);
    assert.equal(
      (await site.container.accounts.findByUsername('provider1'))?.organisationName,
      '嘉兴禾数工业软件有限公司',
    );
  });

  for (const event of ['refuse', 'return'] as const) {
    it(`to ${event} leaves the record alone, and the firm reads why`, async () => {
      const firm = await site.signIn('provider1');
      const { id } = await ask(firm, { name: '新名' });
      const before = await provider(id);
      assert.equal((await take(city, id, event, { reason: '执照看不清。' })).status, 303);
      assert.equal((await stored(id)).state, event === 'refuse' ? 'refused' : 'returned');
      assert.deepEqual(await provider(id), before);
      assert.match((await firm.get(change(id)).expect(200)).text, /执照看不清。/);
    });
  }

  it('wants a reason of bearable length; what was typed stays', async () => {
    const bare = await take(city, IN_TIME, 'approve', { reason: ' ' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /请写明理由/);
    const long = await take(city, IN_TIME, 'refuse', { reason: '长'.repeat(1001) });
    assert.equal(long.status, 422);
    assert.ok(long.text.includes('长'.repeat(1001)));
    assert.equal((await stored(IN_TIME)).version, 1);
  });

  it('is the city’s alone', async () => {
    for (const name of ['nanhu', 'auditor', 'admin']) {
      const person = await site.signIn(name);
      assert.doesNotMatch((await person.get(change(IN_TIME)).expect(200)).text, /同意变更/);
      for (const event of ['approve', 'return', 'refuse', 'withdraw']) {
        await person.get(step(IN_TIME, event)).expect(403);
        const answer = await person.post(step(IN_TIME, event), { reason: '好' }, { from: '/account' });
        assert.equal(answer.status, 403, `${name} ${event}`);
      }
    }
    for (const name of ['provider1', 'enterprise1', 'market', 'haining'])
      await (await site.signIn(name)).get(step(IN_TIME, 'approve')).expect(404);
    await city.get(step(IN_TIME, 'withdraw')).expect(403);
    for (const id of [APPROVED, RETURNED]) await city.get(step(id, 'approve')).expect(409);
  });

  it('counts only on what was shown', async () => {
    const { version, digest } = await shownStep(city, IN_TIME, 'approve');
    const { uscc } = await stored(IN_TIME);
    await raw().updateOne({ uscc }, { $set: { address: '悄悄改了' } });
    const moved = await city.post(step(IN_TIME, 'approve'), { version, digest, reason: '同意。' });
    assert.equal(moved.status, 409);
    assert.ok(moved.text.includes('所依据的情况已经变化') && moved.text.includes('同意。'));
    await raw().updateOne({ uscc }, { $set: { legalRepresentative: '别人' } });
    assert.match((await city.get(step(IN_TIME, 'approve')).expect(409)).text, /登记的信息在提交之后已经变化/);
    assert.match((await city.get(change(IN_TIME)).expect(200)).text, /不能同意变更/);
    assert.equal((await stored(IN_TIME)).state, 'submitted');
  });

  it('of two officials at once is one; the other is told how things stand', async () => {
    const other = await site.signIn('city2');
    const shown = await shownStep(city, IN_TIME, 'approve');
    const order = { version: shown.version, digest: shown.digest, reason: '同意。' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? city : other).post(step(IN_TIME, i % 4 < 2 ? 'approve' : 'refuse'), order, { from: '/account' }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(19).fill(409)]);
    const { version, history, state } = await stored(IN_TIME);
    assert.deepEqual([version, history.length], [2, 2]);
    const told = answers.find(({ status }) => status === 409)?.text ?? '';
    assert.ok(told.includes(state === 'approved' ? '已变更' : '不予变更') && told.includes('同意。'));
    const { legalRepresentative } = await provider(IN_TIME);
    assert.equal(legalRepresentative === '沈既白', state === 'approved');
    await site.container.journal.relay();
    const entries = await site.database.connection
      .collection('journal')
      .countDocuments({ kind: 'change-requests', event: history.at(-1)?.event, version: 2, at: history.at(-1)?.at });
    assert.equal(entries, 1);
  });

  it('killed between decision and effect is made good at the next start, once', async () => {
    const { uscc } = await stored(LATE);
    const before = await raw().findOne({ uscc });
    await take(city, LATE, 'approve');
    const requests = site.database.connection.collection('change-requests');
    const waiting = { $set: { effects: [{ version: 2 }] } };
    // As it was left by a process that died before it wrote to the provider …
    await raw().replaceOne({ uscc }, before!);
    await requests.updateOne({ uscc }, waiting);
    await site.container.profile.effects.applyPending();
    const once = await provider(LATE);
    assert.equal(once.name, '嘉兴馏析智能控制股份有限公司');
    // … and of one that died after it, before it noted so.
    await requests.updateOne({ uscc }, waiting);
    await Promise.all([1, 2, 3].map(() => site.container.profile.effects.applyPending()));
    assert.deepEqual(await provider(LATE), once);
    assert.equal(once.formerNames.length, 1);
    assert.equal((await site.container.profile.profiles.changes(uscc)).length, 1);
    assert.deepEqual((await stored(LATE)).effects, []);
  });

  it('stands though its effect failed; the effect waits', async () => {
    const { profiles, effects } = site.container.profile;
    const honest = profiles.applyIdentity;
    profiles.applyIdentity = () => Promise.reject(new Error('gone'));
    const answer = await take(city, LATE, 'approve');
    profiles.applyIdentity = honest;
    assert.equal(answer.status, 303);
    assert.deepEqual((await stored(LATE)).effects, [{ version: 2 }]);
    assert.equal((await provider(LATE)).formerNames.length, 0);
    await effects.applyPending();
    assert.equal((await provider(LATE)).formerNames.length, 1);
  });

  it('does not lose what the firm saves of its profile at the same instant', async () => {
    const { profiles } = site.container.profile;
    const firm = await site.signIn('provider1');
    const { id } = await ask(firm, { address: '演禾路 1 号' });
    const { uscc } = await stored(id);
    const saving = async () => {
      for (let i = 0; i < 20; i++) {
        const read = (await profiles.read(uscc))!;
        const by = { account: 'a', name: 'a', role: 'provider' } as const;
        const change = { at: 'x', by, section: 'basics', what: 'edit', item: String(i), fields: [] } as const;
        if (await profiles.write(read, { 'profile.email': `${i}@demo.example` }, '新简介', change)) continue;
        i--;
      }
    };
    await Promise.all([saving(), take(city, id, 'approve')]);
    const { address, profile } = await provider(id);
    assert.deepEqual([address, profile.email], ['演禾路 1 号', '19@demo.example']);
    assert.equal((await profiles.changes(uscc)).length, 21);
  });

  it('waits on the workbench, and its lists are by region', async () => {
    const bench = readable((await city.get('/workbench').expect(200)).text);
    assert.match(bench, /信息变更[\s\S]*href="\/records\/changes"[\s\S]*待审核[\s\S]*class="tally[^"]*">2</);
    const nanhu = readable((await (await site.signIn('nanhu')).get('/records/changes').expect(200)).text);
    assert.ok(nanhu.includes('BG20260003') && !nanhu.includes('BG20260004'));
    const done = readable((await city.get('/records/changes?list=done').expect(200)).text);
    for (const word of ['已变更', '不予变更', '已撤回']) assert.ok(done.includes(word), word);
    assert.ok((await city.get('/records/changes?list=returned')).text.includes('BG20260005'));
    await (await site.signIn('market')).get('/records/changes').expect(403);
  });
});
