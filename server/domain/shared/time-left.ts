import type { Day } from './calendar-date.ts';
import { workingDaysLeft, type WorkCalendar } from './working-days.ts';

/** How long is left in working days: 还剩 3 个工作日, 今天到期, 逾期 2 个工作日. */
export function leftWords(due: Day, today: Day, calendar: WorkCalendar) {
  if (due < today) return { late: true, text: `逾期 ${workingDaysLeft(due, today, calendar)} 个工作日` };
  if (due === today) return { late: false, text: '今天到期' };
  return { late: false, text: `还剩 ${workingDaysLeft(today, due, calendar)} 个工作日` };
}
