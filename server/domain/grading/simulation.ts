import type { GradingScheme } from '../policy/grading-rules.ts';
import { cardOf, type GradeResult } from './grade-result.ts';
import { moveOf } from './movement.ts';
import type { GradingFacts, Points } from './scorecard.ts';

/** Other weights, by indicator, and other thresholds, by grade, in points. What is not named stays. */
export interface SchemeChange {
  readonly weights: Readonly<Record<string, number>>;
  readonly least: Readonly<Record<string, number>>;
}

export const SCHEME_CHANGE_WORDS = {
  'weight-wrong': '分值应为 0 到 100 的整数',
  'sum-wrong': '各指标的分值合计应为 100',
  'least-wrong': '门槛应为 0 到 100 的整数',
  'not-falling': '门槛应低于上一等级',
  'last-not-zero': '最低一级应从 0 分起',
} as const;
export type SchemeFault = keyof typeof SCHEME_CHANGE_WORDS;

/** Where a weight and a threshold stand, for who asks for them and who refuses them. */
export const weightPlace = (indicator: string): string => `weight-${indicator}`;
export const levelPlace = (level: number): string => `least-${level}`;

export interface SchemeRefusal {
  /** The place of an indicator's weight or of a level's threshold, or `weights` for their sum. */
  readonly place: string;
  readonly code: SchemeFault;
}

const isPoints = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100;

/** The points that all indicators of a scheme have together. */
export function sumOfWeights({ dimensions }: Pick<GradingScheme, 'dimensions'>): number {
  return dimensions.flatMap(({ indicators }) => indicators).reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * A scheme with other weights and thresholds, for trying out only: it is stored nowhere. Refuses, each with its place, weights
 * and thresholds that are no whole points, weights that do not sum to 100, thresholds that do not fall down to 0. A weight of
 * 0 leaves its indicator out.
 */
export function changedScheme(
  scheme: GradingScheme,
  { weights, least }: SchemeChange,
): { readonly scheme: GradingScheme } | { readonly refusals: readonly SchemeRefusal[] } {
  const changed: GradingScheme = {
    ...scheme,
    dimensions: scheme.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) => ({ ...one, weight: weights[one.id] ?? one.weight })),
    })),
    levels: scheme.levels.map((level) => ({ ...level, least: least[level.grade] ?? level.least })),
  };
  const wrongWeights = changed.dimensions
    .flatMap(({ indicators }) => indicators)
    .filter(({ weight }) => !isPoints(weight))
    .map(({ id }): SchemeRefusal => ({ place: weightPlace(id), code: 'weight-wrong' }));
  const sum: SchemeRefusal[] =
    wrongWeights.length === 0 && sumOfWeights(changed) !== 100 ? [{ place: 'weights', code: 'sum-wrong' }] : [];
  const refusals = [...wrongWeights, ...sum, ...levelRefusals(changed)];
  return refusals.length > 0 ? { refusals } : { scheme: changed };
}

function levelRefusals({ levels }: GradingScheme): SchemeRefusal[] {
  return levels.flatMap(({ least }, i): SchemeRefusal[] => {
    const place = levelPlace(i);
    if (!isPoints(least)) return [{ place, code: 'least-wrong' }];
    const above = levels[i - 1]?.least;
    if (above !== undefined && isPoints(above) && least >= above) return [{ place, code: 'not-falling' }];
    return i === levels.length - 1 && least !== 0 ? [{ place, code: 'last-not-zero' }] : [];
  });
}

/** How many firms go from one grade to another; `null` is no grade. */
export interface MatrixCell {
  readonly from: string | null;
  readonly to: string | null;
  readonly firms: number;
}

/** Counts pairs of grades, in the order in which they first come. */
export class GradeMatrix {
  readonly #cells = new Map<string, MatrixCell>();

  add(from: string | null, to: string | null): void {
    const key = JSON.stringify([from, to]);
    this.#cells.set(key, { from, to, firms: (this.#cells.get(key)?.firms ?? 0) + 1 });
  }

  cells(): readonly MatrixCell[] {
    return [...this.#cells.values()];
  }
}

export interface SimulatedMove {
  readonly firm: Pick<GradeResult, 'uscc' | 'firm' | 'region'>;
  readonly move: 'rose' | 'fell' | 'graded' | 'ungraded';
  readonly from: { readonly total: Points; readonly grade: string | null };
  readonly to: { readonly total: Points; readonly grade: string | null };
}

/** Adds up what another scheme would do to the firms of a round, out of the facts that the round keeps. Decides nothing. */
export class Simulation {
  firms = 0;
  readonly counts = { rose: 0, fell: 0, stayed: 0, graded: 0, ungraded: 0 };
  readonly matrix = new GradeMatrix();
  readonly movers: SimulatedMove[] = [];
  readonly #scheme: GradingScheme;
  readonly #other: GradingScheme;

  constructor(scheme: GradingScheme, other: GradingScheme) {
    this.#scheme = scheme;
    this.#other = other;
  }

  add(firm: SimulatedMove['firm'], facts: GradingFacts): void {
    const [from, to] = [this.#scheme, this.#other].map((scheme) => {
      const { total, level } = cardOf(scheme, facts);
      return { total, grade: level?.grade ?? null };
    }) as [SimulatedMove['from'], SimulatedMove['to']];
    const move = moveOf(this.#scheme, from.grade, this.#other, to.grade);
    this.firms += 1;
    this.counts[move] += 1;
    this.matrix.add(from.grade, to.grade);
    if (move !== 'stayed') this.movers.push({ firm, move, from, to });
  }
}
