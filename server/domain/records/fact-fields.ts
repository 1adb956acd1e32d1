import { isDay } from '../shared/calendar-date.ts';
import { moneyFaultWords, moneyUnitOf, readMoney, typedMoney, type MoneyUnit } from '../shared/money-entry.ts';

/** What a fact says, by the names of its fields: texts, days, whole numbers, amounts in fen, lists of texts. */
export type FactValue = string | number | null | readonly string[];
export type FactData = Readonly<Record<string, FactValue>>;

type FieldType =
  | { readonly type: 'text' | 'long'; readonly most: number }
  | { readonly type: 'lines' | 'day' }
  /** In 元, or with `units` in the unit that is chosen beside it. */
  | { readonly type: 'money'; readonly units?: true }
  | { readonly type: 'whole'; readonly least: number; readonly most: number }
  | { readonly type: 'choice'; readonly options: Readonly<Record<string, string>> };

/** A field of a fact: how it is called, typed and checked. */
export type FactField = FieldType & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
};

const MOST_LINES = 60;
const LONGEST_LINE = 60;

/** The field in which the unit of an amount is chosen. */
export const unitField = (name: string) => `${name}Unit`;

const withUnits = (field: FactField) => field.type === 'money' && field.units === true;

/** The names of what is typed for fields. */
export const typedNames = (fields: readonly FactField[]): string[] =>
  fields.flatMap((field) => (withUnits(field) ? [unitField(field.name), field.name] : [field.name]));

/** Reads typed fields; a fault for each that cannot be read or is missing. What is optional and empty is `null`. */
export function readFactFields(fields: readonly FactField[], typed: Readonly<Record<string, string>>) {
  const data: Record<string, FactValue> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const text = (typed[field.name] ?? '').replaceAll('\r\n', '\n').trim();
    if (text === '') {
      data[field.name] = null;
      if (field.optional !== true) faults[field.name] = `请${DEEDS[field.type]}${field.label}`;
      continue;
    }
    const unit = withUnits(field) ? moneyUnitOf(typed[unitField(field.name)]) : 'yuan';
    if (unit === undefined) {
      faults[unitField(field.name)] = '请选择金额的单位';
      continue;
    }
    const read = readField(field, text, unit);
    if (typeof read === 'object' && read !== null && 'fault' in read) faults[field.name] = read.fault;
    else data[field.name] = read;
  }
  return { data, faults };
}

const DEEDS: Readonly<Record<FactField['type'], string>> = {
  ...{ text: '填写', long: '填写', lines: '填写', day: '填写', money: '填写', whole: '填写' },
  choice: '选择',
};

function readField(field: FactField, text: string, unit: MoneyUnit): FactValue | { readonly fault: string } {
  const { label } = field;
  switch (field.type) {
    case 'text':
    case 'long': {
      const tidy = field.type === 'text' ? text.replace(/\s+/g, ' ') : text;
      return [...tidy].length > field.most ? { fault: `${label}最多 ${field.most} 个字` } : tidy;
    }
    case 'lines': {
      const lines = text.split('\n').flatMap((line) => line.trim().replace(/\s+/g, ' ') || []);
      if (lines.length > MOST_LINES) return { fault: `${label}最多 ${MOST_LINES} 行` };
      return lines.some((line) => [...line].length > LONGEST_LINE) ? { fault: `每行最多 ${LONGEST_LINE} 个字` } : lines;
    }
    case 'day': {
      const day = text.normalize('NFKC');
      return isDay(day) ? day : { fault: `${label}应为真实存在的日期，例如 2026-11-24` };
    }
    case 'whole': {
      const { least, most } = field;
      const value = /^\d{1,9}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : Number.NaN;
      return value >= least && value <= most ? value : { fault: `${label}应为 ${least} 至 ${most} 的整数` };
    }
    case 'choice':
      return Object.hasOwn(field.options, text) ? text : { fault: `请选择${label}` };
    case 'money': {
      const read = readMoney(text, unit);
      return 'fen' in read ? read.fen : { fault: moneyFaultWords(read.fault, label, unit) };
    }
  }
}

/** What a form begins with. */
export function typedFact(fields: readonly FactField[], data: FactData): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => [
      [field.name, typedValue(field, data[field.name] ?? null)],
      ...(withUnits(field) ? [[unitField(field.name), 'yuan']] : []),
    ]),
  );
}

function typedValue(field: FactField, value: FactValue): string {
  if (value === null) return '';
  if (field.type === 'money') return typedMoney(Number(value), 'yuan');
  return typeof value === 'object' ? value.join('\n') : String(value);
}

/** A value in words; amounts and days are left to the page. */
export function factWords(field: FactField, value: FactValue): string {
  if (value === null) return '';
  if (field.type === 'choice') return field.options[String(value)] ?? String(value);
  return typeof value === 'object' ? value.join('、') : String(value);
}

export const textOf = (data: FactData, name: string): string => String(data[name] ?? '');
