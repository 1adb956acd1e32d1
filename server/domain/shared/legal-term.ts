import { dayAfter, daysAfter, sameDayLater, yearOf, type Day } from './calendar-date.ts';
import { judgeDay, type WorkCalendar } from './working-days.ts';

/** How long one may wait before a remedy is lost: so many days, or so many months, of the calendar. */
export interface Within {
  readonly unit: 'days' | 'months';
  readonly count: number;
}

/** A term of calendar days or months: where it ends by counting, and its last day when rest days put that off. */
export interface LegalTerm {
  readonly counted: Day;
  readonly last: Day;
  /** The holidays of that year are not published: only weekends put it off. */
  readonly assumed: boolean;
}

/**
 * A term that begins with what happens on `from`: that day is not counted (民法典 §201), and where the last day is a rest
 * day, the term ends on the first worked day after it (§203).
 */
export function legalTerm(from: Day, within: Within, calendar: WorkCalendar): LegalTerm {
  const counted = within.unit === 'days' ? daysAfter(from, within.count) : sameDayLater(from, within.count).day;
  let last = counted;
  while (!judgeDay(last, calendar).counts) last = dayAfter(last);
  return { counted, last, assumed: !calendar.has(yearOf(last)) };
}

/** 60 日, 6 个月. */
export function withinWords({ unit, count }: Within): string {
  return unit === 'days' ? `${count} 日` : `${count} 个月`;
}
