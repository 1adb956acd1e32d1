import assert from 'node:assert/strict';
import { workingTerm } from '../../../server/domain/shared/working-days.ts';
import { loadRevenueRules } from '../../../server/policy-data/revenue-loader.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';
import { daysFrom } from '../../../server/persistence/demo/demo-provider-parts.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';
import { demoFact, factAt, take } from './support.ts';

/** Of the firm of provider1: declared, waits for both offices. */
const FRESH = demoFact('standards', 3);

describe('facts that wait too long', () => {
  const clock = movableClock();
  let site: TestSite;
  before(async () => {
    site = await createTestSite({ clock });
  });
  after(() => site.close());

  /** Whom the job has told of the fact and is not settled, by role or as the firm. */
  const toldOf = async (address: string) => {
    await site.container.life.jobs.run('facts-overdue', 'a');
    const id = address.split('/').at(-1) ?? '';
    const found = await site.database.connection
      .collection('reminders')
      .find({ key: new RegExp(`^facts-overdue:${id}:`), settledAt: null })
      .toArray();
    return found.map((one) => String(one['key']).split(':').at(-1)).sort();
  };
  const dueOf = async (days: 'verifyDays' | 'correctionDays') => {
    const { since } = await factAt(site, 'standards', FRESH);
    return workingTerm(since, loadRevenueRules([])[days], loadWorkCalendar([])).to;
  };
  const setDay = (day: string) => clock.setTo(`${day}T10:00:00+08:00`);

  it('are told to each office that has not confirmed them, from the day after the term on, once', async () => {
    const due = await dueOf('verifyDays');
    setDay(due);
    assert.deepEqual(await toldOf(FRESH), []);
    setDay(daysFrom(due, 1));
    assert.deepEqual(await toldOf(FRESH), ['city', 'market']);
    assert.deepEqual(await toldOf(FRESH), ['city', 'market']);
  });

  it('are no longer told to the office that has confirmed its part', async () => {
    const market = await site.signIn('market');
    const done = await take(market, FRESH, 'confirm-rank', { kind: 'formulation', rank: '1' });
    assert.equal(done.status, 303);
    assert.deepEqual(await toldOf(FRESH), ['city']);
  });

  it('are told to the firm where it has to mend them and does not', async () => {
    const city = await site.signIn('city');
    assert.equal((await take(city, FRESH, 'return', { reason: '证明未盖章。' })).status, 303);
    assert.deepEqual(await toldOf(FRESH), []);
    setDay(daysFrom(await dueOf('correctionDays'), 1));
    assert.deepEqual(await toldOf(FRESH), ['firm']);
  });
});
