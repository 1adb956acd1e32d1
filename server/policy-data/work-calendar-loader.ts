import { z } from 'zod';
import { dayAfter, isDay, yearOf } from '../domain/shared/calendar-date.ts';
import { weekday } from '../domain/shared/working-days.ts';
import type { WorkCalendar, YearCalendar } from '../domain/shared/working-days.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { lastFile } from './last-file.ts';

const day = z.string().refine(isDay, '应为真实存在的日期，写作 YYYY-MM-DD');
const calendarSchema = z.strictObject({
  years: z
    .array(
      z.strictObject({
        year: z.number().int().min(2000).max(2999),
        source: z.string().min(1),
        holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, to: day })).min(1),
        makeUpDays: z.array(day),
      }),
    )
    .min(1),
});

/** Holidays and make-up days by year, out of the last folder that has a `work-calendar.yaml`. */
export function loadWorkCalendar(folders: readonly string[]): WorkCalendar {
  const file = lastFile('work-calendar.yaml', SHIPPED_POLICIES, folders);
  const data = file.read(calendarSchema);
  if (data === undefined) throw new PolicyDataError(file.faults);
  const calendar = new Map<number, YearCalendar>();
  for (const [i, { year, holidays, makeUpDays }] of data.years.entries()) {
    if (calendar.has(year)) file.refuse(['years', i, 'year'], `${year} 年重复`);
    const off = holidays.flatMap(({ from, to }, j) => {
      if (from <= to && yearOf(from) === year && yearOf(to) === year) return daysBetween(from, to);
      file.refuse(['years', i, 'holidays', j], `起止应在 ${year} 年内，先起后止`);
      return [];
    });
    for (const [j, worked] of makeUpDays.entries()) {
      if (yearOf(worked) !== year || weekday(worked) % 6 !== 0 || off.includes(worked))
        file.refuse(['years', i, 'makeUpDays', j], `${worked} 应是 ${year} 年放假以外的星期六或星期日`);
    }
    calendar.set(year, { year, holidays: new Set(off), makeUpDays: new Set(makeUpDays) });
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return calendar;
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}
