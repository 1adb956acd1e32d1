/** A calendar day as `YYYY-MM-DD`, between 1900 and 2999. Days of this form compare as text. No time zone is involved. */
export type Day = string;

/** Days from `from` to `to`. Both ends belong to it (G3); `to: null` is open. */
export interface Interval {
  readonly from: Day;
  readonly to: Day | null;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether the text is a real day of the calendar, written `YYYY-MM-DD`, 1900 to 2999. */
export function isDay(text: string): text is Day {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return false;
  return day >= 1 && day <= lengthOfMonth(year, month);
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return digitsAt(day, 0, 4);
}

/** 31 December of a year. */
export function lastDayOf(year: number): Day {
  return `${year}-12-31`;
}

/** The day after. */
export function dayAfter(day: Day): Day {
  const year = yearOf(day);
  const month = digitsAt(day, 5, 7);
  const date = digitsAt(day, 8, 10);
  if (date < lengthOfMonth(year, month)) return day.slice(0, 8) + String(date + 1).padStart(2, '0');
  if (month < 12) return `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return `${year + 1}-01-01`;
}

/** The day before. */
export function dayBefore(day: Day): Day {
  const year = yearOf(day);
  const month = digitsAt(day, 5, 7);
  const date = digitsAt(day, 8, 10);
  const two = (n: number) => String(n).padStart(2, '0');
  if (date > 1) return `${day.slice(0, 8)}${two(date - 1)}`;
  if (month > 1) return `${year}-${two(month - 1)}-${two(lengthOfMonth(year, month - 1))}`;
  return `${year - 1}-12-31`;
}

/** The day of the same number so many months later, or that month's last day where it has none (not `exact`; 民法典 §202). */
export function sameDayLater(day: Day, months: number): { readonly day: Day; readonly exact: boolean } {
  const counted = yearOf(day) * 12 + digitsAt(day, 5, 7) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = (counted % 12) + 1;
  const date = digitsAt(day, 8, 10);
  const length = lengthOfMonth(year, month);
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: `${year}-${two(month)}-${two(Math.min(date, length))}`, exact: date <= length };
}

/** How many days from one day to another; negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day so many days later. */
export function daysAfter(day: Day, days: number): Day {
  return days > 0 ? dayOfNumber(dayNumber(day) + days) : day;
}

/** Days since 1 March of the year 0, of the proleptic calendar: years begin in March, so that the leap day is the last. */
function dayNumber(day: Day): number {
  const month = digitsAt(day, 5, 7);
  const year = yearOf(day) - (month < 3 ? 1 : 0);
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsAt(day, 8, 10) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear;
}

/** The day of such a number. */
function dayOfNumber(number: number): Day {
  const era = Math.floor(number / 146_097);
  const ofEra = number - era * 146_097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month < 3 ? 1 : 0);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)}`;
}

/** Which ends of an interval belong to it: both (G3), or all days but the last. */
export type IntervalEnds = 'both' | 'without-last';

/** Whether the day lies in the interval. */
export function covers(interval: Interval, day: Day, ends: IntervalEnds = 'both'): boolean {
  if (day < interval.from) return false;
  if (interval.to === null) return true;
  return ends === 'both' ? day <= interval.to : day < interval.to;
}

/** The first interval of the list that the day lies in. */
export function intervalAt<T extends Interval>(list: readonly T[], day: Day, ends: IntervalEnds): T | undefined {
  for (const interval of list) if (covers(interval, day, ends)) return interval;
  return undefined;
}

/** `2026-11-24` as 2026年11月24日. */
export function formatDay(day: Day): string {
  return `${day.slice(0, 4)}年${digitsAt(day, 5, 7)}月${digitsAt(day, 8, 10)}日`;
}

/** An interval in words: `2023年1月1日至2026年12月31日`, `2023年1月1日起`. */
export function formatInterval(interval: Interval): string {
  return interval.to === null
    ? `${formatDay(interval.from)}起`
    : `${formatDay(interval.from)}至${formatDay(interval.to)}`;
}
