import type { StandardRecord } from '../registry/provider.ts';
import { normaliseStandardNumber } from './standard-number.ts';

export const STANDARD_KIND_WORDS: Readonly<Record<StandardRecord['kind'], string>> = {
  formulation: '制订',
  revision: '修订',
};

export const STANDARD_THEME_WORDS: Readonly<Record<StandardRecord['theme'], string>> = {
  digital: '数字化改造',
  green: '绿色化改造',
  other: '其他',
};

const PARTS = /^T\/([A-Z]+) (\d+)([0-9A-Z./-]*)-(\d{4})$/;

/** Society, serial and part of a number in its one form; `undefined` where it is none. */
function partsOf(number: string) {
  const match = PARTS.exec(normaliseStandardNumber(number) ?? '');
  if (match === null) return undefined;
  const [, society = '', serial = '', part = '', year = ''] = match;
  return { family: `${society} ${serial}`, part, year };
}

/** What the parts of a series and the editions of a standard have in common: society and serial; 010 is not 10. */
export function familyOf(number: string): string | undefined {
  return partsOf(number)?.family;
}

/** How another number is related to one: another edition of the same standard, or another part of the same series. */
export type StandardRelation = 'earlier' | 'later' | 'series';

export const STANDARD_RELATION_WORDS: Readonly<Record<StandardRelation, string>> = {
  earlier: '编号仅年份不同，较早的一项：可能被代替',
  later: '编号仅年份不同，较新的一项：可能代替本标准',
  series: '同一系列的其他部分',
};

/**
 * Whether two numbers are editions of one standard (same society, serial and part, another year: the later replaces the
 * earlier) or parts of one series (same society and serial, another part). `undefined`: neither, or the same number.
 */
export function relationOf(number: string, other: string): StandardRelation | undefined {
  const [one, two] = [partsOf(number), partsOf(other)];
  if (one === undefined || two === undefined || one.family !== two.family) return undefined;
  if (one.part !== two.part) return 'series';
  if (one.year === two.year) return undefined;
  return two.year < one.year ? 'earlier' : 'later';
}
