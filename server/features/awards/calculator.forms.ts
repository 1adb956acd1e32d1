import { z } from 'zod';
import { readSubject } from '../../domain/awards/subject.ts';
import type { AwardFacts } from '../../domain/awards/award-facts.ts';
import type { FaultCode } from '../../domain/shared/check.ts';
import { isDay } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';

/** What was typed into the calculator's form, field by field, as it was typed. */
export type Typed = Readonly<Record<string, string>>;

/** How many rows of each list the form has. */
export interface RowCounts {
  readonly certificates: number;
  readonly spells: number;
  readonly standards: number;
  readonly others: number;
  readonly predecessors: number;
}

export const FEWEST_ROWS: RowCounts = { certificates: 1, spells: 1, standards: 2, others: 1, predecessors: 1 };
const MOST_ROWS = 40;

/** Fields and what is wrong with each. */
export type FieldFaults = Readonly<Record<string, string>>;

export type ReadForm = { readonly facts: AwardFacts; readonly asOf: Day } | { readonly faults: FieldFaults };

const body = z.record(z.string(), z.unknown());

/** The typed fields of a request's body; a field that came twice keeps its first value. */
export function typedOf(given: unknown): Typed {
  const parsed = body.safeParse(given);
  if (!parsed.success) return {};
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return [name, typeof first === 'string' ? first.slice(0, 500) : ''];
    }),
  );
}

/** How many rows to show: as many as were there, and three more where the button 再加 was used. */
export function rowsOf(typed: Typed): RowCounts {
  const count = (name: keyof RowCounts): number => {
    const had = /^\d{1,2}$/.test(typed[`rows-${name}`] ?? '') ? Number(typed[`rows-${name}`]) : FEWEST_ROWS[name];
    return Math.min(Math.max(had, FEWEST_ROWS[name]) + (typed['add'] === name ? 3 : 0), MOST_ROWS);
  };
  return {
    certificates: count('certificates'),
    spells: count('spells'),
    standards: count('standards'),
    others: count('others'),
    predecessors: count('predecessors'),
  };
}

/** Builds the subject of the calculator's contract out of the form, remembering which field each place came from. */
class SubjectDraft {
  readonly fields = new Map<string, string>();
  private readonly typed: Typed;

  constructor(typed: Typed) {
    this.typed = typed;
  }

  text(field: string, path: string): string {
    this.fields.set(path, field);
    return (this.typed[field] ?? '').trim();
  }

  /** An amount in the unit chosen, as yuan: the point moves four places for 万元, no digit is touched. */
  yuan(field: string, path: string): string {
    const plain = this.text(field, path).normalize('NFKC').replace(/[,\s]/g, '');
    return this.typed['unit'] === 'yuan' ? plain : wanToYuan(plain);
  }

  /** The rows of a list in which something was typed. */
  rows(count: number, names: readonly string[], read: (row: number, index: number) => object): object[] {
    const filled = Array.from({ length: count }, (_, row) => row).filter((row) =>
      names.some((name) => (this.typed[`${name}-${row}`] ?? '').trim() !== ''),
    );
    return filled.map((row, index) => read(row, index));
  }

  intervals(list: string, name: string, count: number): object[] {
    return this.rows(count, [`${name}-from`, `${name}-to`], (row, index) => ({
      from: this.text(`${name}-from-${row}`, `${list}[${index}].from`),
      to: this.text(`${name}-to-${row}`, `${list}[${index}].to`) || null,
    }));
  }
}

function wanToYuan(wan: string): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(wan);
  if (match === null) return wan;
  const decimals = (match[2] ?? '').padEnd(4, '0');
  const rest = decimals.slice(4).replace(/0+$/, '');
  const whole = `${match[1] ?? ''}${decimals.slice(0, 4)}`.replace(/^0+(?=\d)/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** Reads the form into facts; refuses with a message for each wrong field. */
export function readCalculatorForm(typed: Typed, years: readonly number[]): ReadForm {
  const draft = new SubjectDraft(typed);
  const rows = rowsOf(typed);
  const read = readSubject(subjectOf(draft, typed, years, rows));
  const asOf = (typed['asOf'] ?? '').trim();
  const faults: Record<string, string> = isDay(asOf) ? {} : { asOf: MESSAGES.day };
  if ('faults' in read) {
    for (const { code, path } of read.faults) {
      const field = draft.fields.get(path) ?? 'name';
      faults[field] ??= messageFor(field, code, typed[field] ?? '');
    }
  }
  return 'faults' in read || Object.keys(faults).length > 0 ? { faults } : { facts: read.facts, asOf };
}

function subjectOf(draft: SubjectDraft, typed: Typed, years: readonly number[], rows: RowCounts): object {
  const region = draft.text('region', 'region');
  const onRecord = years.filter((year) => (typed[`revenue-${year}`] ?? '').trim() !== '');
  return {
    id: 'calculator',
    name: draft.text('name', 'name') || '未具名企业',
    ...(region === '' ? {} : { region }),
    establishedOn: draft.text('establishedOn', 'establishedOn'),
    peakRevenueBeforeRecordYuan: draft.yuan('peak', 'peakRevenueBeforeRecordYuan') || null,
    revenue: onRecord.map((year, i) => ({ year, yuan: draft.yuan(`revenue-${year}`, `revenue[${i}].yuan`) })),
    ...(typed['software'] === 'unknown'
      ? {}
      : { softwareEnterprise: draft.intervals('softwareEnterprise', 'certificate', rows.certificates) }),
    pool: draft.intervals('pool', 'pool', rows.spells),
    negativeList: draft.intervals('negativeList', 'listing', rows.spells),
    standards: draft.rows(rows.standards, ['number', 'published', 'effect'], (row, index) =>
      standardOf(draft, row, index),
    ),
    otherAwards: draft.rows(rows.others, ['other-matter', 'other-amount', 'other-number'], (row, i) =>
      otherOf(draft, row, i),
    ),
    predecessors: draft.rows(rows.predecessors, ['merged-name', 'merged-on', 'merged-peak'], (row, i) =>
      predecessorOf(draft, row, i),
    ),
  };
}

function standardOf(draft: SubjectDraft, row: number, index: number): object {
  const at = `standards[${index}]`;
  const rank = draft.text(`rank-${row}`, `${at}.rank`).normalize('NFKC');
  return {
    number: draft.text(`number-${row}`, `${at}.number`),
    publishedOn: draft.text(`published-${row}`, `${at}.publishedOn`),
    rank: /^\d{1,6}$/.test(rank) ? Number(rank) : rank === '' ? 1 : rank,
    kind: draft.text(`kind-${row}`, `${at}.kind`) || 'formulation',
    theme: draft.text(`theme-${row}`, `${at}.theme`) || 'digital',
    effectConfirmedOn: draft.text(`effect-${row}`, `${at}.effectConfirmedOn`) || null,
  };
}

function otherOf(draft: SubjectDraft, row: number, index: number): object {
  const at = `otherAwards[${index}]`;
  const chosen = draft.text(`other-matter-${row}`, `${at}.matter`);
  const matter = chosen === 'standard' ? `standard:${draft.text(`other-number-${row}`, `${at}.matter`)}` : chosen;
  return { matter, yuan: draft.yuan(`other-amount-${row}`, `${at}.yuan`) };
}

/** Nobody is asked for a code here: the row tells them apart. */
function predecessorOf(draft: SubjectDraft, row: number, index: number): object {
  const at = `predecessors[${index}]`;
  return {
    uscc: `第 ${row + 1} 家`,
    name: draft.text(`merged-name-${row}`, `${at}.name`) || '未具名企业',
    mergedOn: draft.text(`merged-on-${row}`, `${at}.mergedOn`),
    peakRevenueYuan: draft.yuan(`merged-peak-${row}`, `${at}.peakRevenueYuan`),
  };
}

const MESSAGES = {
  day: '请填写真实存在的日期，如 2024-06-01',
  blankDay: '请填写日期',
  reversed: '截止日期早于起始日期，请核对',
  money: '请填写 0 至 10 万亿元的金额，折合元最多两位小数，如 2,100 或 1,234.5678',
  number: '请填写团体标准编号，如 T/ZJEI 010-2024',
  rank: '请填写起草单位排名，从 1 开始的整数',
  matter: '请选择事项；选“团体标准”的请填写标准编号',
  other: '填写的内容不在可选范围内',
} as const;

function messageFor(field: string, code: FaultCode, typed: string): string {
  if (code === 'reversed-interval') return MESSAGES.reversed;
  if (/^(peak|revenue|other-amount|merged-peak)/.test(field)) return MESSAGES.money;
  if (/^(number|other-number)-/.test(field)) return MESSAGES.number;
  if (field.startsWith('rank-')) return MESSAGES.rank;
  if (field.startsWith('other-matter-')) return MESSAGES.matter;
  if (/^(establishedOn|published|effect|certificate|pool|listing|merged-on)/.test(field))
    return typed.trim() === '' ? MESSAGES.blankDay : MESSAGES.day;
  return field === 'name' || field.startsWith('merged-name') ? '企业名称最多 200 个字符' : MESSAGES.other;
}
