import { termsByDay, type PolicyBook } from '../policy/policy-book.ts';
import type { Day } from '../shared/calendar-date.ts';
import { generalKinds, generalShape } from './rules/general-terms.ts';

/** The last day on which awards of a policy can be claimed, as read on a day (G7); `null` where there is none. */
export function claimDeadlineOf(book: PolicyBook, day: Day): Day | null {
  const general = book.rules.find(({ rule }) => rule === generalShape.rule);
  return general === undefined ? null : termsByDay(book, general.prefix, generalKinds)(day).values.claimDeadline;
}
