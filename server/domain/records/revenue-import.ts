import type { Provider } from '../registry/provider.ts';
import { yearOf, type Day } from '../shared/calendar-date.ts';
import { MONEY_UNITS, moneyFaultWords, readMoney, type MoneyUnit } from '../shared/money-entry.ts';
import type { Fen } from '../shared/money.ts';
import { readGridRows } from './import-grid.ts';
import type { RevenueStatement } from './revenue-statement.ts';

/** The columns of the template, by what stands in them. */
export const IMPORT_COLUMNS = {
  uscc: '统一社会信用代码',
  year: '年度',
  amount: '营业收入',
  unit: '单位',
  source: '来源',
} as const;
export type ImportColumn = keyof typeof IMPORT_COLUMNS;

export const MOST_IMPORTED = 1000;
const LONGEST_SOURCE = 100;

/** What a row would do: enter a figure, nothing (it is there already, the same), or it cannot be entered. */
export type ImportOutcome = 'new' | 'same' | 'faulty';

export interface ImportRow {
  /** Its number in the sheet, the head being 1. */
  readonly row: number;
  readonly cells: Readonly<Record<ImportColumn, string>>;
  readonly outcome: ImportOutcome;
  /** What is wrong, by column. */
  readonly faults: Readonly<Partial<Record<ImportColumn, string>>>;
  readonly name: string;
  readonly year: number;
  readonly fen: Fen;
}

/** A file that was read: its rows, or why it is not the template. */
export type ReadImport = { readonly rows: readonly ImportRow[] } | { readonly unfit: string };

/** What is known of the firms that a file names. */
export interface ImportKnown {
  readonly providers: ReadonlyMap<string, Pick<Provider, 'name' | 'revenue' | 'establishedOn'>>;
  /** By `code year`. */
  readonly statements: ReadonlyMap<string, Pick<RevenueStatement, 'number'>>;
  readonly today: Day;
}

export const importKey = (uscc: string, year: number | string) => `${uscc} ${year}`;

/** What each row would do with what is known today; every fault stands at its column. */
export function tryImport(grid: readonly (readonly string[])[], known: ImportKnown): ReadImport {
  const read = readGridRows(grid, { columns: IMPORT_COLUMNS, most: MOST_IMPORTED });
  if ('unfit' in read) return read;
  const seen = new Map<string, number>();
  return { rows: read.map(({ row, cells }) => tryRow(row, cells, known, seen)) };
}

function tryRow(row: number, typed: ImportRow['cells'], known: ImportKnown, seen: Map<string, number>): ImportRow {
  const faults: Partial<Record<ImportColumn, string>> = {};
  const cells = { ...typed, uscc: typed.uscc.toUpperCase() };
  const provider = known.providers.get(cells.uscc);
  if (cells.uscc === '') faults.uscc = '请填写统一社会信用代码';
  else if (provider === undefined) faults.uscc = '平台没有这家服务商';
  const year = /^\d{4}$/.test(cells.year) ? Number(cells.year) : 0;
  if (year === 0) faults.year = '年度应为四位数字，例如 2023';
  else if (year >= yearOf(known.today)) faults.year = '年度尚未结束';
  else if (provider !== undefined && year < yearOf(provider.establishedOn)) faults.year = '早于企业成立的年份';
  const unit = (Object.entries(MONEY_UNITS) as [MoneyUnit, string][]).find(([, text]) => text === cells.unit)?.[0];
  if (unit === undefined) faults.unit = '单位应为“元”或“万元”';
  const money = readMoney(cells.amount, unit ?? 'wan');
  if ('fault' in money && (unit !== undefined || money.fault === 'empty' || money.fault === 'malformed'))
    faults.amount = moneyFaultWords(money.fault, '营业收入', unit ?? 'wan');
  if (cells.source === '') faults.source = '请写明来源，例如 2023 年度审计报告';
  else if ([...cells.source].length > LONGEST_SOURCE) faults.source = `来源最多 ${LONGEST_SOURCE} 个字`;
  const fen = 'fen' in money ? money.fen : 0;
  const key = importKey(cells.uscc, year);
  const earlier = seen.get(key);
  if (provider !== undefined && year !== 0 && earlier !== undefined) faults.year ??= `与第 ${earlier} 行重复`;
  if (earlier === undefined) seen.set(key, row);
  const recorded = provider?.revenue.find((one) => one.year === year);
  const same = recorded !== undefined && recorded.fen === fen && Object.keys(faults).length === 0;
  const statement = known.statements.get(key);
  if (!same && recorded !== undefined && faults.amount === undefined && faults.unit === undefined)
    faults.amount = '与已核实的数不同，由企业更正';
  else if (recorded === undefined && statement !== undefined)
    faults.year ??= `企业已申报（${statement.number}），请在那里核实`;
  const outcome = same ? 'same' : Object.keys(faults).length > 0 ? 'faulty' : 'new';
  return { row, cells, outcome, faults, name: provider?.name ?? '', year, fen };
}
