import type { Account } from '../../domain/registry/account.ts';
import { targetsOf } from '../../domain/registry/reminder.ts';
import { NotFound } from '../../errors.ts';
import type { PendingReminder, Reminders } from '../../persistence/reminder.repository.ts';

const MOST_SHOWN = 20;

export type RemindersService = ReturnType<typeof createRemindersService>;

export function createRemindersService({ reminders }: { reminders: Reminders }) {
  return {
    /** What the person's firm or office was told and nobody has taken off the list. */
    pendingFor: (person: Account): Promise<readonly PendingReminder[]> =>
      reminders.pending(targetsOf(person), MOST_SHOWN),
    /** Takes a reminder off the list of the whole firm or office. */
    async seen(id: string, person: Account): Promise<void> {
      if (!(await reminders.seen(id, targetsOf(person), person.id)))
        throw new NotFound('unknown-reminder', '没有这条提醒');
    },
  };
}
