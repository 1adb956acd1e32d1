import assert from 'node:assert/strict';
import { FINAL_STATES, lacksOf, STATE_WORDS } from '../../server/domain/registry/application.ts';
import { turnOn } from '../../server/domain/registry/application-terms.ts';
import { judgeDay } from '../../server/domain/shared/working-days.ts';
import { DEMO_NUMBERS, demoApplications } from '../../server/persistence/demo/demo-applications.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

const rules = loadPool([]);
const calendar = loadWorkCalendar([]);

describe('invented applications', () => {
  for (const today of ['2026-11-01', '2026-11-24', '2026-12-31', '2027-01-04', '2027-06-30', '2027-12-31']) {
    it(`stand in every state, one open for each firm, on ${today}`, () => {
      const all = demoApplications(demoProviders(today), { today, rules, calendar });
      const states = new Set(all.map(({ state }) => state));
      assert.deepEqual(
        Object.keys(STATE_WORDS).filter((state) => !states.has(state as never)),
        [],
      );
      const open = all.filter(({ state }) => !FINAL_STATES.includes(state)).map(({ uscc }) => uscc);
      assert.equal(new Set(open).size, open.length);
      const numbers = all.flatMap(({ number }) => number ?? []);
      assert.equal(new Set(numbers).size, numbers.length);
      assert.ok(all.length <= DEMO_NUMBERS.applications);
      for (const one of all) {
        const { history, version, state, statement, number, createdAt } = one;
        assert.deepEqual(
          history.map((entry) => entry.version),
          history.map((_, i) => i + 1),
        );
        assert.deepEqual([history.length, history.at(-1)?.to], [version, state]);
        const moments = history.map(({ at }) => at);
        assert.deepEqual(moments, moments.toSorted(), one.name);
        assert.ok(createdAt.slice(0, 10) <= today);
        for (const at of moments) assert.ok(judgeDay(at.slice(0, 10), calendar).counts, at);
        if (number !== null && !state.startsWith('returned')) assert.deepEqual(lacksOf(statement, rules), [], one.name);
      }
      const waiting = all.map((one) => turnOn(one, today));
      for (const turn of ['firm', 'county', 'city', 'public'] as const) assert.ok(waiting.includes(turn), turn);
    });
  }
});
