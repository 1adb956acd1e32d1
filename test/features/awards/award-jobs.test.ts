import assert from 'node:assert/strict';
import type { Container } from '../../../server/container.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

/** What the calendar tells of awards and grades, and that it tells each thing once and takes back what is settled. */
describe('the daily jobs of awards and grades', () => {
  const clock = movableClock();
  let site: TestSite;
  let stores: Container['stores'];
  before(async () => {
    site = await createTestSite({ clock });
    stores = site.container.stores;
    await site.container.adjustments.watch.considerAll();
  });
  after(() => site.close());

  const run = (job: string) => site.container.life.jobs.run(job, 'test');
  const told = async (job: string) =>
    (await site.database.connection.collection('reminders').find({ job }).sort({ _id: 1 }).toArray()).map(
      ({ key, uscc, role, dueOn }) => ({
        key: String(key),
        to: (uscc ?? role) as string,
        dueOn: dueOn as string | null,
      }),
    );

  it('tell the city of an adjustment that nobody took up in time, from the day after on, and once', async () => {
    const [one] = await stores.adjustments.list({});
    const due = one?.due ?? assert.fail('no adjustment');
    clock.setTo(`${due}T10:00:00+08:00`);
    assert.deepEqual(await run('adjustments-overdue'), { told: 0, settled: 0 });
    clock.setTo('2026-12-31T10:00:00+08:00');
    assert.deepEqual(await run('adjustments-overdue'), { told: 1, settled: 0 });
    assert.deepEqual(await run('adjustments-overdue'), { told: 0, settled: 0 });
    assert.deepEqual(
      (await told('adjustments-overdue')).map(({ to, dueOn }) => [to, dueOn]),
      [['city', due]],
    );
  });

  it('tell a firm that its award waits for it, and what no longer waits is settled', async () => {
    const waiting = await stores.awardStores.awardCases.inStates(['told']);
    assert.ok(waiting.length > 0);
    await run('awards-unanswered');
    const keys = (await told('awards-unanswered')).map(({ key }) => key);
    for (const { id } of waiting)
      assert.ok(
        keys.some((key) => key.includes(id)),
        id,
      );
    const first = waiting[0]?.id ?? '';
    await site.database.connection
      .collection('award_cases')
      .updateOne(
        { uscc: waiting[0]?.uscc, matter: waiting[0]?.matter, state: 'told' },
        { $set: { state: 'withdrawn' } },
      );
    const { settled } = (await run('awards-unanswered')) as { settled: number };
    assert.equal(settled, keys.filter((key) => key.includes(first)).length);
  });

  it('tell firm and city of the last day for claims, at each of its thresholds once', async () => {
    const ofDeadline = async () =>
      (await told('awards-unanswered')).filter(({ key }) => key.startsWith('claim-deadline'));
    clock.setTo('2027-10-31T10:00:00+08:00');
    await run('awards-unanswered');
    assert.equal((await ofDeadline()).length, 0);
    clock.setTo('2027-11-01T10:00:00+08:00');
    await run('awards-unanswered');
    const first = await ofDeadline();
    assert.ok(first.length > 0 && first.every(({ key, dueOn }) => key.includes(':60:') && dueOn === '2027-12-31'));
    assert.equal(first.filter(({ to }) => to === 'city').length, first.length / 2);
    clock.setTo('2027-12-31T10:00:00+08:00');
    await run('awards-unanswered');
    assert.equal((await ofDeadline()).length, first.length * 2);
    clock.setTo('2028-01-01T10:00:00+08:00');
    await run('awards-unanswered');
    assert.equal((await ofDeadline()).length, first.length * 2);
  });

  it('tell that what suspended a claim is over, and not before', async () => {
    clock.setTo('2026-11-24T10:00:00+08:00');
    assert.deepEqual(await run('suspensions-over'), { told: 0, settled: 0 });
    const [round] = await stores.awardStores.awardRounds.all();
    const page = { skip: 0, limit: 100 };
    const suspended = await stores.awardStores.awardResults.list(round?.number ?? '', { group: 'suspended' }, page);
    assert.ok(suspended.length > 0, 'the demonstration suspends nobody');
    await site.database.connection
      .collection('providers')
      .updateMany(
        { uscc: { $in: suspended.map(({ uscc }) => uscc) } },
        { $set: { 'listings.$[].voidedOn': '2026-11-20' } },
      );
    const { told: count } = (await run('suspensions-over')) as { told: number };
    assert.ok(count > 0 && count % 2 === 0, String(count));
    assert.ok((await told('suspensions-over')).some(({ to }) => to === 'city'));
  });

  it('tell firm and city that a low grade is not mended in time', async () => {
    const [low] = await stores.gradingStores.grades.inStates(['to-mend']);
    const due = low?.due ?? assert.fail('nobody has to mend');
    const firm = low?.uscc ?? '';
    clock.setTo(`${due}T10:00:00+08:00`);
    assert.deepEqual(await run('mending-overdue'), { told: 0, settled: 0 });
    clock.setTo('2027-02-01T10:00:00+08:00');
    await run('mending-overdue');
    assert.deepEqual((await told('mending-overdue')).map(({ to }) => to).sort(), [firm, 'city'].sort());
  });
});
