import assert from 'node:assert/strict';
import { acceptanceDue } from '../../server/domain/registry/objection.ts';
import { standingOn } from '../../server/domain/registry/pool-membership.ts';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { movableClock } from '../support/movable-clock.ts';
import { createTestSite, type Fields, type TestPerson, type TestSite } from '../support/site.ts';

async function decide(person: TestPerson, path: string, fields: Fields) {
  const { text } = await person.get(path).expect(200);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return person.post(path, { version: hidden('version'), digest: hidden('digest'), ...fields });
}

describe('the ways out of the pool', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());
  const provider = async (uscc: string) => (await site.container.providers.findByUscc(uscc))!;
  const listed = async (uscc: string) =>
    (
      await site.container.providers.directory({
        ...{
          asOf: '2026-12-10',
          q: uscc,
          region: undefined,
          scheme: undefined,
          category: undefined,
          industry: undefined,
        },
        schemes: new Map<string, string[]>(),
        ...{ sort: 'name', page: 1, size: 5 },
      })
    ).total;

  it('a firm declares its exit; the directory and the standing agree on the day, before and after; it may be revoked', async () => {
    const firm = await site.signIn('provider1');
    const uscc = DEMO_ORGANISATIONS.provider1;
    const wrong = await decide(firm, '/membership/exit', { reason: '', effectiveOn: '2026-11-24' });
    assert.equal(wrong.status, 422);
    const done = await decide(firm, '/membership/exit', { reason: '转型', effectiveOn: '2026-12-10' });
    assert.equal(done.status, 303);
    const states = ['2026-12-09', '2026-12-10', '2026-12-11'];
    const found = await provider(uscc);
    assert.deepEqual(
      states.map((day) => standingOn(found, day).state),
      ['member', 'former', 'former'],
    );
    assert.equal(await listed(uscc), 0);
    await firm.get('/membership/exit').expect(409);
    const revoked = await decide(firm, `${String(done.headers['location'])}/steps/revoke-exit`, { reason: '' });
    assert.equal(revoked.status, 303);
    assert.equal(await listed(uscc), 1);
    assert.equal(standingOn(await provider(uscc), '2026-12-10').state, 'member');
  });

  it('a removal takes two persons, and the answer of the firm or the end of its term', async () => {
    const uscc = DEMO_ORGANISATIONS.provider5;
    const city = await site.signIn('city');
    const made = await decide(city, `/providers/${uscc}/removal`, { ground: 'ended', facts: '停业。' });
    assert.equal(made.status, 303);
    const at = String(made.headers['location']);
    const other = await site.signIn('city2');
    await other.get(`${at}/steps/remove`).expect(409);
    const firm = await site.signIn('provider5');
    assert.equal((await decide(firm, `${at}/steps/defend`, { reason: '没有停业。' })).status, 303);
    await city.get(`${at}/steps/remove`).expect(403);
    await (await site.signIn('provider1')).get(at).expect(404);
    assert.equal((await decide(other, `${at}/steps/remove`, { reason: '核实属实。' })).status, 303);
    assert.equal(standingOn(await provider(uscc), '2026-11-24').state, 'member');
    assert.equal(standingOn(await provider(uscc), '2026-11-25').state, 'former');
    await site.container.life.resume();
    assert.equal((await provider(uscc)).pool.at(-1)?.changes?.length, 1);
  });

  it('a job tells once, however often and by how many it runs', async () => {
    const { jobs } = site.container.life;
    for (const name of [
      'notice-over',
      'overdue-steps',
      'revenue-overdue',
      'membership-expiry',
      'certificate-expiry',
      'review-reminders',
    ]) {
      await Promise.all([jobs.run(name, 'a'), jobs.run(name, 'b')]);
      assert.deepEqual(await jobs.run(name, 'c'), { told: 0, settled: 0 }, name);
    }
    assert.equal(await jobs.run('notice-over', 'a', 'x').then((one) => one !== 'elsewhere'), true);
    assert.equal(await jobs.run('notice-over', 'b', 'x'), 'elsewhere');
  });

  it('an objection that nobody accepted or declined in time is said to the city office', async () => {
    const clock = movableClock();
    const late = await createTestSite({ clock });
    try {
      const { jobs } = late.container.life;
      const { applications } = late.container;
      const found = async () => {
        await jobs.run('overdue-steps', 'a');
        const all = await late.database.connection
          .collection('reminders')
          .find({ key: /^acceptance-late:/ })
          .toArray();
        return all.map((one) => String(one['key']));
      };
      const noticed = await applications.list({ states: ['in-notice', 'objected'], region: undefined });
      const { id, objections } = noticed.find((one) => acceptanceDue(one.objections) !== null)!;
      const by = acceptanceDue(objections)!;
      clock.setTo(`${by}T08:00:00+08:00`);
      assert.deepEqual(await found(), []);
      clock.setTo(new Date(Date.parse(`${by}T08:00:00+08:00`) + 86_400_000).toISOString());
      assert.deepEqual(await found(), [`acceptance-late:${id}:${by}`]);
    } finally {
      await late.close();
    }
  });

  it('what a job finds stands in the inbox of those concerned, once, and asks nothing more when it is settled', async () => {
    const { jobs } = site.container.life;
    const { follower, service } = site.container.messages;
    const told = () =>
      site.database.connection.collection('messages').find({ kind: 'reminders' }).toArray() as unknown as Promise<
        { account: string; document: { toString(): string }; link: { key: string } }[]
      >;
    await jobs.run('overdue-steps', 'a');
    await follower.run();
    const first = await told();
    assert.ok(first.length > 0);
    await jobs.run('overdue-steps', 'a');
    await follower.run();
    assert.equal((await told()).length, first.length);
    const nanhu = (await site.container.accounts.findByUsername('nanhu'))!;
    const city = (await site.container.accounts.findByUsername('city'))!;
    const own = async (person: typeof city) => (await told()).filter(({ account }) => account === person.id);
    assert.ok((await own(city)).length > 0);
    const page = await (await site.signIn('city')).get('/inbox?kind=reminders').expect(200);
    assert.match(page.text, /期限提醒/);
    for (const { link } of await own(nanhu)) await (await site.signIn('nanhu')).get(link.key).expect(200);
    for (const name of ['membership-expiry', 'certificate-expiry', 'review-reminders']) await jobs.run(name, 'a');
    await follower.run();
    const readers = await Promise.all((await told()).map(({ account }) => site.container.accounts.findById(account)));
    const firm = readers.find((one) => one?.role === 'provider')!;
    const asked = async () => (await service.asking(firm)).filter(({ kind }) => kind === 'reminders').length;
    const before = await asked();
    await site.database.connection.collection('reminders').updateMany({}, { $set: { settledAt: 'now', version: 2 } });
    assert.deepEqual([before > 0, await asked()], [true, 0]);
  });
});
