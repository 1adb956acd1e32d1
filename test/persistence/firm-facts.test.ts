import assert from 'node:assert/strict';
import { FACT_KINDS } from '../../server/domain/records/fact-kinds.ts';
import { createFactEffects } from '../../server/features/facts/fact-effects.service.ts';
import type { Conflict } from '../../server/errors.ts';
import type { Database } from '../../server/persistence/database.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { factEffects } from '../../server/persistence/fact-effects.ts';
import { openFirmFacts, type FirmFacts } from '../../server/persistence/firm-fact.repository.ts';
import { openProviders } from '../../server/persistence/provider.repository.ts';
import { openTestDatabase } from '../support/database.ts';

const { standards: kind } = FACT_KINDS;
const by = { account: 'a', name: '甲', role: 'market' as const };
const at = '2026-11-24T02:00:00.000Z';
const entry = (event: string) => ({ at, by, event, reason: '', shown: null });
const DATA = {
  ...{ number: 'T/JXDM 077-2026', title: '规范', publishedOn: '2026-05-01', rank: 1, kind: 'formulation' },
  ...{ theme: 'digital', effectConfirmedOn: '2026-10-01' },
};
const keys = { key: DATA.number, title: '规范', holds: DATA.number, family: 'JXDM 077' };

describe('facts of firms', () => {
  let database: Database;
  let facts: FirmFacts;
  const firms = demoProviders('2026-11-24').slice(0, 8);
  beforeEach(async () => {
    database = await openTestDatabase();
    facts = await openFirmFacts(database.connection, kind);
    await (await openProviders(database.connection)).insertMissing(firms);
  });
  afterEach(() => database.close());

  const begin = ({ uscc, name, region }: (typeof firms)[number], i: number) =>
    facts.begin(
      {
        ...{ number: `BZ2026${i}`, uscc, name, region, since: '2026-11-24', ...keys },
        first: { data: DATA, evidence: [], reason: '', at, by },
      },
      'declared',
      entry('declare'),
    );

  it('gives a number that eight firms claim at once to one of them', async () => {
    const ids = await Promise.all(firms.map(begin));
    const results = await Promise.allSettled(
      ids.map((id) =>
        facts.decide(
          { id, state: 'declared', version: 1 },
          { to: 'declared', entry: entry('confirm-rank'), set: { claim: DATA.number } },
        ),
      ),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const result of results)
      if (result.status === 'rejected') assert.equal((result.reason as Conflict).code, 'claimed');
    const held = (await facts.holding(DATA.number)).filter(({ claim }) => claim !== null);
    assert.deepEqual([held.length, held[0]?.version], [1, 2]);
  });

  it('keeps one document for each number and firm', async () => {
    const results = await Promise.allSettled([0, 1, 2].map((i) => begin(firms[0]!, i)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('brings what counts to the record once, also after being killed in between, however often it is tried', async () => {
    const id = await begin(firms[0]!, 1);
    const counts = { of: 1, data: DATA };
    await facts.decide(
      { id, state: 'declared', version: 1 },
      { to: 'confirmed', entry: entry('confirm-effect'), set: {}, counts },
    );
    const note = factEffects(database.connection);
    const troubles: unknown[] = [];
    const broken = createFactEffects(kind, {
      facts: { ...facts, effectDone: () => Promise.reject(new Error('killed')) },
      note,
      trouble: (error) => troubles.push(error),
    });
    await broken.applyPending();
    const effects = createFactEffects(kind, { facts, note, trouble: (error) => troubles.push(error) });
    await Promise.all([effects.applyPending(), effects.applyPending(), effects.apply(id)]);
    assert.equal(troubles.length, 1);
    const provider = await database.connection.collection('providers').findOne({ uscc: firms[0]!.uscc });
    const own = (provider?.['standards'] as { number: string }[]).filter(({ number }) => number === DATA.number);
    assert.deepEqual([own.length, (provider?.['applied'] as string[]).length], [1, 1]);
    assert.deepEqual(await facts.withEffects(), []);
  });
});
