import {
  JUDGED,
  weightOf,
  type GradeLevel,
  type GradingCount,
  type GradingDeduction,
  type GradingDimension,
  type GradingFigure,
  type GradingFormula,
  type GradingIndicator,
  type GradingScheme,
  type Share,
} from '../policy/grading-rules.ts';

/** What is known of a firm on a day: a figure that is missing is not scored, and never zero. */
export interface GradingFacts {
  readonly figures: Readonly<Partial<Record<GradingFigure, number>>>;
  readonly counts: Readonly<Partial<Record<GradingCount, number>>>;
  /** What experts said, by indicator, between 0 and 100. */
  readonly judged?: Readonly<Record<string, number>>;
}

/** What is known for one indicator. */
export function valueOf({ id, figure }: GradingIndicator, { figures, judged }: GradingFacts): number | undefined {
  return figure === JUDGED ? judged?.[id] : figures[figure];
}

/** Points in hundredths: 1,250 is 12.50. Whole, so that sums are exact. */
export type Points = number;

export interface ScoredIndicator {
  readonly indicator: GradingIndicator;
  readonly value: number | undefined;
  readonly share: Share | undefined;
  /** Its points once the weights of what is not scored were spread over the dimension; none where it is not scored. */
  readonly points: Points | undefined;
  /** The most that it can bring now. */
  readonly most: Points;
  /** The figure from which it would bring more; none where it brings all, or is not scored. */
  readonly next: number | undefined;
}

export interface ScoredDimension {
  readonly dimension: GradingDimension;
  readonly weight: number;
  readonly indicators: readonly ScoredIndicator[];
  /** None where nothing of it is scored. */
  readonly points: Points | undefined;
}

export interface ScoredDeduction {
  readonly deduction: GradingDeduction;
  /** None where nobody records it yet. */
  readonly count: number | undefined;
  readonly points: Points;
}

/** A firm under a scheme: each figure with its way, and the grade where enough is known. */
export interface Scorecard {
  readonly dimensions: readonly ScoredDimension[];
  readonly deductions: readonly ScoredDeduction[];
  /** Of the 100 points, how many belong to dimensions of which something is scored. */
  readonly scoredWeight: number;
  /** Of what could be scored, scaled to 100, less what is taken off; never below 0. */
  readonly total: Points;
  /** None where too little is known. */
  readonly level: GradeLevel | undefined;
}

const ALL: Share = 10_000;

/** The share of an indicator's points that a figure brings. Throws on nothing: every figure has a share. */
export function shareOf(formula: GradingFormula, value: number): Share {
  if (formula.kind === 'table') {
    const reached = formula.steps.filter(({ least }) => value >= least).map(({ percent }) => percent * 100);
    return Math.max(0, ...reached);
  }
  const { none, full } = formula;
  const way = ((value - none) / (full - none)) * ALL;
  return Math.min(Math.max(Math.floor(way), 0), ALL);
}

/** The figure from which a formula brings more than it does now. */
export function nextStep(formula: GradingFormula, value: number): number | undefined {
  const share = shareOf(formula, value);
  if (share >= ALL) return undefined;
  if (formula.kind === 'linear') return formula.full;
  const better = formula.steps.filter(({ percent }) => percent * 100 > share).map(({ least }) => least);
  return better.length === 0 ? undefined : Math.min(...better);
}

/**
 * Scores a firm. Within a dimension the weight of what is not scored is spread over the rest in proportion; a dimension of
 * which nothing is known is left out, and the total is scaled to 100. Points are rounded down to a hundredth, once.
 */
export function scorecardOf(scheme: GradingScheme, facts: GradingFacts): Scorecard {
  const { counts } = facts;
  const dimensions = scheme.dimensions.map((dimension) => scored(dimension, facts));
  const known = dimensions.filter(({ points }) => points !== undefined);
  const scoredWeight = known.reduce((sum, { weight }) => sum + weight, 0);
  const gained = known.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const deductions = scheme.deductions.map((deduction): ScoredDeduction => {
    const count = counts[deduction.count];
    return { deduction, count, points: Math.min((count ?? 0) * deduction.each, deduction.most) * 100 };
  });
  const lost = deductions.reduce((sum, { points }) => sum + points, 0);
  const scaled = scoredWeight === 0 ? 0 : Math.floor((gained * 100) / scoredWeight);
  const total = Math.max(scaled - lost, 0);
  const enough = scoredWeight >= scheme.leastScored;
  return {
    ...{ dimensions, deductions, scoredWeight, total },
    level: enough ? scheme.levels.find(({ least }) => total >= least * 100) : undefined,
  };
}

function scored(dimension: GradingDimension, facts: GradingFacts): ScoredDimension {
  const weight = weightOf(dimension);
  const own = dimension.indicators.map((indicator) => {
    const value = valueOf(indicator, facts);
    return { indicator, value, share: value === undefined ? undefined : shareOf(indicator.formula, value) };
  });
  const known = own.filter(({ share }) => share !== undefined);
  const spread = known.reduce((sum, { indicator }) => sum + indicator.weight, 0);
  const pointsOf = (part: number) => (spread === 0 ? 0 : Math.floor((weight * 100 * part) / (spread * ALL)));
  const sum = known.reduce((all, { indicator, share }) => all + indicator.weight * (share ?? 0), 0);
  return {
    ...{ dimension, weight },
    indicators: own.map(({ indicator, value, share }) => ({
      ...{ indicator, value, share },
      points: share === undefined ? undefined : pointsOf(indicator.weight * share),
      most: share === undefined ? 0 : pointsOf(indicator.weight * ALL),
      next: value === undefined ? undefined : nextStep(indicator.formula, value),
    })),
    points: spread === 0 ? undefined : pointsOf(sum),
  };
}
