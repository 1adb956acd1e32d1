import assert from 'node:assert/strict';
import { FACT_KINDS } from '../../server/domain/records/fact-kinds.ts';
import { FACT_STATE_WORDS, countedFact, type FactState } from '../../server/domain/records/firm-fact.ts';
import { judgeDay } from '../../server/domain/shared/working-days.ts';
import { demoFacts } from '../../server/persistence/demo/demo-facts.ts';
import { demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

const calendar = loadWorkCalendar([]);

for (const today of ['2026-11-24', '2027-03-31'])
  describe(`invented facts of firms on ${today}`, () => {
    const firms = demoProviders(today);
    const terms = { today, rules: loadPool([]), calendar };

    for (const kind of Object.values(FACT_KINDS)) {
      const facts = demoFacts(kind.name, firms, terms);

      it(`${kind.word}: what counts is what the record of its firm says`, () => {
        for (const fact of facts) {
          const firm = firms.find(({ uscc }) => uscc === fact.uscc)!;
          const counted = fact.counted.flatMap(({ data }) => (data === null ? [] : [data]));
          const recorded = kind.recorded(firm, counted, countedFact(fact), fact.number);
          for (const [part, value] of Object.entries(recorded)) {
            const all = (firm[part as keyof typeof firm] ?? []) as readonly unknown[];
            const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
            assert.deepEqual(sorted(value as readonly unknown[]), sorted(all), `${fact.number} ${fact.title}`);
          }
        }
      });

      it(`${kind.word}: in every state, decided on working days up to today, each number once`, () => {
        const states = new Set(facts.map(({ state }) => state));
        const missing = (Object.keys(FACT_STATE_WORDS) as FactState[]).filter((state) => !states.has(state));
        assert.deepEqual(missing, []);
        assert.equal(new Set(facts.map(({ number }) => number)).size, facts.length);
        if (kind.name === 'predecessors')
          for (const { uscc, versions } of facts) {
            const setting = { provider: firms.find((one) => one.uscc === uscc)!, today };
            assert.deepEqual(kind.check(versions.at(-1)!.data, setting), {});
          }
        assert.equal(new Set(facts.map(({ uscc, key }) => `${uscc} ${key}`)).size, facts.length);
        for (const { at } of facts.flatMap(({ history }) => history))
          assert.ok(judgeDay(at.slice(0, 10), calendar).counts && at.slice(0, 10) <= today, at);
      });
    }
  });
