import type { GradingScheme } from '../policy/grading-rules.ts';
import type { GradeResult, GradeSum } from './grade-result.ts';
import type { Points } from './scorecard.ts';

/** How many firms of a region or a category have a grade; `''` is all of them, `null` no grade. */
export interface GradeCount {
  readonly by: 'all' | 'region' | 'category';
  readonly key: string;
  readonly grade: string | null;
  readonly firms: number;
}

/** The middle of a category (`''`: of all): total, and each dimension; of those that have any. */
export interface GradeMedian {
  readonly category: string;
  readonly firms: number;
  readonly total: Points;
  readonly dimensions: readonly (Points | null)[];
}

/** The median, rounded down to a hundredth; none of nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2);
}

/** Adds up the results of a round, in any order, to how the grades are spread and where the middle is. */
export class GradeTally {
  firms = 0;
  readonly #counts = new Map<string, GradeCount>();
  readonly #sums = new Map<string, GradeSum[]>();

  add({ region, categories, total, grade, scoredWeight, dimensions }: Omit<GradeResult, 'facts'>): void {
    this.firms += 1;
    this.#count('all', '', grade);
    this.#count('region', region, grade);
    const sum = { total, grade, scoredWeight, dimensions };
    for (const category of categories) this.#count('category', category, grade);
    for (const category of ['', ...categories]) {
      const known = this.#sums.get(category);
      if (known === undefined) this.#sums.set(category, [sum]);
      else known.push(sum);
    }
  }

  counts(): readonly GradeCount[] {
    return [...this.#counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  }

  medians({ dimensions }: Pick<GradingScheme, 'dimensions'>): readonly GradeMedian[] {
    return [...this.#sums.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([category, sums]) => ({
        ...{ category, firms: sums.length },
        total: medianOf(sums.map(({ total }) => total)) ?? 0,
        dimensions: dimensions.map((_, i) =>
          medianOf(sums.flatMap((sum) => (sum.dimensions[i] === null ? [] : [sum.dimensions[i] ?? 0]))),
        ),
      }));
  }

  #count(by: GradeCount['by'], key: string, grade: string | null): void {
    const name = `${by} ${key} ${grade ?? ''}`;
    const firms = (this.#counts.get(name)?.firms ?? 0) + 1;
    this.#counts.set(name, { by, key, grade, firms });
  }
}
