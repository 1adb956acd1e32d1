import assert from 'node:assert/strict';
import {
  CHANGE_FINAL_STATES,
  CHANGE_STATE_WORDS,
  isLate,
  isStale,
  type IdentityField,
} from '../../server/domain/registry/change-request.ts';
import { completenessOf } from '../../server/domain/registry/profile-completeness.ts';
import { judgeDay } from '../../server/domain/shared/working-days.ts';
import { DEMO_CHANGE_NUMBERS, demoChanges } from '../../server/persistence/demo/demo-changes.ts';
import { DEMO_ORGANISATIONS, demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadProfileRules } from '../../server/policy-data/profile-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

const rules = loadPool([]);
const calendar = loadWorkCalendar([]);

describe('invented change requests and profiles', () => {
  for (const today of ['2026-11-01', '2026-11-24', '2027-01-04', '2027-06-30', '2027-12-31']) {
    const firms = demoProviders(today);
    const all = demoChanges(firms, { today, rules, calendar });
    const firmOf = (uscc: string) => firms.find((firm) => firm.uscc === uscc)!;

    it(`stand in every state, one open for each firm, some late, on ${today}`, () => {
      const states = new Set(all.map(({ state }) => state));
      assert.deepEqual([...states].sort(), Object.keys(CHANGE_STATE_WORDS).sort());
      const open = all.filter(({ state }) => !CHANGE_FINAL_STATES.includes(state));
      assert.equal(new Set(open.map(({ uscc }) => uscc)).size, open.length);
      assert.equal(new Set(all.map(({ number }) => number)).size, all.length);
      assert.ok(all.length <= DEMO_CHANGE_NUMBERS);
      assert.deepEqual(new Set(open.map(isLate)), new Set([true, false]));
      assert.ok(all.some((one) => one.state === 'approved' && isLate(one)));
    });

    it(`fit the record: open ones are not stale, approved ones are done, on ${today}`, () => {
      for (const one of all) {
        const firm = firmOf(one.uscc);
        assert.deepEqual([one.version, one.history.at(-1)?.to], [one.history.length, one.state]);
        const moments = one.history.map(({ at }) => at);
        assert.deepEqual(moments, moments.toSorted());
        assert.ok(
          one.occurredOn <= one.reportedOn && one.reportedOn <= today && (moments.at(-1) ?? '') <= `${today}T99`,
        );
        for (const at of moments) assert.ok(judgeDay(at.slice(0, 10), calendar).counts, at);
        if (!CHANGE_FINAL_STATES.includes(one.state)) assert.equal(isStale(one, firm), false, firm.name);
        if (one.state !== 'approved') continue;
        for (const { field, after } of one.changes) assert.deepEqual(firm[field satisfies IdentityField], after);
        if (one.changes[0]?.field === 'name')
          assert.deepEqual(firm.formerNames, [{ name: one.changes[0].before, until: one.occurredOn }]);
      }
    });

    it(`are rich for several firms, with ids of their own, and whole for provider1, on ${today}`, () => {
      const rich = firms.filter(({ profile }) => profile.products.length > 0 && profile.cases.length > 0);
      assert.ok(rich.length >= 10, String(rich.length));
      for (const { profile, name } of rich) {
        const ids = [...profile.products, ...profile.cases, ...profile.certificates].map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, name);
        for (const id of ids) assert.match(id, /^[0-9a-f]{12}$/);
        for (const { signedOn, acceptedOn } of profile.cases)
          assert.ok((signedOn ?? '') <= (acceptedOn ?? today) && (acceptedOn ?? '') <= today);
      }
      const first = firmOf(DEMO_ORGANISATIONS.provider1);
      const judged = completenessOf(first, { profile: loadProfileRules([]), pool: rules, today });
      assert.deepEqual(
        judged.flatMap(({ missing }) => missing.map(({ need }) => need)),
        [],
      );
    });
  }
});
