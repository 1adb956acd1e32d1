import assert from 'node:assert/strict';
import { countedFigure, PEAK, REVENUE_STATE_WORDS } from '../../server/domain/records/revenue-statement.ts';
import { judgeDay } from '../../server/domain/shared/working-days.ts';
import { DEMO_ORGANISATIONS, demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { DEMO_REVENUE_NUMBERS, demoRevenue } from '../../server/persistence/demo/demo-revenue.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

const rules = loadPool([]);
const calendar = loadWorkCalendar([]);

describe('invented figures of the revenue ledger', () => {
  for (const today of ['2026-11-01', '2026-11-24', '2027-01-04', '2027-06-30', '2027-12-31']) {
    const firms = demoProviders(today);
    const all = demoRevenue(firms, { today, rules, calendar });

    it(`stand in every state, one for each firm and year, on ${today}`, () => {
      assert.deepEqual([...new Set(all.map(({ state }) => state))].sort(), Object.keys(REVENUE_STATE_WORDS).sort());
      assert.equal(new Set(all.map(({ uscc, subject }) => `${uscc} ${subject}`)).size, all.length);
      assert.equal(new Set(all.map(({ number }) => number)).size, all.length);
      assert.ok(all.length <= DEMO_REVENUE_NUMBERS);
      assert.ok(all.some(({ uscc }) => uscc === DEMO_ORGANISATIONS.provider1));
    });

    it(`agree with the facts of their providers, on ${today}`, () => {
      for (const one of all) {
        const { revenue, peakBeforeRecordFen } = firms.find(({ uscc }) => uscc === one.uscc)!;
        const fact =
          one.subject === PEAK ? peakBeforeRecordFen : revenue.find(({ year }) => String(year) === one.subject)?.fen;
        assert.equal(countedFigure(one)?.fen, fact ?? undefined, one.number);
        assert.deepEqual([one.version, one.history.at(-1)?.to], [one.history.length, one.state]);
        assert.ok(one.history.every(({ at }, i, list) => i === 0 || at > (list[i - 1]?.at ?? '')));
        assert.ok(
          one.history.every(({ at }) => judgeDay(at.slice(0, 10), calendar).counts && at.slice(0, 10) <= today),
        );
      }
    });
  }
});
