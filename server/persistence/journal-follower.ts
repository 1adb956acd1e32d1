import type { Connection } from 'mongoose';
import type { JournalEntry } from '../domain/registry/journal.ts';
import { bookmarkModel } from './bookmark.model.ts';
import { isDuplicate } from './duplicate.ts';
import { journalModel, type JournalDocument } from './journal.model.ts';
import type { Relay } from './journal-relay.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** An entry of the journal, and the id of the document whose step it is. */
export interface FollowedEntry extends JournalEntry {
  readonly document: string;
}

/**
 * Does something for every entry of the journal, in order. An entry comes again where the process was killed before its
 * bookmark was written, and to each of several processes: `handle` has to be safe to repeat.
 */
export interface JournalFollower {
  readonly name: string;
  handle(entry: FollowedEntry): Promise<void>;
}

export interface JournalFollowing {
  /** Resolves when all that was decided before the call is in the journal and was handled. */
  catchUp(): Promise<void>;
  /** The same, for nobody to wait for. */
  catchUpSoon(): void;
  settled(): Promise<void>;
  /** Ends behind the entry that is being handled; the next process goes on there. */
  stop(): Promise<void>;
}

const BATCH = 100;

/** Lets followers read the journal, each from its own bookmark on. One that fails stands still there, and not the others. */
export function followJournal(
  connection: Connection,
  journal: Pick<Relay, 'relay' | 'relaySoon' | 'stop'>,
  followers: readonly JournalFollower[],
  trouble: (error: unknown, follower: string) => void,
): JournalFollowing {
  const entries = journalModel(connection);
  const bookmarks = bookmarkModel(connection);

  async function follow({ name, handle }: JournalFollower, stopped: () => boolean): Promise<void> {
    const bookmark = await bookmarks.findById(name).lean();
    let seq = bookmark?.seq ?? 0;
    for (;;) {
      const found = await entries
        .find({ seq: { $gt: seq } })
        .sort({ seq: 1 })
        .limit(BATCH)
        .lean<JournalDocument[]>();
      if (found.length === 0) return;
      try {
        for (const entry of found) {
          if (stopped()) return;
          await handle({ ...entry, document: String(entry.document) });
          seq = entry.seq;
        }
      } finally {
        await keep(name, seq);
      }
    }
  }

  async function keep(name: string, seq: number): Promise<void> {
    try {
      await bookmarks.updateOne({ _id: name }, { $max: { seq } }, { upsert: true });
    } catch (error) {
      // Another process began the bookmark at the same instant: what was handled twice does no harm.
      if (!isDuplicate(error)) throw error;
    }
  }

  const { run, soon, settled, stop } = oneAtATime(
    async (stopped) => {
      await journal.relay();
      for (const follower of followers)
        await follow(follower, stopped).catch((error: unknown) => trouble(error, follower.name));
    },
    (error) => trouble(error, ''),
  );
  return {
    catchUp: run,
    catchUpSoon() {
      // The journal itself never waits for those who follow it.
      journal.relaySoon();
      soon();
    },
    settled,
    stop: async () => void (await Promise.all([stop(), journal.stop()])),
  };
}
