import { dayAfter, yearOf } from './calendar-date.ts';
import type { Day } from './calendar-date.ts';

/** What a year's official notice says: weekdays that are off, and weekend days that are worked (调休). */
export interface YearCalendar {
  readonly year: number;
  readonly holidays: ReadonlySet<Day>;
  readonly makeUpDays: ReadonlySet<Day>;
}

/** The calendar by year. A year that is not in it has not been published yet. */
export type WorkCalendar = ReadonlyMap<number, YearCalendar>;

/** One day of a count: worked or not, and why. */
export interface CountedDay {
  readonly day: Day;
  readonly counts: boolean;
  readonly why: 'workday' | 'make-up' | 'weekend' | 'holiday';
}

/** A term counted in working days. `assumed` names years whose holidays are not published: only weekends were left out. */
export interface WorkingTerm {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly CountedDay[];
  readonly assumed: readonly number[];
}

/** Day of the week, 0 Sunday to 6 Saturday (Sakamoto). */
export function weekday(day: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + date) % 7;
}

/** Whether a day is worked, and why. */
export function judgeDay(day: Day, calendar: WorkCalendar): CountedDay {
  const year = calendar.get(yearOf(day));
  if (year?.makeUpDays.has(day) === true) return { day, counts: true, why: 'make-up' };
  if (year?.holidays.has(day) === true) return { day, counts: false, why: 'holiday' };
  const weekend = weekday(day) % 6 === 0;
  return { day, counts: !weekend, why: weekend ? 'weekend' : 'workday' };
}

/**
 * A term of whole working days that begins the day after `from` (民法典 §201: the first day is not counted); it ends with
 * the last of them. Shows each day it passes. Refuses a count below one.
 */
export function workingTerm(from: Day, count: number, calendar: WorkCalendar): WorkingTerm {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a count of working days: ${count}`);
  const days: CountedDay[] = [];
  const assumed = new Set<number>();
  let day = from;
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    if (!calendar.has(yearOf(day))) assumed.add(yearOf(day));
    const judged = judgeDay(day, calendar);
    days.push(judged);
    if (judged.counts) left--;
  }
  return { from, to: day, days, assumed: [...assumed] };
}

/** Working days from the day after `today` to `until`, both ends as in `workingTerm`; 0 where `until` is over. */
export function workingDaysLeft(today: Day, until: Day, calendar: WorkCalendar): number {
  let left = 0;
  for (let day = today; day < until;) {
    day = dayAfter(day);
    if (judgeDay(day, calendar).counts) left++;
  }
  return left;
}
