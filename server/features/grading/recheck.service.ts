import type { Grade } from '../../domain/grading/grade.ts';
import { cardOf, sumOf, type GradeResult, type GradeSum } from '../../domain/grading/grade-result.ts';
import { GradeTally } from '../../domain/grading/grade-tally.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import type { Grades } from '../../persistence/grade.repository.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import { RoundDigest } from './round-digest.ts';

export interface RecheckNeeds {
  readonly gradingResults: Pick<GradingResults, 'each'>;
  readonly grades: Pick<Grades, 'ofRound'>;
}

/** What does not fit: the result that the round keeps, the facts of a grade, what the grade says, or that there is none. */
export type Misfit = 'result' | 'facts' | 'grade' | 'no-grade';

export interface DifferingFirm {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly misfit: Misfit;
  /** What is kept, and what comes of computing it again. */
  readonly kept: Pick<GradeSum, 'total' | 'grade'> | null;
  readonly again: Pick<GradeSum, 'total' | 'grade'>;
}

/** An old round computed again out of what it keeps, beside what was locked. */
export interface Recheck {
  readonly firms: number;
  readonly grades: number;
  readonly locked: string;
  readonly digest: string;
  /** Whether counts and medians are those that were locked. */
  readonly sumsFit: boolean;
  readonly differing: readonly DifferingFirm[];
}

/** Whether all of a round is as it was locked. */
export function recheckFits({ locked, digest, sumsFit, differing }: Recheck): boolean {
  return locked === digest && sumsFit && differing.length === 0;
}

/** From the notice on every firm has a grade. */
const LISTED: readonly GradingRound['state'][] = ['noticed', 'publishing', 'published'];

/**
 * Computes an old round again from its kept scheme and facts: every firm's total and grade, the digest over all, the counts;
 * and every firm's grade from its own facts and corrections. Changes nothing. None where nothing is locked yet.
 */
export async function recheck(
  { gradingResults, grades }: RecheckNeeds,
  round: GradingRound,
): Promise<Recheck | undefined> {
  const { number, scheme, result: locked, state } = round;
  if (locked === null) return undefined;
  const differing: DifferingFirm[] = [];
  const tally = new GradeTally();
  const digest = new RoundDigest(round);
  const waiting = new Map<string, { readonly result: GradeResult; readonly facts: string }>();
  for await (const kept of gradingResults.each(number)) {
    const again = sumOf(cardOf(scheme, kept.facts));
    const { uscc, firm, region, facts } = kept;
    digest.add({ uscc, facts, ...again });
    tally.add({ ...kept, ...again });
    if (!sameSum(kept, again)) differing.push({ uscc, firm, region, misfit: 'result', kept, again });
    waiting.set(uscc, { result: kept, facts: canonicalJson(facts) });
  }
  let graded = 0;
  for await (const grade of grades.ofRound(number)) {
    graded += 1;
    const of = waiting.get(grade.uscc);
    waiting.delete(grade.uscc);
    const misfit = misfitOf(round, grade, of?.facts);
    if (misfit !== undefined) differing.push(misfit);
  }
  if (LISTED.includes(state))
    for (const { result } of waiting.values()) {
      const { uscc, firm, region } = result;
      differing.push({ uscc, firm, region, misfit: 'no-grade', kept: null, again: result });
    }
  return {
    ...{ firms: tally.firms, grades: graded, locked: locked.digest, digest: digest.hex(), differing },
    sumsFit:
      canonicalJson([tally.firms, tally.counts(), tally.medians(scheme)]) ===
      canonicalJson([locked.firms, locked.counts, locked.medians]),
  };
}

/** A grade that was made after all, once a listing was void, is none of the round's results: it has only its own facts. */
function misfitOf({ scheme }: GradingRound, grade: Grade, facts: string | undefined): DifferingFirm | undefined {
  const { uscc, name: firm, region, corrections } = grade;
  const again = sumOf(cardOf(scheme, grade.facts, corrections));
  const told = sumOf(cardOf(scheme, grade.facts));
  const said = { uscc, firm, region, kept: grade, again };
  if (facts !== undefined && facts !== canonicalJson(grade.facts)) return { ...said, misfit: 'facts' };
  if (!sameSum(grade, again) || !sameSum(grade.noticed, told)) return { ...said, misfit: 'grade' };
  return undefined;
}

const sameSum = (one: Pick<GradeSum, 'total' | 'grade'>, other: Pick<GradeSum, 'total' | 'grade'>): boolean =>
  one.total === other.total && one.grade === other.grade;
