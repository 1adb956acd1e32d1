import type { Day } from '../shared/calendar-date.ts';
import type { Role } from './account.ts';

/** Whom a reminder is for: a firm, or an office. */
export type ReminderTarget = { readonly uscc: string } | { readonly role: Role; readonly region?: string };

/** Something that people have to be told. One key is told once, however often a job runs. */
export interface Reminder {
  readonly key: string;
  /** The job that found it: what it no longer finds is settled. */
  readonly job: string;
  readonly to: ReminderTarget;
  readonly subject: string;
  readonly text: string;
  readonly href: string;
  readonly dueOn: Day | null;
}
