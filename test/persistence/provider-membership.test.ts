import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standingOn } from '../../server/domain/registry/pool-membership.ts';
import type { Listing, PoolSpell, Provider } from '../../server/domain/registry/provider.ts';
import type { Database } from '../../server/persistence/database.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { openProviders, type ProviderRepository } from '../../server/persistence/provider.repository.ts';
import { openTestDatabase } from '../support/database.ts';

const DAYS = Array.from({ length: 30 }, (_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`);
const day = fc.constantFrom(...DAYS);
const interval = fc
  .tuple(day, day, fc.boolean())
  .map(([a, b, open]) => ({ from: a < b ? a : b, to: open ? null : a < b ? b : a }));
const spell = interval.map((one): PoolSpell => ({ ...one, decision: 'x' }));
const listing = fc.tuple(interval, fc.boolean()).map(([one, isVoid]): Listing => ({
  ...{ ...one, ground: 'x', class: 'ordinary', decision: 'x' },
  voidedOn: isVoid ? '2026-06-20' : null,
}));
const histories = fc.array(
  fc.record({ pool: fc.array(spell, { maxLength: 3 }), listings: fc.array(listing, { maxLength: 3 }) }),
  {
    minLength: 200,
    maxLength: 200,
  },
);

const ALL = {
  ...{ q: '', region: undefined, scheme: undefined, category: undefined, industry: undefined },
  schemes: new Map<string, string[]>(),
};

describe('the members of a day, in the database', () => {
  let database: Database;
  let providers: ProviderRepository;
  before(async () => {
    database = await openTestDatabase();
    providers = await openProviders(database.connection);
  });
  after(() => database.close());

  it('are those who stand as members by the pure rule, for any spells and listings', async () => {
    const [model] = demoProviders('2026-11-24');
    const made = (fc.sample(histories, { numRuns: 1, seed: 5 })[0] ?? []).map((history, i): Provider => ({
      ...model!,
      ...history,
      uscc: `P${i}`,
      name: `甲${i}`,
    }));
    await providers.insertMissing(made);
    for (const asOf of DAYS) {
      const query = { asOf, ...ALL, page: 1, size: 500 };
      const found = await providers.directory({ ...query, sort: 'name' });
      const expected = made.filter((one) => standingOn(one, asOf).state === 'member').map(({ uscc }) => uscc);
      assert.deepEqual(found.providers.map(({ uscc }) => uscc).sort(), expected.sort(), asOf);
      assert.equal((await providers.counts(asOf)).members, expected.length);
    }
  });

  it('a listing is noted once for each key, a later version in place of the earlier', async () => {
    const [one] = (
      await providers.directory({
        ...{ asOf: '2026-06-01', ...ALL },
        ...{ page: 1, size: 1, sort: 'name' as const },
      })
    ).providers;
    const uscc = one!.uscc;
    const first: Listing = {
      from: '2026-06-02',
      to: null,
      ground: 'y',
      class: 'serious',
      decision: 'N1',
      voidedOn: null,
    };
    const noted = async () => (await providers.findByUscc(uscc))!.listings.filter(({ decision }) => decision === 'N1');
    await Promise.all([1, 2, 3, 4].map(() => providers.noteListing(uscc, 'c:9', first)));
    assert.deepEqual(await noted(), [first]);
    await providers.noteListing(uscc, 'c:10', { ...first, to: '2026-06-09' });
    await providers.noteListing(uscc, 'c:9', first);
    assert.deepEqual(await noted(), [{ ...first, to: '2026-06-09' }]);
    assert.equal(await providers.noteListing('nobody', 'c:9', first), false);
  });
});
