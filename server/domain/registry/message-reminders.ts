import type { Role } from './account.ts';
import type { Audience, Draft, MessageKind } from './message.ts';

/** A reminder as it is stored; version 1 stands, a later one is settled. */
interface StoredReminder {
  readonly version: number;
  readonly uscc: string | null;
  readonly role: Role | null;
  readonly region: string | null;
  readonly subject: string;
  readonly text: string;
  readonly href: string;
}

/** What the daily jobs find: terms that run out, and what waits for somebody. What is settled is told to nobody any more. */
export const REMINDER_MESSAGES: MessageKind = {
  name: '期限提醒',
  told: (['firm', 'county', 'city', 'finance', 'admin'] as const).map((reader) => ({ reader, level: 'work' })),
  draft(stored, version): readonly Draft[] {
    const { uscc, role, region, subject, text, href, version: now } = stored as StoredReminder;
    if (now !== version || version !== 1) return [];
    const to: Audience = {
      except: [],
      ...(uscc !== null && { uscc }),
      ...(uscc === null && role !== null && { role }),
      ...(uscc === null && region !== null && { region }),
    };
    return [{ to, level: 'work', subject, text: [text], todo: true, link: { page: 'address', key: href } }];
  },
};
