import { termsByDay, type PolicyBook } from '../policy/policy-book.ts';
import { dayAfter, lastDayOf, yearOf, type Day } from '../shared/calendar-date.ts';
import { compareProducts } from '../shared/money.ts';
import type { Fen } from '../shared/money.ts';
import type { Assess } from './assess.ts';
import type { AwardFacts, PredecessorFact, RevenueFigure } from './award-facts.ts';
import type { AwardCode, AwardLine } from './award-line.ts';
import type { Setting } from './rules/common-checks.ts';
import { generalKinds, generalShape } from './rules/general-terms.ts';
import { growthKinds, growthShape, type GrowthTerms } from './rules/growth-terms.ts';
import { grewBy, leastRevenue, newTiers, reaches } from './rules/milestone.ts';
import { highestWith, joinedBy } from './rules/predecessor-steps.ts';
import { eachGrowthYear, isOpen } from './rules/revenue-milestone.ts';

/**
 * What became of a tier: reached before the record, by a firm that was merged, or in a year before the policy pays; it is the award of its year, or
 * used up beside a higher one of the same year, or used up without award for want of growth; reached so far in a year
 * that is open; ahead.
 */
export type TierStanding =
  'before-record' | 'predecessor' | 'before-policy' | 'award' | 'same-year' | 'used-up' | 'so-far' | 'ahead';

export interface TierMilestone {
  readonly thresholdFen: Fen;
  readonly awardFen: Fen;
  readonly standing: TierStanding;
  /** The year that reached it first, or in which the firm that had reached it was merged. */
  readonly year: number | null;
  /** The name of that firm. */
  readonly predecessor?: string;
  /** What the calculator says of that year. */
  readonly line: AwardLine | undefined;
}

/** What it takes to reach a tier in the year that counts. */
export interface TierNeed {
  readonly thresholdFen: Fen;
  readonly awardFen: Fen;
  /** The least revenue that reaches the tier and grows enough. */
  readonly neededFen: Fen;
  /** What is still missing of the tier itself, from the latest figure. */
  readonly distanceFen: Fen;
}

/** The year that is not closed and still pays: what it has to bring, and until when. */
export interface Outlook {
  readonly year: number;
  readonly until: Day;
  readonly claimUntil: Day | null;
  /** The figure so far, or that of the last year on record before. */
  readonly latest: RevenueFigure | undefined;
  readonly previousFen: Fen | undefined;
  /** The least revenue that grows enough; none where that cannot be measured (A5). */
  readonly growthFen: Fen | undefined;
  /** The growth asked for, in basis points. */
  readonly rate: number;
  /** The tiers ahead, the nearest first. */
  readonly needs: readonly TierNeed[];
  /** What would stand in the way of the nearest one, were it just reached and nothing else changed. */
  readonly obstacles: readonly AwardCode[];
}

export interface Milestones {
  readonly clause: string;
  readonly figures: readonly (RevenueFigure & { readonly open: boolean })[];
  readonly tiers: readonly TierMilestone[];
  /** None where no paying year is left. */
  readonly outlook: Outlook | undefined;
}

/** The milestones of one organisation at a day. */
export type MilestonesOf = (facts: AwardFacts, asOf: Day) => Milestones;

/**
 * A firm's revenue against the tiers of the growth clause: the same years, terms and lines as the calculator's, looked at
 * tier by tier. `undefined`: the policy has no such clause.
 */
export function milestonesOf(book: PolicyBook, assess: Assess): MilestonesOf | undefined {
  const general = book.rules.find(({ rule }) => rule === generalShape.rule);
  const binding = book.rules.find(({ rule }) => rule === growthShape.rule);
  if (general === undefined || binding === undefined) return undefined;
  const generalOn = termsByDay(book, general.prefix, generalKinds);
  const termsOn = termsByDay(book, binding.prefix, growthKinds);
  return (facts, asOf) => {
    const setting: Setting = { facts, asOf, general: generalOn(asOf) };
    const lines = assess(facts, asOf).lines.filter(({ clause }) => clause === binding.clause);
    return {
      clause: binding.clause,
      figures: facts.revenue.map((figure) => ({ ...figure, open: isOpen({ asOf, year: figure.year }) })),
      tiers: tiersOf(setting, termsOn, lines),
      outlook: outlookOf(setting, termsOn, assess),
    };
  };
}

type TermsOn = (day: Day) => GrowthTerms;

/** What became of each tier, by going through the years as the rule does. */
function tiersOf(setting: Setting, termsOn: TermsOn, lines: readonly AwardLine[]): TierMilestone[] {
  const { facts, asOf, general } = setting;
  const { bounds } = general.values;
  const found = new Map<Fen, Omit<TierMilestone, 'thresholdFen' | 'awardFen'>>();
  /** A tier that a merged firm had reached, and the firm itself had not by then. */
  const join = (tiers: GrowthTerms['values']['tiers'], joined: readonly PredecessorFact[], own: Fen | null) => {
    for (const { peakFen, mergedOn, name } of joined)
      for (const { thresholdFen } of newTiers(tiers, peakFen, own, bounds))
        if (!found.has(thresholdFen))
          found.set(thresholdFen, {
            ...{ standing: 'predecessor', year: yearOf(mergedOn), line: undefined, predecessor: name },
          });
  };
  let first = true;
  const { peak } = eachGrowthYear(setting, termsOn, ({ growth, progress, pays }) => {
    const { tiers, sameYear } = growth.terms.values;
    if (first && progress.peak !== null)
      for (const { thresholdFen } of tiers)
        if (reaches(progress.peak, thresholdFen, bounds))
          found.set(thresholdFen, { standing: 'before-record', year: null, line: undefined });
    first = false;
    const { year } = growth;
    join(tiers, joinedBy(facts, growth.terms, year), progress.peak);
    const line = lines.find((one) => one.year === year);
    const reached = newTiers(tiers, growth.fen, progress.before, bounds);
    reached.forEach(({ thresholdFen }, i) => {
      const top = i === reached.length - 1 || sameYear === 'sum';
      found.set(thresholdFen, { standing: standingIn(pays, isOpen(growth), line, top), year, line });
    });
  });
  const attested = first ? attestedPeak(setting, termsOn(asOf)) : peak;
  join(termsOn(asOf).values.tiers, joinedBy(facts, termsOn(asOf), yearOf(asOf)), attested);
  return termsOn(asOf).values.tiers.map(({ thresholdFen, awardFen }) => {
    const known = found.get(thresholdFen);
    if (known !== undefined) return { thresholdFen, awardFen, ...known };
    const past = attested !== null && reaches(attested, thresholdFen, bounds);
    const standing = past ? 'before-record' : 'ahead';
    return { thresholdFen, awardFen, standing, year: null, line: undefined };
  });
}

/** The peak before the record where there is no record to go through. */
function attestedPeak({ facts }: Setting, { values }: GrowthTerms): Fen | null {
  return values.priorPeak === 'record-only' ? null : facts.peakBeforeRecordFen;
}

function standingIn(pays: boolean, open: boolean, line: AwardLine | undefined, top: boolean): TierStanding {
  if (open) return 'so-far';
  if (!pays) return 'before-policy';
  if (line?.codes.includes('growth-below-threshold') === true) return 'used-up';
  return top ? 'award' : 'same-year';
}

/** What the open year has to bring, if it pays: judged from what was reached before it. */
function outlookOf(setting: Setting, termsOn: TermsOn, assess: Assess): Outlook | undefined {
  const { facts, asOf, general } = setting;
  const year = yearOf(asOf);
  const until = lastDayOf(year);
  const terms = termsOn(until);
  const { values } = terms;
  if (!values.payingYears.includes(year)) return undefined;
  const before = facts.revenue.filter((figure) => figure.year < year);
  const past = eachGrowthYear({ ...setting, facts: { ...facts, revenue: before } }, termsOn, () => undefined);
  const own = before.length === 0 ? attestedPeak(setting, terms) : past.peak;
  const peak = highestWith(own, joinedBy(facts, terms, year));
  const latest = facts.revenue.find((figure) => figure.year === year) ?? before.at(-1);
  const previousFen = before.find((figure) => figure.year === year - 1)?.fen;
  const measurable = previousFen !== undefined && previousFen > 0;
  const grows = (fen: Fen) => !measurable || grewBy(fen, previousFen, values.rate, general.values);
  const { bounds } = general.values;
  const needs = newTiers(values.tiers, Number.MAX_SAFE_INTEGER, peak, bounds).flatMap(({ thresholdFen, awardFen }) => {
    const neededFen = leastRevenue((fen) => reaches(fen, thresholdFen, bounds) && grows(fen));
    const distanceFen = Math.max(
      (leastRevenue((fen) => reaches(fen, thresholdFen, bounds)) ?? 0) - (latest?.fen ?? 0),
      0,
    );
    return neededFen === undefined ? [] : [{ thresholdFen, awardFen, neededFen, distanceFen }];
  });
  const growthFen = measurable ? leastRevenue(grows) : undefined;
  const reached = needs[0] && { ...facts, revenue: [...before, { year, fen: needs[0].neededFen }] };
  const line = reached && assess(reached, dayAfter(until)).lines.find((one) => one.year === year);
  return {
    ...{ year, until, claimUntil: general.values.claimDeadline, latest, previousFen, growthFen, needs },
    rate: values.rate,
    obstacles: line?.codes ?? [],
  };
}

/** Whether the latest figure is so much of the nearest tier ahead, in basis points, and the tier is not reached yet. */
export function isNearTier(outlook: Outlook | undefined, shareBasisPoints: number): boolean {
  const next = outlook?.needs[0];
  if (outlook?.latest === undefined || next === undefined) return false;
  return compareProducts(outlook.latest.fen, 10_000, next.thresholdFen, shareBasisPoints) >= 0;
}
