import type { Connection } from 'mongoose';
import { JOURNAL_KINDS, linkFault, publicEntry, GENESIS } from '../domain/registry/journal.ts';
import type { FaultyLink, JournalEntry, Tip } from '../domain/registry/journal.ts';
import { createIndexes } from './indexes.ts';
import { createRelay, type Relay } from './journal-relay.ts';
import { journalModel, type JournalDocument } from './journal.model.ts';
import { livingStore } from './living-store.ts';
import { onPage } from './search-words.ts';
import { sha256 } from './sha256.ts';

export interface JournalPage {
  readonly total: number;
  readonly entries: readonly JournalEntry[];
}

/** What anyone may read of the journal, and the relay that fills it. Nothing here changes an entry. */
export interface Journal extends Relay {
  newest(): Promise<Tip | null>;
  find(seq: number): Promise<JournalEntry | null>;
  /** In order, those behind a number. */
  after(seq: number, limit: number): Promise<readonly JournalEntry[]>;
  /** The newest first. */
  page(kind: string | undefined, page: number, size: number): Promise<JournalPage>;
  /** The entries of the matter that bears a number, such as RK20260001; none where no matter bears it. */
  ofMatter(number: string): Promise<readonly JournalEntry[]>;
  /** Whether an entry is as it was written and follows the one before it. */
  faultOf(entry: JournalEntry): Promise<FaultyLink | undefined>;
}

export async function openJournal(connection: Connection, trouble: (error: unknown) => void): Promise<Journal> {
  const model = journalModel(connection);
  await createIndexes(model);
  for (const kind of Object.keys(JOURNAL_KINDS)) await livingStore(connection, kind).createIndex({ outbox: 1 });
  const find = async (seq: number) => {
    const found = await model.findOne({ seq }).lean<JournalDocument>();
    return found === null ? null : publicEntry(found);
  };
  return {
    ...createRelay(connection, model, trouble),
    newest: () => model.findOne({}, { _id: 0, seq: 1, hash: 1 }).sort({ seq: -1 }).lean<Tip>(),
    find,
    async after(seq, limit) {
      const found = await model
        .find({ seq: { $gt: seq } })
        .sort({ seq: 1 })
        .limit(limit)
        .lean<JournalDocument[]>();
      return found.map(publicEntry);
    },
    async page(kind, page, size) {
      const filter = kind === undefined ? {} : { kind };
      const found = await onPage(model.find(filter).sort({ seq: -1 }), { page, size }).lean<JournalDocument[]>();
      return { total: await model.countDocuments(filter), entries: found.map(publicEntry) };
    },
    async ofMatter(number) {
      for (const kind of Object.keys(JOURNAL_KINDS)) {
        const matter = await livingStore(connection, kind).findOne({ number }, { projection: { _id: 1 } });
        if (matter === null) continue;
        const found = await model.find({ kind, document: matter._id }).sort({ seq: 1 }).lean<JournalDocument[]>();
        return found.map(publicEntry);
      }
      return [];
    },
    async faultOf(entry) {
      const before = entry.seq <= 1 ? GENESIS : await find(entry.seq - 1);
      return before === null ? { seq: entry.seq - 1, fault: 'gap' } : linkFault(before, entry, sha256);
    },
  };
}
