import { daysAfter, isDay, type Day } from '../shared/calendar-date.ts';
import type { Grid, OutsideLayout } from './outside-columns.ts';
import {
  OUTSIDE_FIELD_WORDS,
  OUTSIDE_FIELDS,
  outsideKey,
  sameValues,
  type DigestOf,
  type OutsideField,
  type OutsideValues,
} from './outside-record.ts';
import { judgeUscc } from './uscc.ts';

/** What is to be said of a row: a fault keeps it out, a warning does not. */
export interface RowIssue {
  readonly kind: 'fault' | 'warning';
  readonly field: OutsideField | 'row';
  readonly text: string;
}

/** A row as it was read. `values` is null where a fault keeps it out. */
export interface ReadRow {
  /** The row of the file, counted from 1. */
  readonly row: number;
  /** As they stand in the file. */
  readonly texts: Readonly<Record<OutsideField, string>>;
  readonly values: OutsideValues | null;
  readonly issues: readonly RowIssue[];
}

export type RowOutcome = 'add' | 'change' | 'known' | 'refuse';

export const ROW_OUTCOME_WORDS: Readonly<Record<RowOutcome, string>> = {
  add: '新增',
  change: '内容有更新',
  known: '已有',
  refuse: '不导入',
};

/** A row and what an import would do with it. */
export interface TriedRow extends ReadRow {
  readonly outcome: RowOutcome;
  readonly key: string | null;
}

export const MOST_ROWS = 20_000;

/** Written where there is no day. */
const NO_DAY = new Set(['', '-', '—', '——', '/', '无', '长期', '永久', '至今', '未移出', '空']);
/** The days of spreadsheets are counted from the end of 1899; from 1954 to 2119 a number is taken for one. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
const FIRST_DAY: Day = '1954-10-03';

/** A cell as a text: control characters and the ways by which spreadsheets are kept from calculating taken away. */
export function cellText(cell: string): string {
  const text = cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim();
  const quoted = /^="([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.trim();
  return (/^'[=+\-@\d]/.test(text) ? text.slice(1) : text).trim();
}

/** A day in any of the ways in which lists write it; `null` where none is given, `undefined` where it cannot be read. */
export function readDay(cell: string): Day | null | undefined {
  const text = cell.normalize('NFKC').trim();
  if (NO_DAY.has(text)) return null;
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text));
    if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
    return daysAfter(FIRST_DAY, serial - FIRST_SERIAL);
  }
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}.*)?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
}

/** Reads the rows below the headings; empty ones are passed over. */
export function readRows(grid: Grid, layout: OutsideLayout, today: Day): ReadRow[] {
  return grid.slice(layout.headRow).flatMap((cells, at) => {
    if (cells.every((cell) => cellText(cell) === '')) return [];
    return [readRow(cells, layout.headRow + at + 1, layout, today)];
  });
}

function readRow(cells: readonly string[], row: number, { columns }: OutsideLayout, today: Day): ReadRow {
  const issues: RowIssue[] = [];
  const fault = (field: RowIssue['field'], text: string) => void issues.push({ kind: 'fault', field, text });
  const texts = {} as Record<OutsideField, string>;
  for (const field of OUTSIDE_FIELDS) {
    const column = columns[field];
    texts[field] = column === undefined ? '' : cellText(cells[column] ?? '');
    const { most } = OUTSIDE_FIELD_WORDS[field];
    if ([...texts[field]].length > most) fault(field, `超过 ${most} 个字`);
  }
  if (texts.name === '') fault('name', '没有企业名称');
  const uscc = readCode(texts, columns.uscc !== undefined, issues);
  const [from, to] = (['from', 'to'] as const).map((field) => {
    const day = readDay(texts[field]);
    if (day === undefined) fault(field, `日期“${texts[field].slice(0, 30)}”认不出来，请写成 2026-01-31`);
    return day ?? null;
  }) as [Day | null, Day | null];
  if (from !== null && from > today) fault('from', '列入日期晚于今天');
  if (from !== null && to !== null && to < from) fault('to', '移出或到期日期早于列入日期');
  const refused = issues.some(({ kind }) => kind === 'fault');
  return { row, texts, values: refused ? null : { ...texts, uscc, from, to }, issues };
}

function readCode({ uscc }: Readonly<Record<OutsideField, string>>, hasColumn: boolean, issues: RowIssue[]): string {
  if (uscc === '') {
    if (hasColumn) issues.push({ kind: 'warning', field: 'uscc', text: '没有统一社会信用代码，只按名称认定是否重复' });
    return '';
  }
  if (/^\d(\.\d+)?E\+?\d+$/i.test(uscc)) {
    const text = '代码被表格软件改成了科学计数，请把这一列设为文本后重新填写';
    issues.push({ kind: 'fault', field: 'uscc', text });
    return '';
  }
  if (isPersonNumber(uscc)) {
    // Said without the number: it stays in the file and goes nowhere else.
    issues.push({ kind: 'fault', field: 'uscc', text: '像是个人身份证号码；外部名单只导入企业' });
    return '';
  }
  const verdict = judgeUscc(uscc);
  if (!verdict.valid) issues.push({ kind: 'fault', field: 'uscc', text: verdict.reason });
  else if (verdict.warning !== undefined) issues.push({ kind: 'warning', field: 'uscc', text: verdict.warning });
  return verdict.valid ? verdict.uscc : '';
}

/** Whether a text is the identity number of a person (GB 11643): digits, a day of birth, and a check character of its own. */
function isPersonNumber(text: string): boolean {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const birth = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number);
  if (birth === null || !isDay(birth.slice(1).join('-'))) return false;
  const sum = [...number.slice(0, 17)].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return '10X98765432'[sum % 11] === number[17];
}

/** Each row with its key; a second row of the same key is kept out. */
export function keyedRows(rows: readonly ReadRow[], source: string, digestOf: DigestOf) {
  const first = new Map<string, number>();
  return rows.map((one) => {
    if (one.values === null) return { ...one, key: null };
    const key = outsideKey(source, one.values, digestOf);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, one.row);
      return { ...one, key };
    }
    const issue: RowIssue = { kind: 'fault', field: 'row', text: `与本文件第 ${earlier} 行重复` };
    return { ...one, values: null, issues: [...one.issues, issue], key: null };
  });
}

/** What an import would do with each row, by what is known already; a record whose imports were all withdrawn is new again. */
export function tryRows(
  rows: ReturnType<typeof keyedRows>,
  known: ReadonlyMap<string, OutsideValues | null>,
): TriedRow[] {
  return rows.map((one) => {
    if (one.values === null || one.key === null) return { ...one, outcome: 'refuse' as const };
    const before = known.get(one.key) ?? null;
    if (before === null) return { ...one, outcome: 'add' as const };
    return { ...one, outcome: sameValues(before, one.values) ? ('known' as const) : ('change' as const) };
  });
}

export type OutcomeCounts = Readonly<Record<RowOutcome, number>>;

export function countOutcomes(rows: readonly Pick<TriedRow, 'outcome'>[]): OutcomeCounts {
  const counts = { add: 0, change: 0, known: 0, refuse: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
