import type { RevenueRules } from '../policy/revenue-rules.ts';
import type { Actor, Living } from '../registry/history.ts';
import type { StoredFile } from '../registry/stored-file.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import { compareProducts } from '../shared/money.ts';
import type { Fen } from '../shared/money.ts';
import { declarationDue } from './declaration-due.ts';

/** Where the figure of a year stands. */
export type RevenueState = 'declared' | 'returned' | 'withdrawn' | 'verified' | 'restated' | 'questioned';

export const REVENUE_STATE_WORDS: Readonly<Record<RevenueState, string>> = {
  declared: '待核实',
  returned: '退回补正',
  withdrawn: '已撤回',
  verified: '已核实',
  restated: '更正待核实',
  questioned: '待企业更正',
};

/** In these states an office has to act. */
export const REVENUE_WAITING: readonly RevenueState[] = ['declared', 'restated'];
/** In these the firm has. */
export const REVENUE_WITH_FIRM: readonly RevenueState[] = ['returned', 'questioned'];

/** The attested maximum of all years before the first on record is a figure of its own, beside those of the years. */
export const PEAK = 'peak';
/** A year as text, or `peak`. */
export type RevenueSubject = string;

/** The year of a subject; none for the peak. */
export function subjectYear(subject: RevenueSubject): number | null {
  return subject === PEAK ? null : Number(subject);
}

/** 2025 年营业收入, 平台记录以前的最高营收. */
export function subjectWords(subject: RevenueSubject): string {
  return subject === PEAK ? '平台记录以前的最高营收' : `${subject} 年营业收入`;
}

/** What a document of one kind says the revenue was. */
export interface SourceFigure {
  readonly source: string;
  readonly fen: Fen;
}

/** A file that proves a figure, and the kind of document it is. */
export interface RevenueEvidence extends StoredFile {
  readonly source: string;
  readonly document: string;
}

/** What a firm declares: the figure, what its documents say, the files, and why where it corrects an earlier one. */
export interface RevenueOrder {
  readonly fen: Fen;
  readonly sources: readonly SourceFigure[];
  readonly evidence: readonly RevenueEvidence[];
  readonly reason: string;
}

/** One figure as it was declared, with the version of the document that brought it. None is ever overwritten. */
export interface RevenueVersion extends RevenueOrder {
  readonly version: number;
  readonly at: string;
  readonly by: Actor;
}

/** What an official compared the figure with, and which figure that was. */
export interface RevenueCheck {
  readonly version: number;
  readonly of: number;
  readonly compared: readonly SourceFigure[];
  readonly toleranceBasisPoints: number;
  readonly at: string;
  readonly by: Actor;
  readonly reason: string;
}

/** A figure that counts for the awards; of version 0 where it was verified before the platform. */
export interface CountedFigure {
  readonly version: number;
  readonly fen: Fen;
  readonly evidence: string;
}

/** The revenue of one firm in one year: one document, with every figure that was ever declared for it. */
export interface RevenueStatement extends Living<RevenueState> {
  /** YS20260001. */
  readonly number: string;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly subject: RevenueSubject;
  readonly versions: readonly RevenueVersion[];
  readonly checks: readonly RevenueCheck[];
  /** Every figure that ever counted, the present one last. */
  readonly counted: readonly CountedFigure[];
  /** Day on which the present state began. */
  readonly since: Day;
  /** Versions of verifications that the provider may not have yet. */
  readonly effects: readonly { readonly version: number }[];
  readonly createdAt: string;
}

/** The figure that was declared last. */
export function latestVersion({ versions, number }: Pick<RevenueStatement, 'versions' | 'number'>): RevenueVersion {
  const last = versions.at(-1);
  if (last === undefined) throw new Error(`revenue statement ${number} has no figure`);
  return last;
}

/** The figure that counts; none while nothing was verified. */
export function countedFigure({ counted }: Pick<RevenueStatement, 'counted'>): CountedFigure | undefined {
  return counted.at(-1);
}

const TURNS = { office: REVENUE_WAITING, declarer: REVENUE_WITH_FIRM };

/** The day by which whoever's turn it is should act; `null` where nobody has to. */
export const revenueDue = (
  statement: Pick<RevenueStatement, 'state' | 'since'>,
  rules: Pick<RevenueRules, 'verifyDays' | 'correctionDays'>,
  calendar: WorkCalendar,
): Day | null => declarationDue(statement, TURNS, rules, calendar);

/** One source beside the declared figure. */
export interface Compared extends SourceFigure {
  /** By how much it is above the declared figure; negative where it is below. */
  readonly difference: Fen;
  readonly within: boolean;
}

/** What sources say beside what was declared. */
export interface Comparison {
  readonly rows: readonly Compared[];
  /** Between the highest and the lowest source. */
  readonly spread: Fen;
  /** Every source within the tolerance of the declared figure. */
  readonly within: boolean;
}

/** Compares a declared figure with its sources; the tolerance is a share of the declared figure, taken crosswise (G2). */
export function compareSources(
  declared: Fen,
  sources: readonly SourceFigure[],
  toleranceBasisPoints: number,
): Comparison {
  const rows = sources.map(({ source, fen }) => {
    const difference = fen - declared;
    const within = compareProducts(Math.abs(difference), 10_000, declared, toleranceBasisPoints) <= 0;
    return { source, fen, difference, within };
  });
  const figures = sources.map(({ fen }) => fen);
  const spread = figures.length === 0 ? 0 : Math.max(...figures) - Math.min(...figures);
  return { rows, spread, within: rows.every((row) => row.within) };
}

/** Two figures so far apart that one of them was probably typed in the wrong unit. */
export function looksLikeOtherUnit(fen: Fen, neighbour: Fen): boolean {
  if (fen === 0 || neighbour === 0) return false;
  return fen >= neighbour * 50 || neighbour >= fen * 50;
}
