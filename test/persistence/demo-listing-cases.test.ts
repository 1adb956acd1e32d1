import assert from 'node:assert/strict';
import { LISTING_STATE_WORDS } from '../../server/domain/registry/listing-case.ts';
import { listingOf } from '../../server/domain/registry/listing-deeds.ts';
import { isEntryInForce, listingTurn, repairableFrom } from '../../server/domain/registry/listing-terms.ts';
import { judgeDay } from '../../server/domain/shared/working-days.ts';
import { DEMO_LISTING_NUMBERS, demoListingCases } from '../../server/persistence/demo/demo-listing-cases.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadListingRules } from '../../server/policy-data/listing-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

const rules = loadListingRules([]);
const calendar = loadWorkCalendar([]);

describe('invented cases of the negative list', () => {
  for (const today of ['2026-11-01', '2026-11-24', '2026-12-31', '2027-01-04', '2027-06-30', '2027-12-31']) {
    const firms = demoProviders(today);
    const cases = demoListingCases(firms, { today, rules, calendar });

    it(`stand in every state, and wait for everybody, on ${today}`, () => {
      const states = new Set(cases.map(({ state }) => state));
      assert.deepEqual(
        Object.keys(LISTING_STATE_WORDS).filter((state) => !states.has(state as never)),
        [],
      );
      const turns = new Set(cases.map((one) => listingTurn(one, today)));
      assert.deepEqual([...turns].sort(), ['city', 'firm', 'investigator', 'nobody', 'panel']);
      assert.ok(
        cases.some(({ due }) => due !== null && due < today) && cases.some(({ due }) => due !== null && due > today),
      );
    });

    it(`are whole: numbered once, their histories in order, nothing waiting, on ${today}`, () => {
      assert.ok(cases.length <= DEMO_LISTING_NUMBERS);
      assert.equal(new Set(cases.map(({ number }) => number)).size, cases.length);
      for (const { history, version, state, effects, createdAt, number } of cases) {
        assert.deepEqual(
          history.map((entry) => entry.version),
          history.map((_, i) => i + 1),
        );
        assert.deepEqual([history.length, history.at(-1)?.to, effects], [version, state, []], number);
        const moments = history.map(({ at }) => at);
        assert.deepEqual(moments, moments.toSorted(), number);
        assert.ok(createdAt.slice(0, 10) <= today && moments.at(-1)!.slice(0, 10) <= today, number);
      }
      const running = cases.filter(({ entry }) => entry === null).flatMap(({ history }) => history);
      for (const { at } of running) assert.ok(judgeDay(at.slice(0, 10), calendar).counts, at);
    });

    it(`are as the providers have it, listing for listing, on ${today}`, () => {
      for (const firm of firms)
        for (const listing of firm.listings) {
          const one = cases.find(({ entry }) => entry?.decision === listing.decision);
          const { isPublic, ...noted } = listingOf(one!.entry!, one!.state === 'revoked' ? one!.end!.on : null);
          assert.deepEqual(noted, listing, firm.name);
          assert.equal(isPublic, listing.class !== 'minor');
          assert.equal(one!.subject?.uscc, firm.uscc);
        }
      assert.equal(
        firms.flatMap(({ listings }) => listings).length,
        cases.filter(({ entry }) => entry !== null).length,
      );
    });
  }

  it('provider4 waits for the end of the shortest term before it may ask for repair', () => {
    const cases = demoListingCases(demoProviders('2026-11-24'), { today: '2026-11-24', rules, calendar });
    assert.ok(isEntryInForce(cases[0]!, '2026-11-24'));
    assert.equal(repairableFrom(cases[0]!.entry!, rules), '2027-08-10');
  });
});
