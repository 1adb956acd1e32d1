import { isValidObjectId, Schema, type Connection, type Model } from 'mongoose';
import type { OutsideRecord, OutsideValues, OutsideVersion, RaisedClue } from '../domain/registry/outside-record.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { createIndexes } from './indexes.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { nameKeys } from './name-keys.ts';
import { onPage, searchFor } from './search-words.ts';

/** By what a firm of the register is looked for among the records, beside its code: names and persons as the screening reads them. */
export interface RecordKeys {
  readonly names: readonly string[];
  readonly person: string;
}

interface OutsideRecordDocument extends Omit<OutsideRecord, 'id'> {
  key: string;
  match: RecordKeys;
  search: string;
}
type Stored = OutsideRecordDocument & { _id: { toString(): string } };

/** A row that an import brings. */
export interface RecordRow {
  readonly key: string;
  readonly source: string;
  readonly match: RecordKeys;
  readonly version: OutsideVersion;
}

export interface RecordQuery {
  readonly today: Day;
  readonly status: 'current' | 'ended' | 'withdrawn';
  readonly q: string;
  readonly source: string | undefined;
  /** Only firms with one of these codes. */
  readonly codes: readonly string[] | undefined;
}

export interface OutsideRecords {
  findById(id: string): Promise<OutsideRecord | null>;
  /** What is known of keys today; keys whose imports were all withdrawn are with `null`. */
  known(keys: readonly string[]): Promise<ReadonlyMap<string, OutsideValues | null>>;
  /** Writes the rows of an import, each once, however often it is asked. */
  write(rows: readonly RecordRow[]): Promise<void>;
  /** Marks what an import said; what others said before counts again. */
  withdraw(importId: string): Promise<void>;
  search(
    query: RecordQuery,
    at: { readonly page: number; readonly size: number },
  ): Promise<{ readonly total: number; readonly records: readonly OutsideRecord[] }>;
  sources(): Promise<readonly string[]>;
  /** Records that count and might be about a firm with this code, these names or these persons. */
  candidates(uscc: string, names: readonly string[], persons: readonly string[]): Promise<readonly OutsideRecord[]>;
  /** How many records of an import became clues. */
  raisedOf(importId: string): Promise<number>;
  /** Makes a clue of a record, once. False: somebody did before. */
  raise(id: string, clue: RaisedClue): Promise<boolean>;
  raised(id: string, made: NonNullable<RaisedClue['case']>): Promise<void>;
  /** Those whose clue is not there yet. */
  unraised(): Promise<readonly OutsideRecord[]>;
}

const text = { type: String, required: true };
const schema = new Schema<OutsideRecordDocument>(
  {
    ...{ key: text, number: text, source: text, search: text },
    match: { type: Schema.Types.Mixed, required: true },
    versions: [Schema.Types.Mixed],
    current: { type: Schema.Types.Mixed, default: null },
    clue: { type: Schema.Types.Mixed, default: null },
  } as never,
  { collection: 'outside_records', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ 'current.uscc': 1 });
schema.index({ 'match.names': 1 });
schema.index({ 'match.person': 1 });
schema.index({ 'versions.import': 1 });
schema.index({ 'current.from': -1, _id: -1 });

const BATCH = 1000;
const MOST_CANDIDATES = 200;

export async function openOutsideRecords(connection: Connection): Promise<OutsideRecords> {
  const model: Model<OutsideRecordDocument> = connection.model<OutsideRecordDocument>('OutsideRecord', schema);
  await createIndexes(model);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toRecord(found);
    },
    async known(keys) {
      const known = new Map<string, OutsideValues | null>();
      for (const some of batches(keys)) {
        const found = model.find({ key: { $in: some } }, { key: 1, current: 1 });
        for (const { key, current } of await found.lean<Stored[]>()) known.set(key, current);
      }
      return known;
    },
    async write(rows) {
      for (const some of batches(rows)) await writeSome(model, some);
    },
    async withdraw(importId) {
      const mine = { $eq: ['$$one.import', importId] };
      const marked = { $cond: [mine, { $mergeObjects: ['$$one', { withdrawn: true }] }, '$$one'] };
      const standing = { $filter: { input: '$versions', as: 'one', cond: { $not: ['$$one.withdrawn'] } } };
      await model.collection.updateMany({ 'versions.import': importId }, [
        { $set: { versions: { $map: { input: '$versions', as: 'one', in: marked } } } },
        { $set: { current: { $ifNull: [{ $getField: { field: 'values', input: { $last: standing } } }, null] } } },
      ]);
    },
    async search(query, at) {
      const filter = matching(query);
      const found = await onPage(model.find(filter).sort({ 'current.from': -1, _id: -1 }), at).lean<Stored[]>();
      return { total: await model.countDocuments(filter), records: found.map(toRecord) };
    },
    sources: async () => (await model.distinct('source')).sort(),
    async candidates(uscc, names, persons) {
      const about = (filter: object) =>
        model
          .find({ current: { $ne: null }, ...filter })
          .limit(MOST_CANDIDATES)
          .lean<Stored[]>();
      // Each on its own: many records with a common person's name never hide one with the same code.
      const found = [
        ...(await about({ 'current.uscc': uscc })),
        ...(await about({ 'match.names': { $in: names } })),
        ...(await about({ 'match.person': { $in: persons } })),
      ];
      return [...new Map(found.map((one) => [String(one._id), toRecord(one)])).values()];
    },
    raisedOf: (importId) => model.countDocuments({ 'versions.import': importId, clue: { $ne: null } }),
    async raise(id, clue) {
      return (await model.updateOne({ _id: id, clue: null }, { $set: { clue } })).modifiedCount === 1;
    },
    async raised(id, made) {
      await model.updateOne({ _id: id, clue: { $ne: null } }, { $set: { 'clue.case': made } });
    },
    unraised: async () => (await model.find({ clue: { $ne: null }, 'clue.case': null }).lean<Stored[]>()).map(toRecord),
  };
}

/** First that there is such a record, then what this import says of it: both may be repeated, and by several at once. */
async function writeSome(model: Model<OutsideRecordDocument>, rows: readonly RecordRow[]): Promise<void> {
  const documents = rows.map(({ key, source, match, version: { number, row } }) => {
    const empty = { number: `${number}-${row}`, source, match, search: '', versions: [], current: null, clue: null };
    return { updateOne: { filter: { key }, update: { $setOnInsert: empty }, upsert: true } };
  });
  try {
    await model.collection.bulkWrite(documents as never, { ordered: false });
  } catch (error) {
    // Two imports began the same record at once: all others of this batch were written.
    if (!isOnlyDuplicates(error)) throw error;
  }
  const versions = rows.map(({ key, match, version }) => {
    const { values } = version;
    const { search } = nameKeys([values.name], values.uscc, values.number);
    const update = { $push: { versions: version }, $set: { current: values, match, search } };
    return { updateOne: { filter: { key, 'versions.import': { $ne: version.import } }, update } };
  });
  await model.collection.bulkWrite(versions as never, { ordered: false });
}

function matching({ today, status, q, source, codes }: RecordQuery): object {
  const ended = { 'current.to': { $ne: null, $lt: today } };
  const stands = { current: { $ne: null } };
  const byStatus =
    status === 'withdrawn' ? { current: null } : { $and: [stands, status === 'ended' ? ended : { $nor: [ended] }] };
  return {
    $and: [
      byStatus,
      searchFor(q),
      ...(source === undefined ? [] : [{ source }]),
      ...(codes === undefined ? [] : [{ 'current.uscc': { $in: codes } }]),
    ],
  };
}

function toRecord({ _id, number, source, versions, current, clue }: Stored): OutsideRecord {
  return { id: String(_id), number, source, versions, current, clue };
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}
