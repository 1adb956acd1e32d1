import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { nextRun, startCalendar } from '../../server/jobs/calendar.ts';
import { JOBS } from '../../server/jobs/jobs.ts';

const EVERY_SECOND = [{ name: 'tick', at: '* * * * * *' }];

describe('the calendar of the jobs', () => {
  it('knows when each runs next, on the clock of the city', () => {
    const at = (name: string) => JOBS.find((job) => job.name === name)?.at ?? '';
    assert.equal(
      nextRun(at('membership-expiry'), new Date('2026-11-24T02:00:00Z'))?.toISOString(),
      '2026-11-24T23:15:00.000Z',
    );
    for (const { at: cron } of JOBS) assert.ok(nextRun(cron, new Date()) !== null);
  });

  it('runs them under the name of their moment, tells what went wrong and goes on, and waits at the end', async () => {
    const happened = new EventEmitter();
    const slots: (string | undefined)[] = [];
    let ended = 0;
    const run = async (_name: string, _by: string, slot?: string) => {
      slots.push(slot);
      await new Promise((resolve) => setTimeout(resolve, 50));
      ended++;
      happened.emit('ran');
      throw new Error('gone');
    };
    const calendar = startCalendar(
      { run },
      () => Promise.resolve(null),
      (_error, job) => happened.emit('trouble', job),
      EVERY_SECOND,
    );
    const [job] = (await once(happened, 'trouble')) as [string];
    assert.equal(job, 'tick');
    await once(happened, 'trouble');
    await calendar.stop();
    assert.equal(ended, slots.length);
    for (const slot of slots) assert.match(slot ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  });

  it('runs nothing while data are replaced', async () => {
    const happened = new EventEmitter();
    let runs = 0;
    const run = () => {
      runs++;
      return Promise.resolve({ told: 0, settled: 0 });
    };
    const closed = () => {
      happened.emit('asked');
      return Promise.resolve('恢复数据');
    };
    const calendar = startCalendar({ run }, closed, () => assert.fail(), EVERY_SECOND);
    await once(happened, 'asked');
    await calendar.stop();
    assert.equal(runs, 0);
  });
});
