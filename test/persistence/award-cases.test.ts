import assert from 'node:assert/strict';
import { casesIn, casesOf, lineDigestOf, type NewAwardCase } from '../../server/domain/awards/award-case.ts';
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import type { AwardFacts } from '../../server/domain/awards/award-facts.ts';
import { shelfOf } from '../../server/domain/awards/policy-shelf.ts';
import { Conflict } from '../../server/errors.ts';
import { openAwardCases, type AwardCaseRepository } from '../../server/persistence/award-case.repository.ts';
import type { Database } from '../../server/persistence/database.ts';
import { sha256 } from '../../server/persistence/sha256.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { openTestDatabase } from '../support/database.ts';

const by = { account: 'a', name: '甲', role: 'system' as const };
const entry = (event: string) => ({ at: '2026-11-24T02:00:00.000Z', by, event, reason: '', shown: null });
const shelf = shelfOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES));

function firm(serial: number): AwardFacts {
  return {
    id: `firm-${serial}`,
    name: `第${serial}家`,
    region: '330402',
    establishedOn: '2022-03-01',
    peakBeforeRecordFen: 0,
    revenue: [
      { year: 2023, fen: 1_800_000_000 },
      { year: 2024, fen: 2_100_000_000 },
    ],
    softwareEnterprise: [{ from: '2023-01-01', to: '2026-12-31' }],
    pool: [{ from: '2023-05-01', to: null }],
    standards: [],
    otherAwards: [],
  };
}

/** The real calculator's lines for some firms, in a round. */
function linesOf(round: string, count: number): NewAwardCase[] {
  return Array.from({ length: count }, (_, i) => firm(i)).flatMap((facts) => {
    const assessment = shelf.get('jiaxing-2024-6')?.assess(facts, '2026-11-24');
    assert.ok(assessment);
    return casesOf(round, assessment, facts, { hash: sha256, departmentsOf: () => ['city', 'finance'] });
  });
}

describe('award cases as they are stored', () => {
  let database: Database;
  let cases: AwardCaseRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    cases = await openAwardCases(database.connection);
  });
  afterEach(() => database.close());

  it('begins a payable line whole: amount, steps, facts and digest come back as they went in', async () => {
    const [given] = linesOf('R1', 1);
    assert.deepEqual(await cases.openMissing(linesOf('R1', 1), entry('begin')), []);
    const [kept] = await cases.ofRound('R1');
    assert.ok(given && kept);
    assert.equal(kept.fen, 20_000_000);
    assert.equal(kept.matter, 'growth:2024');
    assert.equal(kept.state, 'told');
    assert.deepEqual(kept.facts, given.facts);
    assert.ok(!('negativeList' in kept.facts), 'a fact unknown stays unknown');
    assert.equal(lineDigestOf(kept.line, sha256), given.lineDigest);
  });

  it('lets two rounds race for the same entitlements: each is in one of them, and the other is told which', async () => {
    const [first, second] = await Promise.all([
      cases.openMissing(linesOf('R1', 60), entry('begin')),
      cases.openMissing(linesOf('R2', 60).reverse(), entry('begin')),
    ]);
    const held = [...(await cases.ofRound('R1')), ...(await cases.ofRound('R2'))];
    assert.equal(new Set(held.map(({ uscc }) => uscc)).size, 60);
    assert.equal(held.length, 60);
    assert.equal(first.length + second.length, 60);
    assert.ok(first.every(({ holder }) => holder === 'R2') && second.every(({ holder }) => holder === 'R1'));
  });

  it('goes on where a round was killed: what it holds already is neither doubled nor refused', async () => {
    await cases.openMissing(linesOf('R1', 5), entry('begin'));
    assert.deepEqual(await cases.openMissing(linesOf('R1', 9), entry('begin')), []);
    assert.equal((await cases.ofRound('R1')).length, 9);
  });

  it('frees the entitlement where a case is closed without payment, and never where it is paid', async () => {
    await cases.openMissing(linesOf('R1', 2), entry('begin'));
    const [one, two] = await cases.ofRound('R1');
    assert.ok(one && two);
    await cases.decide(one, { to: 'withdrawn', entry: entry('withdraw') });
    await cases.decide(two, { to: 'paid', entry: entry('pay') });
    const refused = await cases.openMissing(linesOf('R2', 2), entry('begin'));
    assert.deepEqual(refused, [{ uscc: two.uscc, clause: '3.1.4.1', matter: 'growth:2024', holder: 'R1' }]);
    await assert.rejects(cases.decide(one, { to: 'told', entry: entry('again') }), Conflict);
  });

  it('counts a round by state, and reads those of a state a page at a time, each once', async () => {
    await cases.openMissing(linesOf('R1', 7), entry('begin'));
    await cases.openMissing(linesOf('R2', 9).slice(7), entry('begin'));
    const all = await cases.ofRound('R1');
    for (const one of all.slice(0, 2)) await cases.decide(one, { to: 'withdrawn', entry: entry('withdraw') });
    const tally = await cases.tallyOf('R1');
    const fenOf = (some: typeof all) => some.reduce((sum, { fen }) => sum + fen, 0);
    assert.deepEqual(casesIn(tally), { cases: 7, fen: fenOf(all) });
    const told = casesIn(tally, (state) => state === 'told');
    assert.deepEqual(told, { cases: 5, fen: fenOf(all.slice(2)) });
    const pages = await Promise.all([0, 3].map((skip) => cases.ofRound('R1', { state: 'told', skip, limit: 3 })));
    assert.deepEqual(
      pages.flat().map(({ id }) => id),
      all.slice(2).map(({ id }) => id),
    );
    assert.deepEqual(await cases.tallyOf('R3'), []);
  });

  it('counts what waits for an office, and reads it a page at a time', async () => {
    await cases.openMissing(linesOf('R1', 8), entry('begin'));
    const [one, two, ready, disputed, running, over, objected] = await cases.ofRound('R1');
    assert.ok(one && two && ready && disputed && running && over && objected);
    const approval = { role: 'city' as const, by: { ...by, role: 'city' as const }, at: '', shown: '' };
    const notice = { number: '公示〔2026〕1号', from: '2026-11-20', until: '2026-11-27' };
    await cases.decide(one, { to: 'in-approval', entry: entry('confirm') });
    await cases.decide(two, { to: 'in-approval', entry: entry('approve'), set: { approvals: [approval] } });
    await cases.decide(ready, { to: 'ready', entry: entry('close-notice') });
    await cases.decide(disputed, { to: 'disputed', entry: entry('dispute') });
    await cases.decide(running, { to: 'in-notice', entry: entry('open-notice'), set: { notice } });
    const ended = { ...notice, until: '2026-11-23' };
    await cases.decide(over, { to: 'in-notice', entry: entry('open-notice'), set: { notice: ended } });
    await cases.decide(objected, { to: 'in-notice', entry: entry('open-notice'), set: { notice } });
    await database.connection
      .collection('award_cases')
      .updateOne({ uscc: objected.uscc }, { $set: { objections: [{ number: 'YY1', state: 'received' }] } });
    const page = { skip: 0, limit: 10 };
    for (const [query, expected] of [
      [{ approver: 'city', states: ['disputed'], noticesOn: '2026-11-24' }, [one, disputed, over, objected]],
      [{ approver: 'city', states: [], noticesOn: '2026-11-28' }, [one, running, over, objected]],
      [{ approver: 'finance', states: ['ready', 'in-batch'] }, [two, ready]],
      [{ approver: 'market', states: [] }, []],
    ] as const) {
      const waiting = await cases.waiting(query, page);
      assert.deepEqual(
        waiting.map(({ id }) => id),
        expected.map(({ id }) => id),
      );
      assert.equal(await cases.countWaiting(query), expected.length);
      const later = await cases.waiting(query, { skip: 1, limit: 1 });
      assert.deepEqual(
        later.map(({ id }) => id),
        expected.slice(1, 2).map(({ id }) => id),
      );
    }
  });
});
