import { formatDay, yearOf } from '../../shared/calendar-date.ts';
import { formatAmount } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import type { AwardFacts, PredecessorFact } from '../award-facts.ts';
import type { LineDraft } from '../award-line.ts';
import type { GrowthCase } from './growth-checks.ts';
import type { GrowthTerms } from './growth-terms.ts';
import { newTiers, reaches } from './milestone.ts';

const NONE: readonly PredecessorFact[] = [];

/** The firms merged into the subject in a year or earlier, as far as the reading counts what they reached (A2). */
export function joinedBy(facts: AwardFacts, { values }: GrowthTerms, year: number): readonly PredecessorFact[] {
  if (facts.predecessors === undefined || values.priorPeak !== 'record-and-attested') return NONE;
  return facts.predecessors.filter(({ mergedOn }) => yearOf(mergedOn) <= year);
}

/** The highest revenue of a year that the merged business had: of one firm, never of several together. */
export function highestWith(own: Fen | null, joined: readonly PredecessorFact[]): Fen | null {
  return joined.reduce<Fen | null>((most, { peakFen }) => (most === null || peakFen > most ? peakFen : most), own);
}

/** A2: each predecessor that had reached a tier which the year would reach for the first time, were it not for the merger. */
export function statePredecessors(draft: LineDraft, growth: GrowthCase, ownPeak: Fen | null): void {
  const { facts, terms, general, year, fen } = growth;
  if (facts.predecessors === undefined) return;
  const { bounds } = general.values;
  const reached = newTiers(terms.values.tiers, fen, ownPeak, bounds);
  const counts = terms.values.priorPeak === 'record-and-attested';
  for (const { uscc, name, mergedOn, peakFen } of facts.predecessors) {
    const used = reached.filter(({ thresholdFen }) => reaches(peakFen, thresholdFen, bounds));
    if (yearOf(mergedOn) > year || used.length === 0) continue;
    const tiers = used.map(({ thresholdFen }) => formatAmount(thresholdFen)).join('、');
    const verdict = counts ? '合并后的企业不再视为首次达到' : '按此口径不计';
    const text = `${formatDay(mergedOn)}合并的${name}（${uscc}）合并前最高营收为 ${formatAmount(peakFen)}，已经达到 ${tiers}档，${verdict}`;
    draft.step(terms.sources.priorPeak, 'note', '被合并企业', formatAmount(peakFen), text);
  }
}

/** A4 says nothing of mergers: in the year of one the growth is measured as in any other, and whoever reads it is told. */
export function stateMergerGrowth(draft: LineDraft, { facts, terms, year }: GrowthCase): void {
  if (facts.predecessors === undefined) return;
  for (const { name, mergedOn } of facts.predecessors) {
    if (yearOf(mergedOn) !== year) continue;
    const text = `${formatDay(mergedOn)}合并了${name}，${year} 年营收可能含合并带来的部分；条款没有规定合并当年的增速如何计算，仍与本企业上年营收相比，请核对`;
    draft.step(terms.sources.rate, 'note', '合并当年的增速', name, text);
  }
}
