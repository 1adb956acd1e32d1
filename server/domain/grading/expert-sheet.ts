import { judgedOf, type GradingScheme } from '../policy/grading-rules.ts';
import type { Account } from '../registry/account.ts';
import type { GradingSheetEvent, GradingSheetState } from '../registry/grading-words.ts';
import type { Living } from '../registry/history.ts';
import { may } from '../registry/permissions.ts';

/** Who is asked: an account of their own, and the unit they come from. */
export interface Expert {
  readonly account: string;
  readonly name: string;
  readonly unit: string;
}

/** What an expert says of a firm: of each judged indicator between 0 and 100; or that they have an interest and stand back. */
export interface ExpertScore {
  readonly uscc: string;
  /** Why the expert stands back (回避); none where they score. */
  readonly recusal: string | null;
  readonly points: Readonly<Record<string, number>>;
  readonly remark: string;
}

/** The sheet of one expert in a round (专家评分表): until all are in nobody else sees a score of it. */
export interface ExpertSheet extends Living<GradingSheetState> {
  readonly round: string;
  readonly expert: Expert;
  readonly scores: readonly ExpertScore[];
}

export const SHEET_REFUSAL_WORDS = {
  'wrong-state': '评分表已经提交，不能再改',
  'not-permitted': '您的账号没有办理此事的权限',
  'round-over': '这一轮的专家评分已经结束',
  'points-wrong': '请为每个指标填写 0 到 100 的整数',
  'reason-missing': '请写明回避的理由',
  'not-graded': '这一轮没有评这家企业',
  'scores-missing': '还有企业没有评分，也没有申请回避',
  'not-declared': '请确认与所评企业没有利害关系',
} as const;
export type SheetRefusal = keyof typeof SHEET_REFUSAL_WORDS;

export interface SheetFacts {
  /** The round still waits for its experts. */
  readonly judging: boolean;
  /** Firms of the round, and those of them that this sheet says nothing of. */
  readonly graded: boolean;
  readonly missing: number;
  readonly declared: boolean;
  readonly score: Pick<ExpertScore, 'recusal' | 'points'>;
}

/** All reasons why a step of a sheet is not taken; none where it is. Only its own expert, and only while the round waits. */
export function sheetRefusals(
  sheet: ExpertSheet,
  event: Exclude<GradingSheetEvent, 'begin'>,
  person: Account,
  scheme: GradingScheme,
  facts: SheetFacts,
): readonly SheetRefusal[] {
  if (!may(person, 'grading.judge', {}) || person.id !== sheet.expert.account) return ['not-permitted'];
  if (sheet.state !== 'open') return ['wrong-state'];
  if (!facts.judging) return ['round-over'];
  if (event === 'submit')
    return [
      ...(facts.missing > 0 ? (['scores-missing'] as const) : []),
      ...(facts.declared ? [] : (['not-declared'] as const)),
    ];
  if (!facts.graded) return ['not-graded'];
  if (event === 'recuse') return (facts.score.recusal ?? '').trim() === '' ? ['reason-missing'] : [];
  return judgedOf(scheme).every(({ id }) => isScore(facts.score.points[id])) ? [] : ['points-wrong'];
}

const isScore = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100;

/**
 * What the experts of a round say of a firm: of each judged indicator the mean of those who scored it, rounded down. Who stood
 * back, or did not hand in, does not count; an indicator that nobody scored is missing, and so not scored.
 */
export function judgedFor(
  scheme: GradingScheme,
  uscc: string,
  sheets: readonly Pick<ExpertSheet, 'state' | 'scores'>[],
): Readonly<Record<string, number>> {
  const said = sheets
    .filter(({ state }) => state === 'submitted')
    .flatMap(({ scores }) => scores.filter((one) => one.uscc === uscc && one.recusal === null));
  const means = judgedOf(scheme).flatMap(({ id }) => {
    const points = said.flatMap((one) => one.points[id] ?? []);
    const sum = points.reduce((all, one) => all + one, 0);
    return points.length === 0 ? [] : [[id, Math.floor(sum / points.length)] as const];
  });
  return Object.fromEntries(means);
}

/** What one expert said of a firm; without the expert for who is not to know who it was. */
export interface ExpertSaid extends Omit<ExpertScore, 'uscc'> {
  readonly expert: Expert | null;
}

/** What a reader learns of what the experts said of a firm, and how many stood back from it. */
export interface FirmSaid {
  readonly said: readonly ExpertSaid[];
  readonly stoodBack: number;
}

/**
 * Who gave a firm what, and why: nothing before the round is gathered, and only from sheets that were handed in. For who holds
 * the round with names and with the reasons of who stood back; for others without either, from high to low: neither a
 * reason to stand back nor an order that repeats from firm to firm tells who somebody is.
 */
export function saidOf(
  uscc: string,
  sheets: readonly Pick<ExpertSheet, 'state' | 'scores' | 'expert'>[],
  { gathered, names }: { readonly gathered: boolean; readonly names: boolean },
): FirmSaid {
  if (!gathered) return { said: [], stoodBack: 0 };
  const all = sheets
    .filter(({ state }) => state === 'submitted')
    .flatMap(({ expert, scores }) =>
      scores
        .filter((one) => one.uscc === uscc)
        .map(({ recusal, points, remark }): ExpertSaid => ({ expert, recusal, points, remark })),
    );
  const stoodBack = all.filter(({ recusal }) => recusal !== null).length;
  if (names) return { said: all, stoodBack };
  const sum = ({ points }: ExpertSaid) => Object.values(points).reduce((total, one) => total + one, 0);
  const scored = all.filter(({ recusal }) => recusal === null).map((one) => ({ ...one, expert: null }));
  return { said: scored.toSorted((a, b) => sum(b) - sum(a) || (a.remark < b.remark ? -1 : 1)), stoodBack };
}

/** How one expert scored a whole round: from how many firms they stood back, and of each judged indicator the mean, rounded down. */
export function sheetSums(scheme: GradingScheme, { scores }: Pick<ExpertSheet, 'scores'>) {
  const scored = scores.filter(({ recusal }) => recusal === null);
  return {
    stoodBack: scores.length - scored.length,
    means: judgedOf(scheme).map(({ id }) => {
      const points = scored.flatMap((one) => one.points[id] ?? []);
      return points.length === 0 ? null : Math.floor(points.reduce((all, one) => all + one, 0) / points.length);
    }),
  };
}
