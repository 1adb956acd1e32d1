import type { Connection } from 'mongoose';
import { chained, GENESIS, JOURNAL_KINDS, recordOf, type Tip } from '../domain/registry/journal.ts';
import type { HistoryEntry } from '../domain/registry/history.ts';
import { createIndexes } from './indexes.ts';
import { journalModel, type JournalDocument } from './journal.model.ts';
import { LIVING_PROJECTION, livingStore } from './living-store.ts';
import { sha256 } from './sha256.ts';

export interface Rebuilt {
  readonly entries: number;
  readonly last: Tip | null;
  /** The first number that an entry got which is not the one its document remembers: from there on the hashes are others. */
  readonly differsFrom: number | null;
}

interface Remembered {
  readonly kind: string;
  readonly document: unknown;
  readonly entry: HistoryEntry;
  readonly seq: number;
}

const BATCH = 1000;

/**
 * Makes the journal again from the documents, which remember their whole history and the number of each entry: what was
 * copied once is copied in the same order, so that the hashes people noted down hold. What waits still waits. The new journal
 * is written beside and takes the place of the old one in one step; the old one is kept under another name.
 */
export async function rebuildJournal(connection: Connection, keptAs: string): Promise<Rebuilt> {
  const remembered = await rememberedEntries(connection);
  const beside = connection.collection<JournalDocument>('journal-rebuilt');
  await beside.drop().catch(() => undefined);
  let tip: Tip = GENESIS;
  let differsFrom: number | null = null;
  for (let start = 0; start < remembered.length; start += BATCH) {
    const records = remembered.slice(start, start + BATCH).map(({ kind, document, entry, seq }) => {
      const next = chained(tip, recordOf({ kind, document: String(document), entry }, sha256), sha256);
      tip = next;
      if (next.seq !== seq) differsFrom ??= next.seq;
      return { ...next, document };
    });
    await beside.insertMany(records as never, { writeConcern: { w: 'majority', j: true } });
  }
  await putInPlace(connection, keptAs, remembered.length);
  return { entries: remembered.length, last: remembered.length === 0 ? null : tip, differsFrom };
}

/** Every history entry that was copied, in the order of the journal. */
async function rememberedEntries(connection: Connection): Promise<Remembered[]> {
  const all: Remembered[] = [];
  for (const kind of Object.keys(JOURNAL_KINDS)) {
    const projection = { ...LIVING_PROJECTION, journaled: 1 } as const;
    for await (const { _id, history, journaled = [] } of livingStore(connection, kind).find({}, { projection })) {
      const seqs = new Map(journaled.map(({ version, seq }) => [version, seq]));
      for (const entry of history) {
        const seq = seqs.get(entry.version);
        if (seq !== undefined) all.push({ kind, document: _id, entry, seq });
      }
    }
  }
  return all.sort((a, b) => a.seq - b.seq || (a.entry.at < b.entry.at ? -1 : 1));
}

async function putInPlace(connection: Connection, keptAs: string, entries: number): Promise<void> {
  const { db } = connection;
  if (db === undefined) throw new Error('not connected');
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  if (there.has('journal')) await db.renameCollection('journal', keptAs);
  if (entries > 0) await db.renameCollection('journal-rebuilt', 'journal');
  await createIndexes(journalModel(connection));
}
