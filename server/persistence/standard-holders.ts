import type { Connection } from 'mongoose';
import type { StandardHolder } from '../domain/records/public-standards.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { providerModel } from './provider.model.ts';

const FIELDS = { _id: 0, uscc: 1, name: 1, pool: 1, listings: 1, standards: 1 } as const;

/** Reads the providers of whom any group standard has a confirmed effect on a day. */
export function openStandardHolders(connection: Connection) {
  const model = providerModel(connection);
  return {
    confirmedOn: (asOf: Day) =>
      model
        .find({ standards: { $elemMatch: { effectConfirmedOn: { $ne: null, $lte: asOf } } } } as never, FIELDS)
        .sort({ uscc: 1 })
        .lean<StandardHolder[]>()
        .exec(),
  };
}
