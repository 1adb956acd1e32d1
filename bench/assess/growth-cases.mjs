// Growth decisions for one firm and one year, in the form that each contestant takes.
import { diceFrom, firstRevenue, grown } from './subjects.mjs';

export const AS_OF = '2027-03-31';
const YEAR = 2025;

/** The tiers of clause 3.1.4.1 in fen, rising. */
export const TIERS = [
  [20, 20],
  [30, 50],
  [50, 100],
  [100, 200],
  [200, 300],
  [500, 400],
  [1000, 500],
].map(([million, wan]) => ({ threshold: million * 100_000_000, award: wan * 1_000_000 }));

/** Cases; four in five reach a new tier, so that the whole way is gone and traced. */
export function growthCases(count, seed) {
  const dice = diceFrom(seed);
  const cases = [];
  while (cases.length < count) {
    const previous = firstRevenue(dice);
    const revenue = grown(dice, previous);
    const before = dice.chance(0.8) ? Math.round(previous * dice.between(0.5, 1)) : Math.round(previous * 1.4);
    const one = { revenue, previous, before, ...standing(dice) };
    if (reachesNewTier(one) || dice.chance(0.08))
      cases.push({ facts: factsOf(one, cases.length), input: inputOf(one) });
  }
  return cases;
}

function reachesNewTier({ revenue, previous, before }) {
  const peak = Math.max(previous, before);
  return TIERS.some(({ threshold }) => revenue >= threshold && peak < threshold);
}

function standing(dice) {
  return { certificate: dice.chance(0.92), pool: dice.chance(0.93), listed: dice.chance(0.06) };
}

/** Facts as Heku's rule takes them: dated spells that it has to look through. */
function factsOf({ revenue, previous, before, certificate, pool, listed }, index) {
  return {
    id: `91330400MA2${String(index).padStart(7, '0')}`,
    name: '嘉兴云智软件科技有限公司',
    region: '330402',
    establishedOn: '2016-05-01',
    peakBeforeRecordFen: before,
    revenue: [
      { year: YEAR - 1, fen: previous },
      { year: YEAR, fen: revenue },
    ],
    softwareEnterprise: [{ from: '2021-01-01', to: certificate ? '2026-12-31' : '2024-12-31' }],
    pool: [{ from: '2023-05-01', to: pool ? null : '2026-06-30' }],
    negativeList: listed ? [{ from: '2027-01-01', to: '2027-12-31' }] : [],
    standards: [],
    otherAwards: [],
  };
}

/** What the peers are given: the same facts with the days and the peak already worked out for them. */
function inputOf({ revenue, previous, before, certificate, pool, listed }) {
  return { revenue, previous, peak: Math.max(previous, before), certificate, pool, listed };
}
