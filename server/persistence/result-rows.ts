import type { Model } from 'mongoose';
import type { Provider } from '../domain/registry/provider.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { VERSIONED } from './provider-document.ts';
import type { ProviderDocument } from './provider.model.ts';

/** A firm's record as it stands, with its version; whole, or what of it somebody needs. */
export interface VersionedRecord<Record = Provider> {
  readonly provider: Record;
  readonly version: number;
}

/**
 * Walks over all firms in the order of their codes, some at a time, and gives the records of those whose version, as it now
 * is, is not the one that was read. `readBetween` answers the versions read of the firms between two codes.
 */
export async function* movedRecords<Record>(
  providers: Model<ProviderDocument>,
  { batch, without }: { readonly batch: number; readonly without: object },
  readBetween: (from: string, to: string) => Promise<ReadonlyMap<string, number>>,
): AsyncIterable<readonly VersionedRecord<Record>[]> {
  let after = '';
  for (;;) {
    const known = await providers
      .find({ uscc: { $gt: after } }, { _id: 0, uscc: 1, version: 1 })
      .sort({ uscc: 1 })
      .limit(batch)
      .lean<{ uscc: string; version: number }[]>();
    if (known.length === 0) return;
    const from = known[0]?.uscc ?? '';
    after = known.at(-1)?.uscc ?? '';
    const read = await readBetween(from, after);
    const moved = known.filter(({ uscc, version }) => read.get(uscc) !== version).map(({ uscc }) => uscc);
    if (moved.length === 0) continue;
    const found = await providers
      .find({ uscc: { $in: moved } }, { ...VERSIONED, ...without })
      .sort({ uscc: 1 })
      .lean<(Record & { version: number })[]>();
    yield found.map(({ version, ...provider }) => ({ provider: provider as unknown as Record, version }));
  }
}

/** Keeps, or replaces, computed rows by their id: past the schema, for they are made by us, and many. */
export async function keepRows<Row extends { _id: string }>(model: Model<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await model.collection.insertMany(rows as never, { ordered: false });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
    const replacing = rows.map((one) => ({
      replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true },
    }));
    await model.collection.bulkWrite(replacing as never, { ordered: false });
  }
}
