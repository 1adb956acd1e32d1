import type { PoolRules } from '../policy/pool-rules.ts';
import { dayBefore, isDay, yearOf } from '../shared/calendar-date.ts';
import type { Day } from '../shared/calendar-date.ts';
import { workingTerm } from '../shared/working-days.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import type { Application, ApplicationState } from './application.ts';

/** Whose turn it is. In a public notice it is the public's, until the notice is over. */
export type Turn = 'firm' | 'county' | 'city' | 'public' | 'nobody';

/** Whose turn it is on a day: derived from the state, and in a notice from its last day. */
export function turnOn({ state, notice }: Pick<Application, 'state' | 'notice'>, day: Day): Turn {
  switch (state) {
    case 'draft':
    case 'returned-first':
    case 'returned-city':
      return 'firm';
    case 'first-review':
      return 'county';
    case 'city-review':
    case 'passed':
    case 'objected':
      return 'city';
    case 'in-notice':
      return isNoticeOver(notice, day) ? 'city' : 'public';
    case 'admitted':
    case 'refused':
    case 'withdrawn':
      return 'nobody';
  }
}

/** Whether the notice is over on a day: its last day still belongs to it. */
export function isNoticeOver(notice: Application['notice'], day: Day): boolean {
  return notice !== null && day > notice.until;
}

/** The day by which whoever's turn it is should act in a state that begins on `day`; `null` where nothing is due. */
export function dueIn(
  state: ApplicationState,
  day: Day,
  rules: PoolRules,
  calendar: WorkCalendar,
  notice: Application['notice'],
): Day | null {
  if (state === 'in-notice') return notice?.until ?? null;
  const days = termOf(state, rules);
  return days === undefined ? null : workingTerm(day, days, calendar).to;
}

function termOf(state: ApplicationState, rules: PoolRules): number | undefined {
  switch (state) {
    case 'first-review':
      return rules.firstReviewDays;
    case 'city-review':
      return rules.cityReviewDays;
    case 'returned-first':
    case 'returned-city':
      return rules.correctionDays;
    case 'objected':
      return rules.objectionDays;
    default:
      return undefined;
  }
}

/**
 * The last day of a membership of whole years that begins on `from`: the day before its anniversary, and the end of
 * February where that year has no such day (民法典 §202).
 */
export function lastDayOfMembership(from: Day, years: number): Day {
  const year = yearOf(from) + years;
  const anniversary = `${year}${from.slice(4)}`;
  return isDay(anniversary) ? dayBefore(anniversary) : `${year}-02-28`;
}
