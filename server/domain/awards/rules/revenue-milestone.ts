import { formatDay, lastDayOf } from '../../shared/calendar-date.ts';
import { addFen, formatAmount } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import type { Tier } from '../../policy/parameter-kind.ts';
import { LineDraft } from '../award-line.ts';
import type { AwardLine } from '../award-line.ts';
import { checkDeadline, checkJurisdiction, checkNegativeList, checkPool, deductOthers } from './common-checks.ts';
import type { Setting } from './common-checks.ts';
import { checkGrowth, checkHistory, checkSoftware, growthOf } from './growth-checks.ts';
import type { GrowthCase } from './growth-checks.ts';
import type { GrowthTerms } from './growth-terms.ts';
import { newTiers, nextTier } from './milestone.ts';
import { highestWith, joinedBy, stateMergerGrowth, statePredecessors } from './predecessor-steps.ts';

/**
 * The firm's own highest revenue of all years gone through so far, and which year had it; the same with what the firms merged
 * into it by then had reached; what this clause counted before.
 */
export interface Progress {
  peak: Fen | null;
  peakOf: string;
  before: Fen | null;
  counted: Fen;
}

/**
 * Lines of the growth award (clause 3.1.4.1): one for each paying year with a revenue on record, by year (A1).
 * A line is payable in the year in which revenue first reaches a tier (A2, A3) with the growth asked for (A4),
 * the record whole (A6), the year closed (A7), the firm a software enterprise (A8) and in the pool (A9).
 * Amounts in fen; days are calendar days; it refuses nothing: what is missing becomes a code.
 */
export function revenueMilestoneLines(
  setting: Setting,
  termsOn: (day: string) => GrowthTerms,
  clause: string,
): AwardLine[] {
  const lines: AwardLine[] = [];
  eachGrowthYear(setting, termsOn, ({ growth, progress, pays }) => {
    if (pays) lines.push(lineOf(growth, progress, clause));
  });
  return lines;
}

/** One year on record as the rule comes to it: with all that came before, and whether it pays. */
export interface GrowthYear {
  readonly growth: GrowthCase;
  readonly progress: Progress;
  readonly pays: boolean;
}

/** Goes through the years on record, the earliest first, and answers how far the firm had come at the end (A1 to A4). */
export function eachGrowthYear(
  setting: Setting,
  termsOn: (day: string) => GrowthTerms,
  visit: (year: GrowthYear) => void,
): Readonly<Progress> {
  const { facts, asOf, general } = setting;
  const progress: Progress = { peak: null, peakOf: '', before: null, counted: 0 };
  let before: { readonly year: number; readonly fen: Fen } | undefined;
  for (const { year, fen } of facts.revenue) {
    const terms = termsOn(lastDayOf(year));
    if (before === undefined) beginProgress(progress, setting, terms);
    const previous = before?.year === year - 1 ? before.fen : undefined;
    const growth: GrowthCase = { facts, asOf, general, terms, year, fen, before: previous };
    const pays = terms.values.payingYears.includes(year);
    progress.before = highestWith(progress.peak, joinedBy(facts, terms, year));
    visit({ growth, progress, pays });
    if (!(pays && leavesTierOpen(growth, progress.before)) && (progress.peak === null || fen > progress.peak)) {
      progress.peak = fen;
      progress.peakOf = `${year} 年`;
    }
    before = { year, fen };
  }
  return progress;
}

function beginProgress(progress: Progress, { facts }: Setting, terms: GrowthTerms): void {
  if (terms.values.priorPeak === 'record-only' || facts.peakBeforeRecordFen === null) return;
  progress.peak = facts.peakBeforeRecordFen;
  progress.peakOf = '经核证的更早年份';
}

/** Other reading of A4: a tier that growth fell short of may be reached for the first time again. */
function leavesTierOpen(growth: GrowthCase, peak: Fen | null): boolean {
  if (growth.terms.values.shortfall === 'used-up' || isOpen(growth)) return false;
  const { bounds } = growth.general.values;
  return newTiers(growth.terms.values.tiers, growth.fen, peak, bounds).length > 0 && growthOf(growth) === 'short';
}

/** A7: the year is open while the as-of date is on or before its 31 December. */
export function isOpen({ asOf, year }: Pick<GrowthCase, 'asOf' | 'year'>): boolean {
  return asOf <= lastDayOf(year);
}

function lineOf(growth: GrowthCase, progress: Progress, clause: string): AwardLine {
  const { terms, general, year, fen } = growth;
  const draft = new LineDraft();
  const reached = newTiers(terms.values.tiers, fen, progress.before, general.values.bounds);
  const top = reached.at(-1);
  const threshold = top === undefined ? {} : { thresholdFen: top.thresholdFen };
  draft.step(terms.sources.payingYears, 'met', '兑付年度', `${year} 年`, `${year} 年属于兑付年度`);
  const decidedLater = isOpen(growth) && terms.values.openYear === 'hold';
  stateYear(draft, growth, decidedLater);
  statePeak(draft, growth, progress);
  statePredecessors(draft, growth, progress.peak);
  stateTier(draft, growth, reached);
  if (decidedLater) draft.find('year-not-closed', 'hold');
  if (decidedLater || top === undefined) {
    const outcome = decidedLater ? 'hold' : 'no-milestone';
    return { clause, year, ...threshold, outcome, awardFen: 0, claimFen: 0, codes: draft.codes(), steps: draft.steps };
  }
  checkGrowth(draft, growth);
  stateMergerGrowth(draft, growth);
  checkHistory(draft, growth);
  checkSoftware(draft, growth);
  checkDeadline(draft, growth, terms.values.lateClaim, `growth:${year}`);
  const gross = grossAward(draft, growth, reached, progress);
  const left = deductOthers(draft, growth, {
    matter: `growth:${year}`,
    award: gross,
    counted: terms.values.otherAwards,
    source: terms.sources.otherAwards,
  });
  checkJurisdiction(draft, growth, `growth:${year}`);
  checkPool(
    draft,
    growth,
    terms.values.poolAsOf === 'application' ? growth.asOf : lastDayOf(year),
    terms.sources.pool,
    terms.values.pool,
  );
  checkNegativeList(draft, growth);
  const outcome = draft.outcome(general.values.precedence);
  if (outcome === 'payable') progress.counted = addFen(progress.counted, gross);
  return {
    clause,
    year,
    ...threshold,
    outcome,
    awardFen: outcome === 'payable' ? left : 0,
    claimFen: left,
    codes: draft.codes(),
    steps: draft.steps,
  };
}

function stateYear(draft: LineDraft, growth: GrowthCase, decidedLater: boolean): void {
  const { year, asOf, terms } = growth;
  const source = terms.sources.openYear;
  const looked = '年度是否结束';
  if (!isOpen(growth)) {
    draft.step(source, 'met', looked, '已结束', `${year} 年度在${formatDay(asOf)}已经结束`);
  } else if (decidedLater) {
    draft.step(source, 'open', looked, '未结束', `${year} 年度在${formatDay(asOf)}尚未结束，年度结束后再判定`);
  } else {
    draft.step(source, 'note', looked, '未结束', `${year} 年度在${formatDay(asOf)}尚未结束，按目前数据预判`);
  }
}

function statePeak(draft: LineDraft, { terms, year }: GrowthCase, { peak, peakOf }: Progress): void {
  const source = terms.sources.priorPeak;
  if (peak === null) {
    draft.step(source, 'note', '此前最高营收', '没有记录', `${year} 年以前没有营收记录`);
  } else {
    draft.step(
      source,
      'note',
      '此前最高营收',
      formatAmount(peak),
      `${year} 年以前最高营收为 ${formatAmount(peak)}（${peakOf}）`,
    );
  }
}

function stateTier(draft: LineDraft, { terms, general, year, fen }: GrowthCase, reached: readonly Tier[]): void {
  const { sources, values } = terms;
  const looked = `${year} 年营业收入`;
  const value = formatAmount(fen);
  const top = reached.at(-1);
  if (top === undefined) {
    const next = nextTier(values.tiers, fen, general.values.bounds);
    const ahead =
      next === undefined
        ? ''
        : `，距 ${formatAmount(next.thresholdFen)}档还差 ${formatAmount(next.thresholdFen - fen)}`;
    draft.step(sources.tiers, 'unmet', looked, value, `${year} 年营收 ${value}，没有首次达到的新档次${ahead}`);
    return;
  }
  const sign = general.values.bounds === 'inclusive' ? '≥' : '＞';
  draft.step(
    sources.tiers,
    'met',
    looked,
    value,
    `${year} 年营收 ${value} ${sign} ${formatAmount(top.thresholdFen)}，首次达到`,
  );
  if (reached.length === 1) return;
  const names = reached.map((tier) => formatAmount(tier.thresholdFen)).join('、');
  const rule = values.sameYear === 'highest' ? '按最高档计奖，其余档次视为已用' : '各档奖励相加';
  draft.step(
    sources.sameYear,
    'note',
    '同年首次达到的档次',
    `${reached.length} 档`,
    `同年首次达到 ${names}各档，${rule}`,
  );
}

/** A3: the award before deductions, in fen. */
function grossAward(draft: LineDraft, { terms }: GrowthCase, reached: readonly Tier[], { counted }: Progress): Fen {
  const { sources, values } = terms;
  const top = (reached.at(-1) as Tier).awardFen;
  const full = values.sameYear === 'highest' ? top : reached.reduce((sum, tier) => addFen(sum, tier.awardFen), 0);
  draft.step(sources.tiers, 'note', '奖励标准', formatAmount(full), `对应奖励 ${formatAmount(full)}`);
  if (values.laterTier === 'full' || counted === 0) return full;
  const left = Math.max(full - counted, 0);
  const text = `此前年度已计奖励 ${formatAmount(counted)}，只补差额：${formatAmount(full)} − ${formatAmount(counted)} = ${formatAmount(left)}`;
  if (left === 0) draft.find('covered-by-other-award', 'not-eligible');
  draft.step(sources.laterTier, left === 0 ? 'unmet' : 'note', '此前已计奖励', formatAmount(counted), text);
  return left;
}
