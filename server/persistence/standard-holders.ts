import type { Connection } from 'mongoose';
import type { StandardHolder } from '../domain/records/public-standards.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { providerModel } from './provider.model.ts';

const FIELDS = { _id: 0, uscc: 1, name: 1, pool: 1, listings: 1, standards: 1 } as const;

/** Reads the providers that have group standards on record. */
export function openStandardHolders(connection: Connection) {
  const model = providerModel(connection);
  const found = (standards: object) =>
    model
      .find({ standards } as never, FIELDS)
      .sort({ uscc: 1 })
      .lean<StandardHolder[]>()
      .exec();
  return {
    /** Those of whom any has a confirmed effect on a day. */
    confirmedOn: (asOf: Day) => found({ $elemMatch: { effectConfirmedOn: { $ne: null, $lte: asOf } } }),
    /** All of them: who else has a number is asked of it as it is compared, not as it was given. */
    all: () => found({ $exists: true, $ne: [] }),
  };
}
