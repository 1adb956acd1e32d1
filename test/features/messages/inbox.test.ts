import assert from 'node:assert/strict';
import { createTestSite, type TestSite } from '../../support/site.ts';
import { FIRST, take } from '../applications/support.ts';

describe('the inbox', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await createTestSite();
    await site.container.journal.relay();
    await site.container.messages.follower.run();
  });
  afterEach(() => site.close());

  const firstOf = (html: string) => /href="(\/inbox\/[0-9a-f]{24})"/.exec(html)?.[1] ?? 'no message';
  const unread = (html: string) => Number(/消息 <span class="tally">(\d+)/.exec(html)?.[1] ?? 0);

  it('is a person’s own, counts what is unread, and opening reads', async () => {
    const provider3 = await site.signIn('provider3');
    const { text } = await provider3.get('/inbox').expect(200);
    assert.match(text, /账号已开通/);
    assert.match(text, /RK20260002/);
    const before = unread(text);
    assert.ok(before > 0);
    const message = firstOf(text);
    assert.equal(unread((await provider3.get(message).expect(200)).text), before - 1);
    const city = await site.signIn('city');
    await city.get(message).expect(404);
    assert.equal((await city.post(`${message}/read`, { unread: '1' }, { from: '/account' })).status, 404);
    assert.equal((await provider3.post(`${message}/read`, { unread: '1' }, { from: '/account' })).status, 303);
    assert.equal(unread((await provider3.get('/')).text), before);
    assert.equal((await provider3.postBare(`${message}/read`)).status, 403);
  });

  it('is read as a whole up to what was shown, and filtered', async () => {
    const city = await site.signIn('city');
    const post = (shown: string) => city.post('/inbox/read-all', { shown }, { from: '/account' });
    await post('2020-01-01T00:00:00.000Z');
    await post('nonsense');
    assert.ok(unread((await city.get('/inbox')).text) > 0);
    await post('2026-11-24T02:00:00.000Z');
    assert.equal(unread((await city.get('/inbox')).text), 0);
    assert.match((await city.get('/inbox?unread=1&kind=applications')).text, /没有符合的消息/);
    await city.get('/inbox?kind=constructor&page=999').expect(200);
  });

  it('tells of a decision the firm and the next office, not who decided', async () => {
    const nanhu = await site.signIn('nanhu');
    assert.equal((await take(nanhu, FIRST, 'recommend', { reason: '走访属实。' })).status, 303);
    await site.container.journal.settled();
    await site.container.messages.follower.run();
    const city = await site.signIn('city');
    const { text } = await city.get('/inbox?unread=1');
    assert.match(text, /待市级审核：/);
    const told = site.database.connection
      .collection('messages')
      .find({ link: { page: 'application', key: FIRST }, version: 3 });
    const names = await Promise.all(
      (await told.toArray()).map(
        async ({ account }) => (await site.container.accounts.findById(String(account)))?.username,
      ),
    );
    assert.deepEqual(names.sort(), ['city', 'city2', 'city3']);
  });

  it('keeps what is wanted by mail, and refuses to turn off what the law demands', async () => {
    const provider1 = await site.signIn('provider1');
    const set = (form: [string, string][]) =>
      provider1.post('/account/messages', new URLSearchParams(form), { from: '/account/messages' });
    assert.match((await provider1.get('/account/messages')).text, /依法应当告知当事人，所以不能关闭/);
    assert.equal((await set([['offered', 'applications.progress']])).status, 303);
    const { id } = (await site.container.accounts.findByUsername('provider1'))!;
    const muted = async () =>
      (await site.database.connection.collection('message-settings').findOne({ _id: id as never }))?.[
        'muted'
      ] as string[];
    assert.deepEqual(await muted(), ['applications.progress']);
    for (const topic of ['applications.required', 'accounts.required', 'applications.work', 'nonsense']) {
      assert.equal((await set([['offered', topic]])).status, 422, topic);
    }
    assert.deepEqual(await muted(), ['applications.progress']);
    await set([
      ['offered', 'applications.progress'],
      ['mail', 'applications.progress'],
    ]);
    assert.deepEqual(await muted(), []);
  });
});
