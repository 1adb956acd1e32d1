import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ListingCase, ListingState } from '../../server/domain/registry/listing-case.ts';
import { isEntryInForce, isNamedOn, isOver, namedSince } from '../../server/domain/registry/listing-terms.ts';
import type { Database } from '../../server/persistence/database.ts';
import { openListingCases, type ListingCaseRepository } from '../../server/persistence/listing-case.repository.ts';
import { loadListingRules } from '../../server/policy-data/listing-loader.ts';
import { openTestDatabase } from '../support/database.ts';
import { ENTRY, listingCase } from '../support/listing.ts';

const DAYS = Array.from({ length: 30 }, (_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`);
const day = fc.constantFrom(...DAYS);
const entries = fc.array(
  fc.record({
    from: day,
    to: fc.option(day, { nil: null }),
    isPublic: fc.boolean(),
    state: fc.constantFrom<ListingState>(
      'listed',
      'repair-asked',
      'repaired',
      'source-ended',
      'revoked',
      'deliberating',
    ),
  }),
  { minLength: 150, maxLength: 150 },
);

describe('the public list, in the database', () => {
  const rules = { ...loadListingRules([]), shownAfterEnd: 5 };
  let database: Database;
  let cases: ListingCaseRepository;
  let made: ListingCase[];
  before(async () => {
    database = await openTestDatabase();
    cases = await openListingCases(database.connection);
    made = (fc.sample(entries, { numRuns: 1, seed: 7 })[0] ?? []).map(({ from, to, isPublic, state }, i) => {
      const end = to === null || to >= from ? to : from;
      const entry = {
        ...ENTRY,
        from,
        to: end,
        isPublic,
        decision: `第${i}号`,
        name: `甲乙${String(i).padStart(3, '0')}`,
      };
      const id = (0xe0_0000_0000 + i).toString(16).padStart(24, '0');
      const given = state === 'deliberating' ? {} : { entry };
      return listingCase(state, { id, number: `XS${i}`, history: [], ...given });
    });
    await cases.insertMissing(made);
  });
  after(() => database.close());

  const query = (today: string, status: 'in-force' | 'ended', q = '') => ({
    ...{
      today,
      status,
      q,
      ground: undefined,
      class: undefined,
      region: undefined,
      namedSince: namedSince(today, rules),
    },
  });
  const idsOf = (found: readonly ListingCase[]) => found.map(({ id }) => id).sort();

  it('is on every day exactly the public entries that are in force by the pure rule', async () => {
    for (const today of DAYS) {
      const expected = made.filter((one) => one.entry?.isPublic === true && isEntryInForce(one, today));
      assert.deepEqual(idsOf(await cases.entries(query(today, 'in-force'))), idsOf(expected), today);
      assert.equal((await cases.page(query(today, 'in-force'), 1, 10)).total, expected.length);
    }
  });

  it('has ended, on every day, exactly the public ones that are over', async () => {
    for (const today of DAYS) {
      const expected = made.filter((one) => one.entry?.isPublic === true && isOver(one, today));
      assert.deepEqual(idsOf(await cases.entries(query(today, 'ended'))), idsOf(expected), today);
    }
  });

  it('gives an ended one away by its name only as long as it is shown', async () => {
    for (const today of DAYS) {
      const expected = made.filter((one) => isOver(one, today) && isNamedOn(one, today, rules));
      assert.deepEqual(idsOf(await cases.entries(query(today, 'ended', '甲乙'))), idsOf(expected), today);
      assert.deepEqual(idsOf(await cases.entries(query(today, 'ended', 'jiayi'))), idsOf(expected), today);
    }
  });

  it('is read page by page, each entry once, in one order', async () => {
    const all = await cases.entries(query('2026-06-15', 'in-force'));
    const seen: ListingCase[] = [];
    for (;;) {
      const last = seen.at(-1);
      const after = last === undefined ? undefined : { from: last.entry!.from, id: last.id };
      const found = await cases.entries(query('2026-06-15', 'in-force'), after, 7);
      seen.push(...found);
      if (found.length < 7) break;
    }
    assert.deepEqual(
      seen.map(({ id }) => id),
      all.map(({ id }) => id),
    );
  });
});
