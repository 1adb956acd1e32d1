// The growth clause alone, one firm and one year: Heku's rule with its whole trace against two rule engines without one.
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { generalKinds, generalShape } from '../../server/domain/awards/rules/general-terms.ts';
import { growthKinds, growthShape } from '../../server/domain/awards/rules/growth-terms.ts';
import { revenueMilestoneLines } from '../../server/domain/awards/rules/revenue-milestone.ts';
import { termsByDay } from '../../server/domain/policy/policy-book.ts';
import { loadPolicy, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { AS_OF, growthCases } from './growth-cases.mjs';
import { jsonRulesByFact, jsonRulesByRules, zenDecision, zenExpression } from './growth-peers.mjs';
import { figure, interleaved, perSecond, ratios, spread, table } from './rounds.mjs';

const CASES = 4_096;
const BLOCK = 512;
const BATCH = 256;

/** Measures and prints; throws where the contestants do not agree. */
export async function benchGrowth({ rounds }) {
  const cases = growthCases(CASES, 61);
  const inputs = cases.map(({ input }) => input);
  const heku = hekuGrowth();
  const byRules = jsonRulesByRules();
  const byFact = jsonRulesByFact();
  const decision = zenDecision();
  const expression = zenExpression();
  const peers = { byRules, byFact, decision: async (input) => (await decision.evaluate(input)).result, expression };
  const mix = await checkAgreement(cases, heku, peers);

  let done = 0;
  const note = (answer) => {
    if (answer !== undefined) done++;
  };
  const atOnce = (ask) => (from, to) => {
    for (let i = from; i < to; i++) note(ask(i));
  };
  const inTurn = (ask) => async (from, to) => {
    for (let i = from; i < to; i++) note(await ask(inputs[i]));
  };
  const inBatches = (ask) => async (from, to) => {
    for (let i = from; i < to; i += BATCH) note(await Promise.all(inputs.slice(i, i + BATCH).map(ask)));
  };
  const evaluate = (input) => decision.evaluate(input);
  const evaluateTraced = (input) => decision.evaluate(input, { trace: true });
  const contestants = [
    { name: 'Heku, with its whole trace', sheet: '', run: atOnce((i) => heku(cases[i].facts)) },
    { name: 'json-rules-engine, 11 rules', sheet: '9,900', run: inTurn(byRules) },
    { name: 'json-rules-engine, 1 rule and a dynamic fact', sheet: '', run: inTurn(byFact) },
    { name: 'zen-engine, in turn', sheet: '10,300', run: inTurn(evaluate) },
    { name: `zen-engine, ${BATCH} in parallel`, sheet: '54,000', run: inBatches(evaluate) },
    { name: `zen-engine with its trace, ${BATCH} in parallel`, sheet: '', run: inBatches(evaluateTraced) },
    { name: 'zen-engine, one expression, sync', sheet: '', run: atOnce((i) => expression(inputs[i])) },
  ];
  const times = await interleaved(contestants, { items: CASES, block: BLOCK, rounds });
  if (done === 0) throw new Error('nothing was decided');

  console.log(`\nGrowth clause alone: ${CASES} cases, ${rounds} rounds, µs a line`);
  console.log(`all agree on every case: ${mix}\n`);
  const ours = times.get(contestants[0].name).wall;
  const rows = contestants.map(({ name, sheet }) => {
    const { wall, cpu } = times.get(name);
    const { min, median, max } = spread(wall);
    const behind = `${figure(ratios(wall, ours).median)} ×`;
    return [
      name,
      figure(min),
      figure(median),
      figure(max),
      figure(spread(cpu).median),
      perSecond(median),
      behind,
      sheet,
    ];
  });
  console.log(
    table(['', 'min', 'median', 'max', 'cpu median', 'lines/s', 'time to Heku', 'stack sheet: lines/s'], rows),
  );
}

/** Heku's own rule: facts to the one line of the year under question. */
function hekuGrowth() {
  const book = loadPolicy(`${SHIPPED_POLICIES}/jiaxing-2024-6`, AWARD_RULES);
  const bindingOf = (shape) => book.rules.find(({ rule }) => rule === shape.rule);
  const generalOn = termsByDay(book, bindingOf(generalShape).prefix, generalKinds);
  const { prefix, clause } = bindingOf(growthShape);
  const termsOn = termsByDay(book, prefix, growthKinds);
  return (facts) => revenueMilestoneLines({ facts, asOf: AS_OF, general: generalOn(AS_OF) }, termsOn, clause).at(-1);
}

/** Before anything is timed: all contestants give the same outcome and amount on every case. */
async function checkAgreement(cases, heku, peers) {
  const counts = {};
  for (const { facts, input } of cases) {
    const { outcome, awardFen, steps } = heku(facts);
    if (steps.length < 4) throw new Error(`no trace: ${JSON.stringify(facts)}`);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    for (const [name, peer] of Object.entries(peers)) {
      const answer = await peer(input);
      if (answer.outcome !== outcome || answer.award !== awardFen)
        throw new Error(
          `${name} says ${JSON.stringify(answer)}, Heku ${outcome} ${awardFen}: ${JSON.stringify(input)}`,
        );
    }
  }
  return Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
}
