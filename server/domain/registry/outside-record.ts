import type { Day } from '../shared/calendar-date.ts';
import type { Actor } from './history.ts';

/** SHA-256 of a text: handed in, because this folder is pure. */
export type DigestOf = (text: string) => string;

/** What is read of a row of an outside list, in the order in which it is shown. */
export const OUTSIDE_FIELDS = [
  'name',
  'uscc',
  'legalRepresentative',
  'ground',
  'office',
  'number',
  'from',
  'to',
  'note',
] as const;
export type OutsideField = (typeof OUTSIDE_FIELDS)[number];

/** The fields in words, and how many characters each may have. */
export const OUTSIDE_FIELD_WORDS: Readonly<Record<OutsideField, { readonly name: string; readonly most: number }>> = {
  name: { name: '企业名称', most: 200 },
  uscc: { name: '统一社会信用代码', most: 40 },
  legalRepresentative: { name: '法定代表人', most: 60 },
  ground: { name: '列入事由', most: 1000 },
  office: { name: '列入机关', most: 200 },
  number: { name: '文书号', most: 120 },
  from: { name: '列入日期', most: 40 },
  to: { name: '移出或到期日期', most: 40 },
  note: { name: '备注', most: 500 },
};

/** What an outside list says of a firm. A text that it does not give is empty. */
export interface OutsideValues {
  readonly name: string;
  readonly uscc: string;
  readonly legalRepresentative: string;
  readonly ground: string;
  readonly office: string;
  readonly number: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly note: string;
}

/** What one import said of a record; of a withdrawn import it counts no longer, and stays to be read. */
export interface OutsideVersion {
  /** Id and number of the import, and the row of its file. */
  readonly import: string;
  readonly number: string;
  readonly row: number;
  readonly at: string;
  readonly values: OutsideValues;
  readonly withdrawn: boolean;
}

/** That a person made a clue of the record, about which firm of the register and why; `case` once the clue is there. */
export interface RaisedClue {
  readonly at: string;
  readonly by: Actor;
  readonly uscc: string;
  readonly reason: string;
  readonly case: { readonly id: string; readonly number: string } | null;
}

/**
 * A firm on somebody else's list (外部名单记录): never an entry of the negative list, which needs its own procedure. One
 * for each key, however many files name it.
 */
export interface OutsideRecord {
  readonly id: string;
  /** 记录编号: the import that brought it first, and its row. */
  readonly number: string;
  readonly source: string;
  readonly versions: readonly OutsideVersion[];
  /** What the latest import says that was not withdrawn; `null` where all were. */
  readonly current: OutsideValues | null;
  readonly clue: RaisedClue | null;
}

/** A source's name as it is compared: 信用中国（浙江） and 信用中国(浙江) are one. */
export function sourceKey(source: string): string {
  return source.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/**
 * By what a row is known again in another file: the source, the code (or the name, where there is none), and the number
 * of its paper (or the day, where there is none).
 */
export function outsideKey(source: string, { uscc, name, number, from }: OutsideValues, digestOf: DigestOf): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const firm = uscc === '' ? `name ${plain(name)}` : `code ${uscc}`;
  return digestOf(
    JSON.stringify([sourceKey(source), firm, number === '' ? `day ${from ?? ''}` : `number ${plain(number)}`]),
  );
}

/** Whether two files say the same of a record. */
export function sameValues(one: OutsideValues, other: OutsideValues): boolean {
  return OUTSIDE_FIELDS.every((field) => one[field] === other[field]);
}

/** Whether the firm is on that list on a day; both ends belong to it, and what the list leaves out is open. */
export function isOutsideInForce({ from, to }: Pick<OutsideValues, 'from' | 'to'>, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** What a record says, or said before its imports were withdrawn. */
export function saidOf({ current, versions }: Pick<OutsideRecord, 'current' | 'versions'>): OutsideValues | null {
  return current ?? versions.at(-1)?.values ?? null;
}
