import type { Fen } from '../shared/money.ts';
import type { AwardFacts } from './award-facts.ts';

const yuan = (fen: Fen): number => fen / 100;

/**
 * Facts as a subject of the calculator's contract, in its order of keys: what `readSubject` makes facts of again. A fact that
 * is unknown is left out. Evidence on software status beyond the certificate has no place in the contract.
 */
export function subjectOf(facts: AwardFacts): object {
  const { id, name, region, establishedOn, peakBeforeRecordFen, revenue, softwareEnterprise, pool, negativeList } =
    facts;
  const spells = (all: AwardFacts['pool']) => all?.map(({ from, to }) => ({ from, to }));
  const given = {
    ...{ id, name, region: region === '' ? undefined : region, establishedOn },
    peakRevenueBeforeRecordYuan: peakBeforeRecordFen === null ? null : yuan(peakBeforeRecordFen),
    revenue: revenue.map(({ year, fen }) => ({ year, yuan: yuan(fen) })),
    softwareEnterprise: spells(softwareEnterprise),
    pool: spells(pool),
    negativeList: spells(negativeList),
    standards: facts.standards.map(({ number, publishedOn, rank, kind, theme, effectConfirmedOn }) => ({
      ...{ number, publishedOn, rank, kind, theme, effectConfirmedOn },
    })),
    otherAwards: facts.otherAwards.map(({ matter, fen }) => ({ matter, yuan: yuan(fen) })),
    judgements: facts.judgements?.map(({ matter, code, decision, decidedOn, by, ground }) => ({
      ...{ matter, code, decision, decidedOn, by, ground },
    })),
    predecessors: facts.predecessors?.map(({ uscc, name: merged, mergedOn, peakFen }) => ({
      ...{ uscc, name: merged, mergedOn, peakRevenueYuan: yuan(peakFen) },
    })),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
