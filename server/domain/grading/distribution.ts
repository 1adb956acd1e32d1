import type { GradingScheme } from '../policy/grading-rules.ts';
import type { GradeCount } from './grade-tally.ts';

/** A firm whose grade is not what was locked: a re-examination put it right. */
export interface Regraded {
  readonly region: string;
  readonly categories: readonly string[];
  /** None where the round was locked without the firm, and it was graded after all. */
  readonly from?: string | null;
  readonly to: string | null;
}

/** The counts of a round as they stand now: those that were locked, with each firm moved that was graded anew since. */
export function standingCounts(counts: readonly GradeCount[], regraded: readonly Regraded[]): readonly GradeCount[] {
  const firms = new Map(counts.map((one) => [JSON.stringify([one.by, one.key, one.grade]), one]));
  const add = (by: GradeCount['by'], key: string, grade: string | null, more: 1 | -1) => {
    const name = JSON.stringify([by, key, grade]);
    firms.set(name, { by, key, grade, firms: (firms.get(name)?.firms ?? 0) + more });
  };
  for (const { region, categories, from, to } of regraded)
    for (const [grade, more] of [[from, -1] as const, [to, 1] as const]) {
      if (grade === undefined) continue;
      add('all', '', grade, more);
      add('region', region, grade, more);
      for (const category of categories) add('category', category, grade, more);
    }
  return [...firms.values()].filter((one) => one.firms !== 0);
}

/** How the grades of a region, a category or all firms are spread. */
export interface Spread {
  readonly key: string;
  readonly firms: number;
  /** In the scheme's order, the best first; last those without a grade. */
  readonly grades: readonly { readonly grade: string | null; readonly firms: number }[];
}

/** The spread of each region, or category, that has firms, in the order of their codes; a firm counts in each of its categories. */
export function spreadsOf(
  counts: readonly GradeCount[],
  by: GradeCount['by'],
  { levels }: Pick<GradingScheme, 'levels'>,
): readonly Spread[] {
  const own = counts.filter((one) => one.by === by);
  return [...new Set(own.map(({ key }) => key))].sort().map((key) => {
    const here = own.filter((one) => one.key === key);
    const grades = [...levels.map(({ grade }) => grade), null].map((grade) => ({
      grade,
      firms: here.filter((one) => one.grade === grade).reduce((sum, { firms }) => sum + firms, 0),
    }));
    return { key, grades, firms: grades.reduce((sum, { firms }) => sum + firms, 0) };
  });
}
