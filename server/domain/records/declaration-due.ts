import type { RevenueRules } from '../policy/revenue-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';

/** In which states of a declaration the office has to act, and in which whoever declared it. */
export interface Turns<State> {
  readonly office: readonly State[];
  readonly declarer: readonly State[];
}

/**
 * The day by which whoever's turn it is should act on what was declared: working days from the day on which its state began.
 * `null` where nobody has to.
 */
export function declarationDue<State>(
  { state, since }: { readonly state: State; readonly since: Day },
  { office, declarer }: Turns<State>,
  { verifyDays, correctionDays }: Pick<RevenueRules, 'verifyDays' | 'correctionDays'>,
  calendar: WorkCalendar,
): Day | null {
  if (office.includes(state)) return workingTerm(since, verifyDays, calendar).to;
  return declarer.includes(state) ? workingTerm(since, correctionDays, calendar).to : null;
}
