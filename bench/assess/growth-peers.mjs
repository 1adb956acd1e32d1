// The growth decision as json-rules-engine and zen-engine express it. Each answers `{ outcome, award }`, award in fen.
import { evaluateExpressionSync, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import jsonRulesEngine from 'json-rules-engine';
import { TIERS } from './growth-cases.mjs';

const { Engine } = jsonRulesEngine;
const FALLING = TIERS.toReversed();
const grewTenPercentOver = (now, before) => 10 * now >= 11 * before;
const awardOf = (threshold) => TIERS.find((tier) => tier.threshold === threshold)?.award ?? 0;

/** json-rules-engine, everything as rules: one for each tier, one for each reason against. */
export function jsonRulesByRules() {
  const engine = new Engine();
  engine.addOperator('grewLessThanTenPercentOver', (now, before) => !grewTenPercentOver(now, before));
  TIERS.forEach(({ threshold, award }, index) => {
    const all = [
      { fact: 'revenue', operator: 'greaterThanInclusive', value: threshold },
      { fact: 'peak', operator: 'lessThan', value: threshold },
    ];
    const next = TIERS[index + 1];
    if (next !== undefined) all.push({ fact: 'revenue', operator: 'lessThan', value: next.threshold });
    engine.addRule({ conditions: { all }, event: { type: 'tier', params: { award } } });
  });
  const against = [
    ['not-eligible', { fact: 'revenue', operator: 'grewLessThanTenPercentOver', value: { fact: 'previous' } }],
    ['not-eligible', { fact: 'certificate', operator: 'equal', value: false }],
    ['suspended', { fact: 'pool', operator: 'equal', value: false }],
    ['suspended', { fact: 'listed', operator: 'equal', value: true }],
  ];
  for (const [type, condition] of against) engine.addRule({ conditions: { all: [condition] }, event: { type } });
  return async (input) => {
    const { events } = await engine.run(input);
    const tier = events.find((event) => event.type === 'tier');
    if (tier === undefined) return { outcome: 'no-milestone', award: 0 };
    const found = ['not-eligible', 'suspended'].find((type) => events.some((event) => event.type === type));
    return found === undefined ? { outcome: 'payable', award: tier.params.award } : { outcome: found, award: 0 };
  };
}

/** json-rules-engine at its fastest: the tier is a dynamic fact, one rule, and the outcome is read off its conditions. */
export function jsonRulesByFact() {
  const engine = new Engine();
  engine.addOperator('grewTenPercentOver', grewTenPercentOver);
  engine.addFact('tier', async (_, almanac) => {
    const revenue = await almanac.factValue('revenue');
    return FALLING.find(({ threshold }) => revenue >= threshold)?.threshold ?? 0;
  });
  engine.addRule({
    conditions: {
      all: [
        { fact: 'tier', operator: 'greaterThan', value: { fact: 'peak' } },
        { fact: 'revenue', operator: 'grewTenPercentOver', value: { fact: 'previous' } },
        { fact: 'certificate', operator: 'equal', value: true },
        { fact: 'pool', operator: 'equal', value: true },
        { fact: 'listed', operator: 'equal', value: false },
      ],
    },
    event: { type: 'payable' },
  });
  return async (input) => {
    const { results, failureResults } = await engine.run(input);
    const { all } = (results[0] ?? failureResults[0]).conditions;
    if (results.length === 1) return { outcome: 'payable', award: awardOf(all[0].factResult) };
    const [tier, growth, certificate] = all.map((condition) => condition.result);
    return { outcome: !tier ? 'no-milestone' : growth && certificate ? 'suspended' : 'not-eligible', award: 0 };
  };
}

const TIER = `${FALLING.map(({ threshold }) => `revenue >= ${threshold} ? ${threshold}`).join(' : ')} : 0`;
const AWARD = (tier) => `${TIERS.map(({ threshold, award }) => `${tier} == ${threshold} ? ${award}`).join(' : ')} : 0`;
const OUTCOME = (tier) =>
  `${tier} == 0 or peak >= ${tier} ? 'no-milestone' : ` +
  "10 * revenue < 11 * previous or not certificate ? 'not-eligible' : not pool or listed ? 'suspended' : 'payable'";

/** zen-engine: a compiled decision with one expression node, which is faster here than decision tables. */
export function zenDecision() {
  const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
  const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId });
  const expressions = [
    { id: 'tier', key: 'tier', value: TIER },
    { id: 'outcome', key: 'outcome', value: OUTCOME('$.tier') },
    { id: 'award', key: 'award', value: `$.outcome == 'payable' ? (${AWARD('$.tier')}) : 0` },
  ];
  const growth = { expressions, passThrough: false, inputField: null, outputPath: null, executionMode: 'single' };
  const content = new ZenDecisionContent({
    nodes: [
      node('in', 'inputNode', { schema: '' }),
      node('growth', 'expressionNode', growth),
      node('out', 'outputNode', { schema: '' }),
    ],
    edges: [edge('in', 'growth'), edge('growth', 'out')],
  });
  return new ZenEngine().createDecision(content);
}

/** zen-engine without a decision: the same as one expression, evaluated at once on the calling thread. */
export function zenExpression() {
  const tier = `(${TIER})`;
  const outcome = OUTCOME(tier);
  const expression = `{ outcome: ${outcome}, award: (${outcome}) == 'payable' ? (${FALLING.map(({ threshold, award }) => `revenue >= ${threshold} ? ${award}`).join(' : ')} : 0) : 0 }`;
  return (input) => evaluateExpressionSync(expression, input);
}
