import { isValidObjectId, type Connection, type Model } from 'mongoose';
import type { Topic } from '../domain/registry/message.ts';
import { createIndexes } from './indexes.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { livingStore } from './living-store.ts';
import { messageModel, messageSettingsModel, type MessageDocument } from './message.model.ts';

/** A message as its reader sees it. */
export interface InboxMessage extends Readonly<Omit<MessageDocument, 'document' | 'put' | 'account'>> {
  readonly id: string;
  /** Nothing has happened to the matter since. */
  readonly latest: boolean;
}

export interface InboxQuery {
  readonly kind: string | undefined;
  readonly unread: boolean;
  readonly page: number;
  readonly size: number;
}

/** The inboxes: everybody's own, found by account. */
export interface Inbox {
  /** Each once, however often it is put: see the unique index. */
  put(messages: readonly MessageDocument[]): Promise<void>;
  unread(account: string): Promise<number>;
  /** The latest first. */
  list(account: string, query: InboxQuery): Promise<{ readonly total: number; readonly messages: InboxMessage[] }>;
  /** What asks something of the person and still stands, the latest first; a few. */
  asking(account: string): Promise<InboxMessage[]>;
  find(account: string, id: string): Promise<InboxMessage | null>;
  /** False where the person has no such message. */
  mark(account: string, id: string, readAt: Date | null): Promise<boolean>;
  /** All that were there at `shown`: what came since has not been seen. */
  markAll(account: string, shown: Date, readAt: Date): Promise<void>;
  muted(account: string): Promise<readonly Topic[]>;
  mute(account: string, topics: readonly Topic[]): Promise<void>;
}

type Stored = MessageDocument & { _id: { toString(): string } };

export async function openInbox(connection: Connection): Promise<Inbox> {
  const model = messageModel(connection);
  const settings = messageSettingsModel(connection);
  await createIndexes(model);
  return {
    put: (messages) => put(model, messages),
    unread: (account) => model.countDocuments({ account, readAt: null }),
    async list(account, { kind, unread, page, size }) {
      const filter = { account, ...(kind !== undefined && { kind }), ...(unread && { readAt: null }) };
      const found = model.find(filter).sort({ at: -1, _id: -1 });
      const stored = await found
        .skip((page - 1) * size)
        .limit(size)
        .lean<Stored[]>();
      return { total: await model.countDocuments(filter), messages: await toMessages(connection, stored) };
    },
    async asking(account) {
      const stored = await model.find({ account, todo: true }).sort({ at: -1, _id: -1 }).limit(20).lean<Stored[]>();
      return (await toMessages(connection, stored)).filter(({ latest }) => latest).slice(0, 5);
    },
    async find(account, id) {
      const found = isValidObjectId(id) ? await model.findOne({ _id: id, account }).lean<Stored>() : null;
      const [message] = found === null ? [] : await toMessages(connection, [found]);
      return message ?? null;
    },
    async mark(account, id, readAt) {
      if (!isValidObjectId(id)) return false;
      // A message that was read stays read since then.
      const wanted = readAt === null ? {} : { readAt: null };
      await model.updateOne({ _id: id, account, ...wanted }, { readAt });
      return (await model.exists({ _id: id, account })) !== null;
    },
    async markAll(account, shown, readAt) {
      await model.updateMany({ account, readAt: null, put: { $lte: shown } }, { readAt });
    },
    muted: async (account) => (await settings.findById(account).lean())?.muted ?? [],
    async mute(account, topics) {
      await settings.updateOne({ _id: account }, { $set: { muted: topics } }, { upsert: true });
    },
  };
}

/** What is there already is refused by the unique index, and stays as it is. */
async function put(model: Model<MessageDocument>, messages: readonly MessageDocument[]): Promise<void> {
  if (messages.length === 0) return;
  await model.collection.insertMany([...messages], { ordered: false }).catch((error: unknown) => {
    if (!isOnlyDuplicates(error)) throw error;
  });
}

async function toMessages(connection: Connection, stored: readonly Stored[]): Promise<InboxMessage[]> {
  const versions = await versionsOf(connection, stored);
  return stored.map(({ _id, kind, level, document, version, subject, text, todo, link, at, readAt }) => {
    const latest = versions.get(`${kind}:${String(document)}`) === version;
    return { id: String(_id), kind, level, version, subject, text, todo, link, at, readAt, latest };
  });
}

/** How far the matters have got of which something was asked: by then it may be done. */
async function versionsOf(connection: Connection, stored: readonly Stored[]): Promise<ReadonlyMap<string, number>> {
  const asking = stored.filter(({ todo }) => todo);
  const versions = new Map<string, number>();
  for (const kind of new Set(asking.map((one) => one.kind))) {
    const ids = asking.filter((one) => one.kind === kind).map(({ document }) => document);
    const found = livingStore(connection, kind).find({ _id: { $in: ids } } as never, { projection: { version: 1 } });
    for (const { _id, version } of await found.toArray()) versions.set(`${kind}:${String(_id)}`, version);
  }
  return versions;
}
