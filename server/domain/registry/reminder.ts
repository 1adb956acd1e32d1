import type { Day } from '../shared/calendar-date.ts';
import type { Account, Role } from './account.ts';

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

/** The targets whose reminders a person sees: the own firm, or the own office, a county's only of its region. */
export function targetsOf({ role, region, organisationUscc }: Account): ReminderTarget[] {
  if (role === 'provider' || role === 'enterprise')
    return organisationUscc === undefined ? [] : [{ uscc: organisationUscc }];
  if (role === 'county') return region === undefined ? [] : [{ role, region }];
  return [{ role }];
}
