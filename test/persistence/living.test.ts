import assert from 'node:assert/strict';
import { Conflict } from '../../server/errors.ts';
import { openApplications, type ApplicationRepository } from '../../server/persistence/application.repository.ts';
import { openCounters } from '../../server/persistence/counters.ts';
import type { Database } from '../../server/persistence/database.ts';
import { openTestDatabase } from '../support/database.ts';

const by = { account: 'a', name: '甲', role: 'provider' as const };
const entry = (event: string) => ({ at: '2026-11-24T02:00:00.000Z', by, event, reason: '', shown: null });
const firm = { uscc: '91330400MA20000270', name: '甲', region: '330402' };

describe('a living document', () => {
  let database: Database;
  let applications: ApplicationRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    applications = await openApplications(database.connection);
  });
  afterEach(() => database.close());

  it('takes one of twenty decisions at once: state, version, history and outbox move together', async () => {
    const id = await applications.begin(firm, entry('begin'), '2026-11-24');
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        applications.decide(
          { id, state: 'draft', version: 1 },
          { to: 'first-review', entry: entry(`try-${i}`), set: { number: `RK${i}` } },
        ),
      ),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const result of results)
      if (result.status === 'rejected') assert.equal((result.reason as Conflict).code, 'state-moved');
    const raw = await database.connection.collection('applications').findOne({});
    assert.deepEqual(
      [raw?.['state'], raw?.['version'], raw?.['history'].length, raw?.['outbox']],
      ['first-review', 2, 2, [1, 2]],
    );
    assert.equal(`try-${Number(String(raw?.['number']).slice(2))}`, raw?.['history'][1].event);
  });

  it('is left alone by a decision on another state or version', async () => {
    const id = await applications.begin(firm, entry('begin'), '2026-11-24');
    for (const expected of [
      { id, state: 'passed', version: 1 },
      { id, state: 'draft', version: 2 },
    ])
      await assert.rejects(applications.decide(expected, { to: 'refused', entry: entry('refuse'), set: {} }), Conflict);
    const found = await applications.findById(id);
    assert.deepEqual([found?.state, found?.version, found?.history.length], ['draft', 1, 1]);
  });

  it('is one open application for a firm; a finished one makes room', async () => {
    const id = await applications.begin(firm, entry('begin'), '2026-11-24');
    await assert.rejects(applications.begin(firm, entry('begin'), '2026-11-24'), { code: 'application-open' });
    await applications.decide(
      { id, state: 'draft', version: 1 },
      { to: 'withdrawn', entry: entry('withdraw'), set: {} },
    );
    await applications.begin(firm, entry('begin'), '2026-11-24');
    assert.equal((await applications.findByUscc(firm.uscc)).length, 2);
  });

  it('numbers without doubles, begun by fifty at once', async () => {
    const counters = openCounters(database.connection);
    const drawn = await Promise.all(Array.from({ length: 50 }, () => counters.next('x')));
    assert.deepEqual(
      drawn.toSorted((a, b) => a - b),
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    await counters.used('x', 40);
    assert.equal(await counters.next('x'), 51);
    await counters.used('x', 60);
    assert.equal(await counters.next('x'), 61);
  });
});
