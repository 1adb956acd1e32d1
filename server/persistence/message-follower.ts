import type { Connection } from 'mongoose';
import type { Account } from '../domain/registry/account.ts';
import { topicOf } from '../domain/registry/message.ts';
import { ACCOUNTS, MESSAGE_KINDS, REMINDERS } from '../domain/registry/message-kinds.ts';
import { accountModel } from './account.model.ts';
import { bookmarkModel } from './bookmark.model.ts';
import { journalModel, type JournalDocument } from './journal.model.ts';
import { livingStore } from './living-store.ts';
import { mailAddressOf, readersFinder } from './message-readers.ts';
import { messageSettingsModel, type MessageDocument } from './message.model.ts';
import type { Inbox } from './message.repository.ts';
import { reminderModel } from './reminder.repository.ts';
import { oneAtATime, type OneAtATime } from './one-at-a-time.ts';

/** A message that also goes by mail. */
export interface Addressed {
  readonly to: string;
  readonly message: MessageDocument;
}

export interface FollowerNeeds {
  readonly connection: Connection;
  readonly inbox: Inbox;
  readonly now: () => Date;
  /** Writes the letters that go with messages; none where no mail is sent. */
  readonly mail?: ((letters: readonly Addressed[]) => Promise<void>) | undefined;
  /** Told where a run failed: what is missing is put by the next one. */
  readonly trouble: (error: unknown) => void;
}

const BATCH = 100;
const DAY = 24 * 60 * 60 * 1000;
/** What is older was told long ago, or is a history that was brought along: no mail of it. */
const MAILED_WITHIN = 3 * DAY;
/** What is older stands in the inbox as read. */
const NEW_WITHIN = 30 * DAY;
/** Clocks of several machines differ: so far back an account's changes are looked at again. */
const OVERLAP = 10 * 60 * 1000;

/** An entry of a history, with the document to which it belongs. */
interface Happened {
  readonly kind: string;
  readonly document: { readonly _id: unknown };
  readonly version: number;
  readonly at: Date;
}

/** A message to a reader, and whether a letter goes with it if the reader wants it. */
interface Sent {
  readonly reader: Account;
  readonly message: MessageDocument;
  readonly mailed: boolean;
}

/**
 * Puts into the inboxes what the journal, the accounts' own histories and the reminders hold, and keeps how far it has got. The
 * bookmark moves when all before it is there: killed in between, the same is put again, and each message stands once.
 */
export function createMessageFollower(needs: FollowerNeeds): OneAtATime {
  return oneAtATime(async (stopped) => {
    await followJournal(needs, stopped);
    if (stopped()) return;
    await followAccounts(needs);
    await followReminders(needs);
  }, needs.trouble);
}

async function followJournal(needs: FollowerNeeds, stopped: () => boolean): Promise<void> {
  const { connection } = needs;
  const journal = journalModel(connection);
  const bookmarks = bookmarkModel(connection);
  while (!stopped()) {
    const seq = (await bookmarks.findById('messages').lean())?.seq ?? 0;
    const entries = await journal
      .find({ seq: { $gt: seq } })
      .sort({ seq: 1 })
      .limit(BATCH)
      .lean<JournalDocument[]>();
    const last = entries.at(-1);
    if (last === undefined) return;
    await tell(needs, await documentsOf(connection, entries));
    await bookmarks.updateOne({ _id: 'messages' }, { $max: { seq: last.seq } }, { upsert: true });
  }
}

async function documentsOf(connection: Connection, entries: readonly JournalDocument[]): Promise<Happened[]> {
  const happened: Happened[] = [];
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    if (!Object.hasOwn(MESSAGE_KINDS, kind)) continue;
    const own = entries.filter((entry) => entry.kind === kind);
    const ids = [...new Set(own.map(({ document }) => document))];
    const found = await livingStore(connection, kind)
      .find({ _id: { $in: ids } } as never)
      .toArray();
    const byId = new Map(found.map((document) => [String(document._id), document]));
    for (const { document: id, version, at } of own) {
      const document = byId.get(String(id));
      if (document !== undefined) happened.push({ kind, document, version, at: new Date(at) });
    }
  }
  return happened;
}

async function followAccounts(needs: FollowerNeeds): Promise<void> {
  const { connection } = needs;
  const bookmarks = bookmarkModel(connection);
  const since = (await bookmarks.findById(ACCOUNTS).lean())?.at ?? '';
  const from = since === '' ? '' : new Date(Date.parse(since) - OVERLAP).toISOString();
  const changed = { $or: [{ 'history.at': { $gt: from } }, { createdAt: { $gt: new Date(from || 0) } }] };
  const accounts = await accountModel(connection).find(changed, { username: 1, history: 1, createdAt: 1 }).lean();
  const happened = accounts.flatMap((document) =>
    [document.createdAt.toISOString(), ...document.history.map(({ at }) => at)].flatMap((at, version) =>
      at > from ? [{ kind: ACCOUNTS, document, version, at: new Date(at) }] : [],
    ),
  );
  const latest = happened
    .map(({ at }) => at.toISOString())
    .toSorted()
    .at(-1);
  if (latest === undefined) return;
  await tell(needs, happened);
  await bookmarks.updateOne({ _id: ACCOUNTS }, { $max: { at: latest } }, { upsert: true });
}

async function followReminders(needs: FollowerNeeds): Promise<void> {
  const { connection } = needs;
  const bookmarks = bookmarkModel(connection);
  const since = (await bookmarks.findById(REMINDERS).lean())?.at ?? '';
  const from = since === '' ? '' : new Date(Date.parse(since) - OVERLAP).toISOString();
  const told = await reminderModel(connection)
    .find({ toldAt: { $gt: from }, settledAt: null })
    .sort({ toldAt: 1 })
    .lean();
  const latest = told.at(-1)?.toldAt;
  if (latest === undefined) return;
  const happened = told.map((document) => ({ kind: REMINDERS, document, version: 1, at: new Date(document.toldAt) }));
  await tell(needs, happened);
  await bookmarks.updateOne({ _id: REMINDERS }, { $max: { at: latest } }, { upsert: true });
}

/** All messages of these entries, and the letters that go with them. */
async function tell(needs: FollowerNeeds, happened: readonly Happened[]): Promise<void> {
  const find = readersFinder(needs.connection);
  const now = needs.now();
  const told: Sent[] = [];
  for (const { kind, document, version, at } of happened) {
    const drafts = MESSAGE_KINDS[kind]?.draft({ ...document, id: String(document._id) }, version) ?? [];
    const age = now.getTime() - at.getTime();
    for (const { to, level, subject, text, todo, link, inboxOnly = false } of drafts) {
      for (const reader of await find(to)) {
        const readAt = age > NEW_WITHIN ? at : null;
        const about = { account: reader.id, kind, level, document: document._id, version };
        const message = { ...about, subject, text: [...text], todo, link, at, put: now, readAt };
        told.push({ reader, message, mailed: !inboxOnly && age <= MAILED_WITHIN });
      }
    }
  }
  await needs.inbox.put(told.map(({ message }) => message));
  await mailAll(needs, told);
}

async function mailAll({ connection, mail }: FollowerNeeds, told: readonly Sent[]): Promise<void> {
  if (mail === undefined) return;
  const fresh = told.filter(({ mailed }) => mailed);
  const settings = await messageSettingsModel(connection)
    .find({ _id: { $in: fresh.map(({ reader }) => reader.id) } })
    .lean();
  const muted = new Map(settings.map(({ _id, muted: topics }) => [_id, topics]));
  const letters = fresh.flatMap(({ reader, message }) => {
    const to = mailAddressOf(reader);
    const off = message.level !== 'required' && muted.get(reader.id)?.includes(topicOf(message.kind, message.level));
    return to === undefined || off === true ? [] : [{ to, message }];
  });
  await mail(letters);
}
