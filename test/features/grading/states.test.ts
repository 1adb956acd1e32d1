import assert from 'node:assert/strict';
import { GRADE_STATES, GRADING_ROUND_STATES } from '../../../server/domain/registry/grading-words.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { factsFor, keepRound, withoutDemoRounds } from '../../support/grading-round.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { openSteps, stepTable } from '../../support/step-table.ts';

const NUMBER = 'PJ2026-9';

/** Written from the issue. Who votes has not proposed; nobody waits for experts; the notice and the term of appeal are running. */
const ROUNDS = stepTable(`
  computing
  judging     gather:city discard:city
  computed    propose:city recompute:city discard:city
  committee   agree:city agree:market agree:finance disagree:city disagree:market disagree:finance discard:city
  confirmed   open-notice:city discard:city
  opening
  noticed     publish:city=409
  publishing
  published
  discarded`);

/** The same of a grade: the firm appeals and reports, the economy office decides. */
const GRADES = stepTable(`
  noticed     appeal:provider1
  appealed    withdraw:provider1 uphold:city dismiss:city
  published
  to-mend     report:provider1
  reported    accept:city return:city
  mended
  questioned  regrade:city keep:city`);

const OFFICES = ['city', 'market', 'finance', 'nanhu', 'auditor', 'admin'] as const;

describe('the steps of the grading, by state and role', () => {
  let site: TestSite;
  let people: Readonly<Record<string, TestPerson>>;
  let id: string;
  before(async () => {
    site = await createTestSite();
    await withoutDemoRounds(site);
    const firm = (await site.container.providers.findByUscc(DEMO_ORGANISATIONS.provider1)) ?? assert.fail();
    const { uscc, name, region, categories } = firm;
    const { grades } = await keepRound(site, {
      ...{ number: NUMBER, cutOff: '2026-11-24', scheme: loadGradingScheme([]), state: 'noticed' },
      firms: [{ uscc, firm: name, region, categories, facts: factsFor(80) }],
    });
    id = grades[0]?.id ?? assert.fail();
    people = { visitor: site.visitor() };
    for (const username of [...OFFICES, 'city3', 'haining', 'expert1', 'provider1', 'provider2', 'enterprise1'])
      people = { ...people, [username]: await site.signIn(username) };
  });
  after(() => site.close());

  const put = (name: string, state: string) =>
    site.database.connection.collection(name).updateOne({}, { $set: { state, before: 'published' } });

  it('are written for each state', () => {
    assert.deepEqual(
      [ROUNDS, GRADES].map((states) => states.map(({ state }) => state)),
      [Object.keys(GRADING_ROUND_STATES), Object.keys(GRADE_STATES)],
    );
  });

  for (const one of ROUNDS) {
    it(`a round, ${one.state}`, async () => {
      await site.database.connection
        .collection('grading_rounds')
        .updateOne({ number: NUMBER }, { $set: { state: one.state } });
      await openSteps(one, {
        ...{ people, pathOf: (step) => `/grading/rounds/${NUMBER}/steps/${step}` },
        readers: [...OFFICES, 'haining'],
        others: { expert1: 403, provider1: 403, enterprise1: 403, visitor: 303 },
        strange: { propose: 409, publish: 409, finish: 404 },
      });
    });
  }

  for (const [state, word] of [
    ['appealed', '申诉'],
    ['reported', '整改'],
    ['questioned', '疑问'],
  ] as const) {
    it(`a grade, ${state}: waits for who may decide it, and for nobody else`, async () => {
      await put('grades', state);
      const decided = await site.container.accounts.findByUsername('city');
      await site.database.connection.collection('grades').updateOne({}, { $set: { deciders: [decided?.id] } });
      for (const name of [...OFFICES, 'city3']) {
        const waits = name === 'city3' || (name === 'city' && state === 'reported');
        const person = people[name] ?? assert.fail(name);
        const list = readable((await person.get('/grading/rounds').expect(200)).text);
        assert.equal(list.includes('等您办理的评级结果 1 件'), waits, `${word}, ${name}`);
        const bench = (await person.get('/workbench').expect(200)).text;
        assert.equal(bench.includes('申诉和整改待办</span><span class="tally">1<'), waits, `${word}, ${name}`);
      }
      await site.database.connection.collection('grades').updateOne({}, { $set: { deciders: [] } });
    });
  }

  for (const one of GRADES) {
    it(`a grade, ${one.state}`, async () => {
      await put('grades', one.state);
      await openSteps(one, {
        ...{ people, pathOf: (step) => `/grades/${id}/steps/${step}` },
        readers: [...OFFICES, 'provider1'],
        others: { haining: 404, expert1: 404, provider2: 404, enterprise1: 404, visitor: 303 },
        strange: { appeal: 409, accept: 409, publish: 404, question: 404 },
      });
    });
  }
});
