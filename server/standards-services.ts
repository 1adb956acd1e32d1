import type { Connection } from 'mongoose';
import type { Day } from './domain/shared/calendar-date.ts';
import { createStandardsService } from './features/standards/standards.service.ts';
import { openStandardHolders } from './persistence/standard-holders.ts';

/** What the public pages of the group standards rest on. */
export function openStandardsServices(connection: Connection, today: () => Day) {
  return createStandardsService({ holders: openStandardHolders(connection), today });
}
