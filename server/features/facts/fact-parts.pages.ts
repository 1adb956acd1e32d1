import type { City } from '../../domain/policy/city.ts';
import type { RevenueRules } from '../../domain/policy/revenue-rules.ts';
import { factWords, type FactData, type FactField } from '../../domain/records/fact-fields.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../domain/records/fact-kinds.ts';
import { firmsDeclare } from '../../domain/records/fact-workflow.ts';
import { factDue, FACT_STATE_WORDS, FACT_WAITING, FACT_WITH_DECLARER } from '../../domain/records/firm-fact.ts';
import type { FactState, FirmFact } from '../../domain/records/firm-fact.ts';
import type { RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import type { Account } from '../../domain/registry/account.ts';
import { FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import * as factPaths from '../../fact-paths.ts';

/** What the pages are written with, beside the fact itself. */
export interface FactWords {
  readonly city: City;
  readonly revenueRules: Pick<RevenueRules, 'verifyDays' | 'correctionDays'>;
  readonly calendar: WorkCalendar;
}

const TAGS: Readonly<Record<FactState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  declared: 'waiting',
  returned: 'waiting',
  withdrawn: 'neutral',
  confirmed: 'good',
  restated: 'waiting',
  questioned: 'waiting',
  revoked: 'danger',
};

export const factTag = (state: FactState) => ({ kind: TAGS[state], text: FACT_STATE_WORDS[state] });

export function untilOf(fact: FirmFact, today: Day, words: FactWords): string {
  const due = factDue(fact, words.revenueRules, words.calendar);
  if (due === null) return `${formatDay(fact.since)}起`;
  return `期限至${formatDay(due)}，${leftWords(due, today, words.calendar).text}`;
}

/** By which word a declaration of a kind goes: firms declare, offices enter. */
export const declareWord = (kind: FactKind) => (firmsDeclare(kind) ? '申报' : '登记');

export function turnOf(kind: FactKind, { state }: FirmFact): string | undefined {
  if (FACT_WAITING.includes(state)) return '轮到主管部门';
  return FACT_WITH_DECLARER.includes(state) ? `轮到${declareWord(kind)}人` : undefined;
}

/** A value of a fact as a cell or a line of a list. */
export function factCell(field: FactField, data: FactData): object {
  const value = data[field.name] ?? null;
  if (value === null) return { text: '—' };
  if (field.type === 'day') return { date: value };
  if (field.type === 'money') return { fen: value };
  if (field.type === 'lines') return { lines: (value as readonly string[]).map((line, i) => `${i + 1}. ${line}`) };
  if (field.type === 'long') return { lines: String(value).split('\n') };
  return { text: factWords(field, value) };
}

/** Everything that a fact says. */
export const factFacts = ({ fields }: FactKind, data: FactData) =>
  fields.map((field) => ({ term: field.label, ...factCell(field, data) }));

export const listedFields = ({ fields, listed }: FactKind): FactField[] =>
  listed.flatMap((name) => fields.find((field) => field.name === name) ?? []);

export function factTrail({ name, word }: FactKind, person: Pick<Account, 'role'>, ...more: readonly object[]) {
  const last = more.length === 0 ? { text: word } : { href: factPaths.facts(name), text: word };
  const between = person.role === 'provider' ? [] : [{ href: paths.workbench(), text: '工作台' }];
  // Who has no workbench begins at home.
  const worked = person.role === 'market' || person.role === 'finance' ? [] : between;
  return [{ href: paths.home(), text: '首页' }, ...worked, last, ...more];
}

/** One tab for each kind. */
export const kindTabs = (current: FactKind) =>
  Object.values(FACT_KINDS).map(({ name, word }) => ({
    href: factPaths.facts(name),
    text: word,
    current: name === current.name,
  }));

/** The files that prove a fact, each with its digest. */
export function factEvidence({ name, sources }: FactKind, id: string, evidence: readonly RevenueEvidence[]) {
  return {
    caption: '材料',
    columns: [{ text: '材料', rowHead: true }, { text: '文件' }, { text: '类型与大小' }, { text: 'SHA-256' }],
    rows: evidence.map(({ source, document, name: file, kind, size, sha256 }) => ({
      cells: [
        { text: sources.find(({ code }) => code === source)?.name ?? source },
        { text: file, href: factPaths.factEvidence(name, id, document) },
        { text: FILE_KINDS[kind].words, note: sizeWords(size) },
        { digest: sha256 },
      ],
    })),
    empty: { text: '没有提交材料。' },
  };
}
