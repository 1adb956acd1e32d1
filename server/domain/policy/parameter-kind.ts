import { isDay } from '../shared/calendar-date.ts';
import type { Day, Interval } from '../shared/calendar-date.ts';
import { formatDay, formatInterval } from '../shared/calendar-date.ts';
import { fenFromYuanNumber, fenFromYuanText, formatAmount } from '../shared/money.ts';
import type { Fen } from '../shared/money.ts';
import type { ParameterValue } from './parameter.ts';

/** What kind of value a parameter holds: how it is read (or refused, with the reason), and how it is said to people. */
export interface ParameterKind<T> {
  read(value: ParameterValue): { readonly value: T } | { readonly refused: string };
  describe(value: T): string;
}

/** The parameters a rule needs, by their key below the rule's prefix. */
export type ParameterKinds = Readonly<Record<string, ParameterKind<unknown>>>;

/** The typed values of those parameters. */
export type TermsOf<K extends ParameterKinds> = {
  readonly [P in keyof K]: K[P] extends ParameterKind<infer T> ? T : never;
};

function kind<T>(
  wanted: string,
  take: (value: ParameterValue) => T | undefined,
  describe: (value: T) => string,
): ParameterKind<T> {
  return {
    read: (value) => {
      const taken = take(value);
      return taken === undefined ? { refused: `应为${wanted}` } : { value: taken };
    },
    describe,
  };
}

/** One of several named readings; the words are what people see. */
export function choice<T extends string>(words: Readonly<Record<T, string>>): ParameterKind<T> {
  const names = Object.keys(words) as T[];
  return kind<T>(
    `${names.join('、')} 之一`,
    (value) => names.find((name) => name === value),
    (value) => words[value],
  );
}

function takeFen(value: ParameterValue | undefined): Fen | undefined {
  if (typeof value === 'number') return fenFromYuanNumber(value);
  return typeof value === 'string' ? fenFromYuanText(value) : undefined;
}

/** An amount: yuan in the data, fen once read. */
export const amount: ParameterKind<Fen> = kind('以元为单位的金额', takeFen, formatAmount);

/** A share in basis points: 1000 is 10 %. */
export const basisPoints: ParameterKind<number> = kind(
  '0 至 10000 的整数（基点，1000 即 10%）',
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000 ? value : undefined,
  percentText,
);

/** `1000` as `10%`, `1050` as `10.5%`. */
export function percentText(points: number): string {
  const fraction = String(points % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(points / 100)}${fraction === '' ? '' : `.${fraction}`}%`;
}

/** A whole number from `least` on. */
export function whole(least: number, unit: string): ParameterKind<number> {
  return kind(
    `不小于 ${least} 的整数`,
    (value) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined),
    (value) => `${value}${unit}`,
  );
}

/** A day, or null for no such day. */
export function dayOrNone(none: string): ParameterKind<Day | null> {
  return kind<Day | null>(
    '日期 YYYY-MM-DD 或 null',
    (value) => (value === null || (typeof value === 'string' && isDay(value)) ? value : undefined),
    (value) => (value === null ? none : formatDay(value)),
  );
}

/** A period of which both ends belong to it. */
export const period: ParameterKind<Interval> = kind(
  '{ from, to } 两个日期',
  (value) => {
    if (!isRecord(value)) return undefined;
    const { from, to, ...rest } = value;
    if (Object.keys(rest).length > 0 || typeof from !== 'string' || !isDay(from)) return undefined;
    if (to !== null && (typeof to !== 'string' || !isDay(to) || to < from)) return undefined;
    return { from, to };
  },
  formatInterval,
);

/** A list of items, each read by `take`; no item twice, and not empty. */
export function listOf<T extends string | number>(
  wanted: string,
  take: (value: ParameterValue) => T | undefined,
  describe: (item: T) => string,
): ParameterKind<readonly T[]> {
  return kind<readonly T[]>(
    `${wanted}的列表，不重复`,
    (value) => {
      if (!isList(value) || value.length === 0) return undefined;
      const items: T[] = [];
      for (const one of value) {
        const item = take(one);
        if (item === undefined || items.includes(item)) return undefined;
        items.push(item);
      }
      return items;
    },
    (items) => items.map(describe).join('、'),
  );
}

/** A list out of a closed set of words. */
export function someOf<T extends string>(words: Readonly<Record<T, string>>): ParameterKind<readonly T[]> {
  const names = Object.keys(words) as T[];
  return listOf<T>(
    names.join('、'),
    (value) => names.find((name) => name === value),
    (item) => words[item],
  );
}

/** A list of years. */
export const years: ParameterKind<readonly number[]> = listOf<number>(
  '年份',
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1949 && value <= 2100 ? value : undefined,
  (year) => `${year} 年`,
);

/** A list of texts that match a form. */
export function texts(wanted: string, form: RegExp): ParameterKind<readonly string[]> {
  return listOf<string>(wanted, (value) => (typeof value === 'string' && form.test(value) ? value : undefined), String);
}

/** A revenue tier and the award for reaching it, in fen. */
export interface Tier {
  readonly thresholdFen: Fen;
  readonly awardFen: Fen;
}

/** Tiers, rising in threshold. */
export const tiers: ParameterKind<readonly Tier[]> = kind(
  '营收由低到高的档次 { revenueYuan, awardYuan }',
  (value) => {
    if (!isList(value) || value.length === 0) return undefined;
    const read: Tier[] = [];
    for (const item of value) {
      if (!isRecord(item) || Object.keys(item).length !== 2) return undefined;
      const thresholdFen = takeFen(item['revenueYuan']);
      const awardFen = takeFen(item['awardYuan']);
      if (thresholdFen === undefined || awardFen === undefined) return undefined;
      if (thresholdFen <= (read.at(-1)?.thresholdFen ?? 0)) return undefined;
      read.push({ thresholdFen, awardFen });
    }
    return read;
  },
  (list) => list.map((t) => `营收 ${formatAmount(t.thresholdFen)}：奖励 ${formatAmount(t.awardFen)}`).join('；'),
);

/** Who pays for firms of a region: the longest prefix of the region code wins. */
export interface Treasury {
  readonly region: string;
  readonly name: string;
}

/** Treasuries by region code or its beginning. */
export const treasuries: ParameterKind<readonly Treasury[]> = kind(
  '{ region, name } 的列表',
  (value) => {
    if (!isList(value) || value.length === 0) return undefined;
    const read: Treasury[] = [];
    for (const item of value) {
      if (!isRecord(item) || Object.keys(item).length !== 2) return undefined;
      const { region, name } = item;
      if (typeof region !== 'string' || !/^\d{2,6}$/.test(region) || typeof name !== 'string') return undefined;
      read.push({ region, name });
    }
    return read.toSorted((a, b) => b.region.length - a.region.length);
  },
  (list) => list.map((t) => `${t.region}：${t.name}`).join('；'),
);

function isList(value: ParameterValue): value is readonly ParameterValue[] {
  return Array.isArray(value);
}

function isRecord(value: ParameterValue): value is { readonly [key: string]: ParameterValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
