import { BSON, Int32, type Document } from 'mongodb';
import type { Connection } from 'mongoose';
import { GENESIS, JOURNAL_KINDS, type Tip } from '../domain/registry/journal.ts';
import { collectionNames, nativeDatabase } from './collections.ts';

/** One document of a backup, as a line of EJSON that keeps every BSON type. */
export interface SavedDocument {
  readonly collection: string;
  readonly text: string;
}

export interface Snapshot {
  /** How far the journal goes in it. */
  readonly tip: Tip;
  /** In this order they are read, and stand in the file. */
  readonly collections: readonly string[];
  documents(): AsyncGenerator<SavedDocument>;
}

/** Every BSON type as it is stored: a double stays a double. */
const AS_STORED = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;
const BATCH = 200;

/**
 * What a backup holds, read while the site goes on. Each document is whole; between documents the order of reading is
 * what makes it consistent enough:
 *
 * 1. the journal, up to its tip at the beginning: whatever it tells was decided before, and so stands in the documents;
 * 2. the documents that live, in which decisions and what they still have to bring about stand together;
 * 3. everything else, so that no effect is lost: one that is done already is not done again (it has a key);
 * 4. providers, on which decisions have their effects; then files, and at last their pieces, which come first into being.
 *
 * Decisions that reached the journal meanwhile are put back into the outbox of their document: restored, it waits there
 * to be copied, as it did at the moment at which the journal was read.
 */
export async function snapshotOf(connection: Connection): Promise<Snapshot> {
  const journal = nativeDatabase(connection).collection('journal');
  const tip =
    (await journal.findOne<Tip>({}, { sort: { seq: -1 }, projection: { _id: 0, seq: 1, hash: 1 } })) ?? GENESIS;
  const collections = inReadingOrder(await collectionNames(connection));
  return {
    tip,
    collections,
    async *documents() {
      for (const collection of collections) yield* documentsOf(connection, collection, tip);
    },
  };
}

function inReadingOrder(names: readonly string[]): string[] {
  const rank = (name: string): number => {
    if (name === 'journal') return 0;
    if (name.endsWith('.files')) return 4;
    if (name.endsWith('.chunks')) return 5;
    if (name === 'providers') return 3;
    return name in JOURNAL_KINDS ? 1 : 2;
  };
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

async function* documentsOf(connection: Connection, collection: string, tip: Tip): AsyncGenerator<SavedDocument> {
  const filter = collection === 'journal' ? { seq: { $lte: tip.seq } } : {};
  const found = nativeDatabase(connection).collection(collection).find(filter, AS_STORED).batchSize(BATCH);
  const living = collection in JOURNAL_KINDS;
  let batch: Document[] = [];
  const finished = async () => {
    if (living) await putBack(connection, collection, batch, tip);
    const texts = batch.map((document) => BSON.EJSON.stringify(document, { relaxed: false }));
    batch = [];
    return texts;
  };
  for await (const document of found) {
    batch.push(document);
    if (batch.length < BATCH && living) continue;
    for (const text of await finished()) yield { collection, text };
  }
  for (const text of await finished()) yield { collection, text };
}

/** Into the outboxes: what is in the journal behind the tip, and so was copied while we read. Nothing else is mended. */
async function putBack(connection: Connection, kind: string, batch: readonly Document[], tip: Tip): Promise<void> {
  if (batch.length === 0) return;
  const ids: unknown[] = batch.map(({ _id }) => _id as unknown);
  const later = await nativeDatabase(connection)
    .collection('journal')
    .find({ kind, document: { $in: ids }, seq: { $gt: tip.seq } }, { projection: { document: 1, version: 1 } })
    .toArray();
  for (const document of batch) {
    const own = later.filter((entry) => String(entry['document']) === String(document['_id']));
    const told = versionsIn(document['history'], 'version');
    const waiting = versionsIn(document['outbox']);
    const missing = own
      .map((entry) => Number(entry['version']))
      .filter((version) => told.includes(version) && !waiting.includes(version));
    if (missing.length > 0)
      document['outbox'] = [...waiting, ...missing].sort((a, b) => a - b).map((version) => new Int32(version));
  }
}

function versionsIn(list: unknown, name?: string): number[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => Number(name === undefined ? item : (item as Document)[name]));
}
