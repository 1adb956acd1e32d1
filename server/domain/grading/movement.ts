import { figureWords, type GradingScheme } from '../policy/grading-rules.ts';
import { cardOf, correctedFacts, type GradeCorrection, type GradeResult, type GradeSum } from './grade-result.ts';
import type { GradingFacts, Points, Scorecard } from './scorecard.ts';

/** What a firm has in a round, as it stands now: after re-examination where there was one. */
export type Standing = Pick<GradeResult, 'uscc' | 'firm' | 'region' | 'categories'> & Pick<GradeSum, 'total' | 'grade'>;

/** How a firm moved between two rounds (升降); points alone move nobody. */
export const MOVES = {
  rose: '上升',
  fell: '下降',
  stayed: '不变',
  graded: '新给出等级',
  ungraded: '不再给出等级',
  came: '新参评',
  left: '不再参评',
} as const;
export type Move = keyof typeof MOVES;

export interface FirmMove {
  readonly move: Move;
  /** Of the later round, or of the earlier where the firm has left. */
  readonly firm: Standing;
  readonly from: Standing | null;
  readonly to: Standing | null;
}

/** Where a grade stands among those of its scheme: 0 is the best; none where there is no grade, or the scheme knows it not. */
function rankOf({ levels }: Pick<GradingScheme, 'levels'>, grade: string | null): number | undefined {
  const at = levels.findIndex((level) => level.grade === grade);
  return at === -1 ? undefined : at;
}

/** What a grade became: each is compared by its place in its own scheme, from the best. */
export function moveOf(
  before: Pick<GradingScheme, 'levels'>,
  from: string | null,
  after: Pick<GradingScheme, 'levels'>,
  to: string | null,
): Exclude<Move, 'came' | 'left'> {
  const [was, is] = [rankOf(before, from), rankOf(after, to)];
  if (was === is) return 'stayed';
  if (was === undefined) return 'graded';
  if (is === undefined) return 'ungraded';
  return is < was ? 'rose' : 'fell';
}

/** Every firm of two rounds and how it moved from the earlier to the later, in the order of their codes. */
export function movementOf(
  before: { readonly scheme: GradingScheme; readonly standings: readonly Standing[] },
  after: { readonly scheme: GradingScheme; readonly standings: readonly Standing[] },
): readonly FirmMove[] {
  const was = new Map(before.standings.map((one) => [one.uscc, one]));
  const is = new Set(after.standings.map(({ uscc }) => uscc));
  const moved = after.standings.map((to): FirmMove => {
    const from = was.get(to.uscc) ?? null;
    const move = from === null ? 'came' : moveOf(before.scheme, from.grade, after.scheme, to.grade);
    return { move, firm: to, from, to };
  });
  const left = before.standings
    .filter(({ uscc }) => !is.has(uscc))
    .map((from): FirmMove => ({ move: 'left', firm: from, from, to: null }));
  return [...moved, ...left].sort((a, b) => (a.firm.uscc < b.firm.uscc ? -1 : 1));
}

/** What a firm was scored on in a round. */
export interface Scored {
  readonly scheme: GradingScheme;
  readonly facts: GradingFacts;
  readonly corrections: readonly GradeCorrection[];
}

/** An indicator or a deduction that moved the total: by how much, and what changed of it. */
export interface MoveCause {
  readonly id: string;
  readonly title: string;
  /** In hundredths of the total, which is scaled to 100. */
  readonly by: Points;
  readonly value: { readonly what: string; readonly from: number | null; readonly to: number | null };
  /** Its weight in each scheme; `null` where the scheme has it not. */
  readonly weight: { readonly from: number | null; readonly to: number | null };
}

/** Why a firm moved: what moved its total, the most first, and what the later scheme has to do with it. */
export interface MoveReason {
  readonly causes: readonly MoveCause[];
  /** Where the schemes differ: what the later facts would have come to under the earlier one. */
  readonly underEarlier: Pick<GradeSum, 'total' | 'grade'> | null;
}

/**
 * What moved a firm's total from one round to another, out of what each round keeps: scheme, facts, what was corrected. Each
 * part is what its points bring to the total, so weights that moved to others because figures came or went are in it too.
 */
export function reasonOf(before: Scored, after: Scored): MoveReason {
  const [was, is] = [before, after].map(partsOf) as [Map<string, Part>, Map<string, Part>];
  const causes = [...new Set([...is.keys(), ...was.keys()])].flatMap((key): MoveCause[] => {
    const [from, to] = [was.get(key), is.get(key)];
    const known = to ?? from;
    const by = (to?.brings ?? 0) - (from?.brings ?? 0);
    if (known === undefined || by === 0) return [];
    const { id, title, what } = known;
    const value = { what, from: from?.value ?? null, to: to?.value ?? null };
    return [{ id, title, by, value, weight: { from: from?.weight ?? null, to: to?.weight ?? null } }];
  });
  const under = sameScoring(before.scheme, after.scheme)
    ? undefined
    : cardOf(before.scheme, after.facts, after.corrections);
  return {
    causes: causes.sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.id < b.id ? -1 : 1)),
    underEarlier: under === undefined ? null : { total: under.total, grade: under.level?.grade ?? null },
  };
}

/** Whether two schemes score alike, whatever their versions are called. */
export function sameScoring(one: GradingScheme, other: GradingScheme): boolean {
  const scoring = ({ dimensions, deductions, levels, leastScored }: GradingScheme) =>
    JSON.stringify([
      dimensions.map(({ id, indicators }) => [
        id,
        indicators.map((indicator) => [indicator.id, indicator.figure, indicator.weight, formulaOf(indicator)]),
      ]),
      deductions.map(({ id, count, each, most }) => [id, count, each, most]),
      levels.map(({ grade, least }) => [grade, least]),
      leastScored,
    ]);
  return scoring(one) === scoring(other);
}

function formulaOf({ formula }: GradingScheme['dimensions'][number]['indicators'][number]) {
  return formula.kind === 'linear'
    ? [formula.none, formula.full]
    : formula.steps.map(({ least, percent }) => [least, percent]);
}

interface Part extends Pick<MoveCause, 'id' | 'title'> {
  readonly what: string;
  readonly value: number | null;
  readonly weight: number | null;
  readonly brings: Points;
}

function partsOf({ scheme, facts, corrections }: Scored): Map<string, Part> {
  const card: Scorecard = cardOf(scheme, facts, corrections);
  const { counts } = correctedFacts(facts, corrections);
  const parts = new Map<string, Part>();
  for (const { indicators } of card.dimensions)
    for (const { indicator, value, points } of indicators) {
      const { id, title, weight, figure } = indicator;
      const brings = points === undefined ? 0 : Math.floor((points * 100) / card.scoredWeight);
      parts.set(`indicator ${id}`, { id, title, weight, brings, what: figureWords(figure), value: value ?? null });
    }
  for (const { deduction, points } of card.deductions) {
    const { id, title, count } = deduction;
    const value = counts[count] ?? null;
    parts.set(`deduction ${id}`, { id, title, weight: null, what: '次数（次）', value, brings: -points });
  }
  return parts;
}
