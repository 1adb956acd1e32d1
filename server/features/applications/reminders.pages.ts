import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

export interface ShownReminder {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly href: string;
  readonly dueOn: Day | null;
}

/** What the person's firm or office was told, for the partial `reminders`. */
export function remindersOf(pending: readonly ShownReminder[]) {
  return pending.map(({ id, subject, text, href }) => ({ subject, text, href, seen: paths.reminderSeen(id) }));
}
