import type { Provider } from '../registry/provider.ts';
import type { Day } from '../shared/calendar-date.ts';
import { readFactFields, type FactData } from './fact-fields.ts';
import { FACT_STATE_WORDS, latestFact, type FirmFact } from './firm-fact.ts';
import { readGridRows, type GridRow } from './import-grid.ts';
import { OTHER_AWARD_ABOUT, OTHER_AWARD_FACTS } from './other-award-fact.ts';

/** The columns of the template for awards of other programmes. */
export const OTHER_AWARD_COLUMNS = {
  uscc: '统一社会信用代码',
  about: '事项',
  which: '年度或标准编号',
  programme: '奖补项目',
  paper: '文号',
  paidOn: '到账日期',
  fen: '到账金额（元）',
} as const;
export type OtherAwardColumn = keyof typeof OTHER_AWARD_COLUMNS;

export const MOST_OTHER_AWARDS = 1000;

/** A row of the file: what it would do, what is wrong by column, and what is there already. */
export interface OtherAwardRow extends GridRow<OtherAwardColumn> {
  readonly outcome: 'new' | 'same' | 'faulty';
  readonly faults: Readonly<Partial<Record<OtherAwardColumn, string>>>;
  readonly name: string;
  readonly data: FactData;
  readonly fact: FirmFact | undefined;
}

/** What is known of the firms that a file names. */
export interface OtherAwardsKnown {
  readonly providers: ReadonlyMap<string, Provider>;
  /** By `code key`. */
  readonly facts: ReadonlyMap<string, FirmFact>;
  readonly today: Day;
}

/** Which column a field of the fact was typed in. */
const COLUMN_OF: Readonly<Record<string, OtherAwardColumn>> = { year: 'which', number: 'which' };

/** What each row would do with what is known today; every fault stands at its column. The same file again enters nothing. */
export function tryOtherAwards(
  grid: readonly (readonly string[])[],
  known: OtherAwardsKnown,
): readonly OtherAwardRow[] | { readonly unfit: string } {
  const read = readGridRows(grid, { columns: OTHER_AWARD_COLUMNS, most: MOST_OTHER_AWARDS });
  if ('unfit' in read) return read;
  const seen = new Map<string, number>();
  return read.map((row) => tryRow(row, known, seen));
}

function tryRow(
  { row, cells: typed }: GridRow<OtherAwardColumn>,
  { providers, facts, today }: OtherAwardsKnown,
  seen: Map<string, number>,
): OtherAwardRow {
  const { fields, tidy, check, keyOf } = OTHER_AWARD_FACTS;
  const cells = { ...typed, uscc: typed.uscc.toUpperCase() };
  const faults: Partial<Record<OtherAwardColumn, string>> = {};
  const provider = providers.get(cells.uscc);
  if (cells.uscc === '') faults.uscc = '请填写统一社会信用代码';
  else if (provider === undefined) faults.uscc = '平台没有这家服务商';
  const about = Object.entries(OTHER_AWARD_ABOUT).find(([, text]) => text === cells.about)?.[0] ?? '';
  const which = about === 'growth' ? { year: cells.which } : { number: cells.which };
  const given = readFactFields(fields, { ...cells, about, ...which });
  const data = tidy(given.data);
  const setting = provider && { provider, today };
  const wrong = { ...(setting === undefined ? {} : check(data, setting)), ...given.faults };
  if (about === '') wrong['about'] = `事项应为“${Object.values(OTHER_AWARD_ABOUT).join('”或“')}”`;
  for (const [field, text] of Object.entries(wrong)) faults[COLUMN_OF[field] ?? (field as OtherAwardColumn)] = text;
  const name = provider?.name ?? '';
  if (Object.keys(faults).length > 0 || provider === undefined)
    return { row, cells, outcome: 'faulty', faults, name, data, fact: undefined };
  const key = `${cells.uscc} ${keyOf(data)}`;
  const fact = facts.get(key);
  const earlier = seen.get(key);
  if (earlier !== undefined) faults.which = `与第 ${earlier} 行重复`;
  else seen.set(key, row);
  const there = fact === undefined ? recordedFen(provider, data) : Number(latestFact(fact).data['fen']);
  const gone = fact?.state === 'withdrawn' || fact?.state === 'revoked';
  if (fact !== undefined && (gone || there !== data['fen']))
    faults.fen = `已登记（${fact.number}，${FACT_STATE_WORDS[fact.state]}），请在那里更正`;
  else if (there !== undefined && there !== data['fen']) faults.fen = '与企业档案中的金额不同，请逐笔登记更正';
  const outcome = Object.keys(faults).length > 0 ? 'faulty' : there === undefined ? 'new' : 'same';
  return { row, cells, outcome, faults, name, data, fact };
}

/** What the record has of the same matter and source from before. */
function recordedFen(provider: Provider, data: FactData): number | undefined {
  const [own] = OTHER_AWARD_FACTS.recorded({ ...provider, otherAwards: [] }, [], data, '').otherAwards ?? [];
  return provider.otherAwards.find((one) => one.matter === own?.matter && one.source === own.source)?.fen;
}
