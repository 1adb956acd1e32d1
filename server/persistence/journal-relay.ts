import type { Connection, Model } from 'mongoose';
import type { HistoryEntry } from '../domain/registry/history.ts';
import { chained, GENESIS, JOURNAL_KINDS, recordOf, type Tip } from '../domain/registry/journal.ts';
import { isDuplicate } from './duplicate.ts';
import type { JournalDocument } from './journal.model.ts';
import { LIVING_PROJECTION, livingStore, type LivingRecord } from './living-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sha256 } from './sha256.ts';

/** Documents of a kind that are looked at in one go, and entries that are written in one. */
const BATCH = 200;

interface Waiting {
  readonly kind: string;
  readonly document: unknown;
  readonly version: number;
  readonly entry: HistoryEntry;
  /** By what it is put in order among others: never before an earlier entry of its own document. */
  readonly turn: string;
}

export interface Relay {
  /** Copies all that waits; resolves when nothing does. */
  relay(): Promise<void>;
  /** Sees to it that what waits now will be copied, and returns at once. Many callers share one run. */
  relaySoon(): void;
  /** Resolves when no run is under way. */
  settled(): Promise<void>;
  /** Ends behind the entries that are being written; the next process goes on there. */
  stop(): Promise<void>;
  /** Calls this after each run: for what follows the journal. */
  afterRelay(listener: () => void): void;
}

/** `trouble` is told where a run that nobody waits for failed: what waits is copied by the next one. */
export function createRelay(
  connection: Connection,
  model: Model<JournalDocument>,
  trouble: (error: unknown) => void,
): Relay {
  const listeners: (() => void)[] = [];
  const { run, soon, settled, stop } = oneAtATime(async (stopped) => {
    await copyAll(connection, model, stopped);
    for (const listener of listeners) listener();
  }, trouble);
  return {
    relay: run,
    relaySoon: soon,
    settled,
    stop,
    afterRelay: (listener) => void listeners.push(listener),
  };
}

/** A repository whose decisions are followed by the journal: `soon` is called after each of these writes. */
export function followed<Repository extends object>(
  repository: Repository,
  writes: readonly (keyof Repository)[],
  soon: () => void,
): Repository {
  const following = writes.map((name) => {
    const write = repository[name] as (...args: unknown[]) => Promise<unknown>;
    const call = async (...args: unknown[]) => {
      const result = await write(...args);
      soon();
      return result;
    };
    return [name, call];
  });
  return { ...repository, ...(Object.fromEntries(following) as Partial<Repository>) };
}

async function copyAll(connection: Connection, model: Model<JournalDocument>, stopped: () => boolean): Promise<void> {
  for (;;) {
    const waiting = await waitingEntries(connection);
    if (waiting.length === 0) return;
    for (let from = 0; from < waiting.length; from += BATCH) {
      if (stopped()) return;
      // Where some were not copied the rest is looked at anew.
      if (!(await copy(connection, model, waiting.slice(from, from + BATCH)))) break;
    }
  }
}

async function copy(connection: Connection, model: Model<JournalDocument>, waiting: Waiting[]): Promise<boolean> {
  const copied = await copiedOf(model, waiting);
  try {
    await append(model, waiting, copied);
  } catch (error) {
    // Somebody else took the number, or copied the entry: what we wrote before stands.
    if (!isDuplicate(error)) throw error;
    return false;
  }
  // Only now, when every one of them is in the journal for certain.
  await markCopied(connection, waiting, copied);
  return true;
}

/** What waits, in order. Versions without a history entry wait for nothing; the verification names them. */
async function waitingEntries(connection: Connection): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const kind of Object.keys(JOURNAL_KINDS)) {
    const found = livingStore(connection, kind).find({ outbox: { $gt: 0 } }, { projection: LIVING_PROJECTION });
    for (const living of await found.sort({ _id: 1 }).limit(BATCH).toArray()) waiting.push(...waitingIn(kind, living));
  }
  return waiting.sort((a, b) => (a.turn < b.turn ? -1 : Number(a.turn > b.turn)));
}

function waitingIn(kind: string, { _id, history, outbox = [] }: LivingRecord): Waiting[] {
  let turn = '';
  return history
    .filter(({ version }) => outbox.includes(version))
    .sort((a, b) => a.version - b.version)
    .map((entry) => {
      if (entry.at > turn) turn = entry.at;
      return { kind, document: _id, version: entry.version, entry, turn };
    });
}

/** The numbers of those that are in the journal already. */
async function copiedOf(model: Model<JournalDocument>, waiting: readonly Waiting[]): Promise<Map<string, number>> {
  const documents = [...new Set(waiting.map(({ document }) => document))];
  const found = await model
    .find(
      { kind: { $in: Object.keys(JOURNAL_KINDS) }, document: { $in: documents } },
      { kind: 1, document: 1, version: 1, seq: 1 },
    )
    .lean<JournalDocument[]>();
  return new Map(found.map((one) => [keyOf(one), one.seq]));
}

function keyOf({ kind, document, version }: Pick<Waiting, 'kind' | 'document' | 'version'>): string {
  return `${kind}:${String(document)}:${version}`;
}

/** In one ordered write, which stops at the first number or entry that is there already. Adds the numbers given to `copied`. */
async function append(
  model: Model<JournalDocument>,
  waiting: readonly Waiting[],
  copied: Map<string, number>,
): Promise<void> {
  const missing = waiting.filter((one) => !copied.has(keyOf(one)));
  if (missing.length === 0) return;
  let tip: Tip = (await model.findOne({}, { seq: 1, hash: 1 }).sort({ seq: -1 }).lean<Tip>()) ?? GENESIS;
  const records = missing.map((one): JournalDocument => {
    const next = chained(tip, recordOf({ ...one, document: String(one.document) }, sha256), sha256);
    tip = next;
    copied.set(keyOf(one), next.seq);
    return { ...next, document: one.document };
  });
  await model.insertMany(records, { ordered: true });
}

/** Empties the outboxes of what is copied, and notes where in the journal it stands. */
async function markCopied(
  connection: Connection,
  waiting: readonly Waiting[],
  copied: ReadonlyMap<string, number>,
): Promise<void> {
  for (const kind of new Set(waiting.map((one) => one.kind))) {
    const writes = waiting
      .filter((one) => one.kind === kind)
      .map((one) => ({
        updateOne: {
          filter: { _id: one.document, outbox: one.version },
          update: {
            $pull: { outbox: one.version },
            $push: { journaled: { version: one.version, seq: copied.get(keyOf(one)) } },
          },
        },
      }));
    await livingStore(connection, kind).bulkWrite(writes as never, { ordered: false });
  }
}
