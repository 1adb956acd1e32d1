import { z } from 'zod';
import { judgeEmail } from '../../domain/registry/credentials.ts';
import type { ProfileField } from '../../domain/registry/profile-fields.ts';
import { choiceGroups, type ProfileLists, type Values } from '../../domain/registry/profile-values.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';
import { fenFromWanText, fenFromYuanText, wanFigure, yuanFigure, type Fen } from '../../domain/shared/money.ts';

/** What was typed into a form: one text for each field, a list for checkboxes. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;
export type Faults = Readonly<Record<string, string>>;

export interface ReadProfile {
  readonly typed: Typed;
  readonly values: Values;
  readonly faults: Faults;
  /** Of what the page had shown, and with which id an item begins. */
  readonly seen: string;
  readonly item: string;
}

const one = z.union([z.string(), z.array(z.string())]).optional();
const text = one
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const list = one
  .transform((value) => (value === undefined ? [] : [...new Set([value].flat())].slice(0, 100)))
  .catch([]);
const form = z.record(z.string(), z.unknown()).catch({});

const MOST_TEXT = 1000;
const DAY_FAULT = '应为真实存在的日期，例如 2026-11-24';

/** Reads a form of the profile: what was typed, what it means, and what is wrong with it by field. */
export function readProfile(
  body: unknown,
  fields: readonly ProfileField[],
  lists: ProfileLists,
  today: Day,
): ReadProfile {
  const given = form.parse(body);
  const typed: Typed = Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === 'choices' ? list.parse(given[name]) : text.parse(given[name])]),
  );
  const values: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const read = readField(field, typed, lists, today);
    values[field.name] = read.value;
    if (read.fault !== undefined) faults[field.name] = `${field.label}${read.fault}`;
  }
  for (const { name, label, notBelow } of fields) {
    if (notBelow === undefined || faults[name] !== undefined || faults[notBelow] !== undefined) continue;
    const [low, high] = [values[notBelow], values[name]];
    const lower = fields.find((field) => field.name === notBelow)?.label ?? '';
    if (isBelow(high, low)) faults[name] = `${label}不能${typeof high === 'number' ? '低于' : '早于'}${lower}`;
  }
  return { typed, values, faults, seen: text.parse(given['seen']), item: itemId(text.parse(given['item'])) };
}

function isBelow(high: unknown, low: unknown): boolean {
  if (typeof high === 'number' && typeof low === 'number') return high < low;
  return typeof high === 'string' && typeof low === 'string' && high < low;
}

/** The id that the page gave to a new item; anything else is passed over. */
function itemId(typed: string): string {
  return /^[0-9a-f]{12}$/.test(typed) ? typed : '';
}

interface ReadField {
  readonly value: unknown;
  readonly fault?: string;
}

function readField(field: ProfileField, typed: Typed, lists: ProfileLists, today: Day): ReadField {
  const given = typed[field.name] ?? '';
  if (field.kind === 'choices' || typeof given !== 'string') {
    const chosen = [given].flat();
    const known = new Set(choiceGroups(field, lists).flatMap(({ choices }) => choices.map(({ code }) => code)));
    return chosen.every((code) => known.has(code))
      ? { value: chosen }
      : { value: chosen, fault: '中有不在列表内的选项' };
  }
  if (field.kind === 'yes') return { value: given !== '' };
  if (given === '') {
    const nothing = field.kind === 'whole' || field.kind === 'money' || field.kind === 'date' ? null : '';
    return field.required === true ? { value: nothing, fault: '不能为空' } : { value: nothing };
  }
  return READERS[field.kind](given, field, typed, lists, today);
}

type Reader = (given: string, field: ProfileField, typed: Typed, lists: ProfileLists, today: Day) => ReadField;

const readText: Reader = (given, { most = MOST_TEXT }) =>
  [...given].length > most ? { value: given, fault: `最多 ${most} 个字` } : { value: given };

const READERS: Readonly<Record<Exclude<ProfileField['kind'], 'choices' | 'yes'>, Reader>> = {
  text: (given, ...rest) => readText(given.replace(/\s+/g, ' '), ...rest),
  textarea: readText,
  phone: (given) => {
    const value = given.normalize('NFKC');
    return /^\+?[\d\- ]{7,20}$/.test(value) ? { value } : { value, fault: '应为 7 至 20 位数字，例如 0573-82512345' };
  },
  email: (given) => {
    const judged = judgeEmail(given);
    return 'value' in judged ? judged : { value: given, fault: '应写作 name@example.cn' };
  },
  url: (given) => {
    const value = given.normalize('NFKC');
    const right = /^https?:\/\/[^\s/?#]+\.[^\s/?#]+[^\s]*$/i.test(value) && value.length <= 200 && URL.canParse(value);
    return right ? { value } : { value, fault: '应以 https:// 或 http:// 开头，最多 200 个字符' };
  },
  whole: (given, { most = 999_999 }) => {
    const plain = given.normalize('NFKC').replace(/[,\s]/g, '');
    const value = /^\d{1,9}$/.test(plain) ? Number(plain) : null;
    return value === null || value > most ? { value, fault: `应为 0 至 ${most} 的整数` } : { value };
  },
  money: (given, { unitBy }, typed) => {
    const plain = given.normalize('NFKC').replace(/[,\s]/g, '');
    const inYuan = unitBy !== undefined && typed[unitBy] === 'yuan';
    const fen = inYuan ? fenFromYuanText(plain) : fenFromWanText(plain);
    const unit = inYuan ? '元，最多两位小数' : '万元，最多六位小数';
    return fen === undefined ? { value: null, fault: `应为不小于 0 的金额（${unit}）` } : { value: fen };
  },
  date: (given, { past }, _typed, _lists, today) => {
    const value = given.normalize('NFKC');
    if (!isDay(value)) return { value: null, fault: DAY_FAULT };
    return past === true && value > today ? { value, fault: '不能晚于今天' } : { value };
  },
  choice: (given, field, _typed, lists) => {
    const known = choiceGroups(field, lists).some(({ choices }) => choices.some(({ code }) => code === given));
    return known ? { value: given } : { value: '', fault: '不在列表内，请重新选择' };
  },
};

/** What is kept, as its form shows it again. */
export function typedFrom(fields: readonly ProfileField[], values: Values): Typed {
  return Object.fromEntries(
    fields.map(({ name, kind, unitBy }) => {
      const value = values[name];
      if (Array.isArray(value)) return [name, value.map(String)];
      if (kind === 'yes') return [name, value === true ? 'yes' : ''];
      if (typeof value !== 'number') return [name, typeof value === 'string' ? value : ''];
      const inYuan = unitBy !== undefined && values[unitBy] === 'yuan';
      return [name, kind === 'money' ? figure(value, inYuan) : String(value)];
    }),
  );
}

function figure(fen: Fen, inYuan: boolean): string {
  return (inYuan ? yuanFigure(fen) : wanFigure(fen)).replaceAll(',', '');
}
