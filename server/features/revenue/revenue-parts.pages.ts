import { percentText } from '../../domain/policy/parameter-kind.ts';
import type { City } from '../../domain/policy/city.ts';
import type { RevenueRules } from '../../domain/policy/revenue-rules.ts';
import { compareSources, REVENUE_STATE_WORDS, revenueDue } from '../../domain/records/revenue-statement.ts';
import type { RevenueEvidence, RevenueState, RevenueStatement } from '../../domain/records/revenue-statement.ts';
import type { SourceFigure } from '../../domain/records/revenue-statement.ts';
import { FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { formatAmount, yuanFigure, type Fen } from '../../domain/shared/money.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';

/** What the pages are written with, beside the statement itself. */
export interface RevenueWords {
  readonly city: City;
  readonly revenueRules: RevenueRules;
  readonly calendar: WorkCalendar;
}

const TAGS: Readonly<Record<RevenueState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  declared: 'waiting',
  returned: 'waiting',
  withdrawn: 'neutral',
  verified: 'good',
  restated: 'waiting',
  questioned: 'waiting',
};

export function revenueTag(state: RevenueState) {
  return { kind: TAGS[state], text: REVENUE_STATE_WORDS[state] };
}

export const TURNS: Readonly<Partial<Record<RevenueState, string>>> = {
  declared: '轮到经信部门',
  restated: '轮到经信部门',
  returned: '轮到企业',
  questioned: '轮到企业',
};

export const dueOf = (statement: RevenueStatement, { revenueRules, calendar }: RevenueWords): Day | null =>
  revenueDue(statement, revenueRules, calendar);

export const leftOf = (due: Day, today: Day, { calendar }: RevenueWords) => leftWords(due, today, calendar);

export function untilOf(statement: RevenueStatement, today: Day, words: RevenueWords): string {
  const due = dueOf(statement, words);
  if (due === null) return `${formatDay(statement.since)}起`;
  return `期限至${formatDay(due)}，${leftOf(due, today, words).text}`;
}

export function sourceName(code: string, { revenueRules }: RevenueWords): string {
  return revenueRules.sources.find((one) => one.code === code)?.name ?? code;
}

/** Above, below, or the same, in words and to the fen. */
export function differenceWords(difference: Fen): string {
  if (difference === 0) return '一致';
  return `${difference > 0 ? '多' : '少'} ${formatAmount(Math.abs(difference))}`;
}

/** Sources side by side with the declared figure, each with its difference. */
export function comparisonTable(
  caption: string,
  declared: Fen,
  sources: readonly SourceFigure[],
  tolerance: number,
  words: RevenueWords,
) {
  const { rows, spread } = compareSources(declared, sources, tolerance);
  const yuan = (fen: Fen) => ({ text: yuanFigure(fen) });
  return {
    caption,
    columns: [
      { text: '来源', rowHead: true },
      { text: '金额', unit: '元', numeric: true },
      { text: '与申报数相比' },
      { text: `允许差异 ${percentText(tolerance)}` },
    ],
    rows: [
      { cells: [{ text: '企业申报' }, yuan(declared), { text: '—' }, { text: '—' }] },
      ...rows.map(({ source, fen, difference, within }) => ({
        cells: [
          { text: sourceName(source, words) },
          yuan(fen),
          { text: differenceWords(difference) },
          within ? { text: '在范围内' } : { tag: { kind: 'waiting', text: '超出' } },
        ],
      })),
    ],
    note: sources.length > 1 ? `各材料之间最多相差 ${formatAmount(spread)}。` : undefined,
  };
}

const NO_EVIDENCE = { text: '没有提交材料。' };

/** The files that prove a figure, each with its digest. */
export function evidenceTable(id: string, evidence: readonly RevenueEvidence[], words: RevenueWords) {
  return {
    caption: '材料',
    columns: [{ text: '材料', rowHead: true }, { text: '文件' }, { text: '类型与大小' }, { text: 'SHA-256' }],
    rows: evidence.map(({ source, document, name, kind, size, sha256 }) => ({
      cells: [
        { text: sourceName(source, words) },
        { text: name, href: paths.revenueEvidence(id, document) },
        { text: FILE_KINDS[kind].words, note: sizeWords(size) },
        { digest: sha256 },
      ],
    })),
    empty: NO_EVIDENCE,
  };
}
