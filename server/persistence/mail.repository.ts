import { isValidObjectId, type Connection, type Model } from 'mongoose';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { apart, fingerprint, isSpent, whole } from './mail-secret.ts';
import { mailModel, type MailDocument, type MailState } from './mail.model.ts';
import { onPage } from './search-words.ts';

/** A letter as it is written. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  /** How long a link with a token in the text works: so long it is kept, at most. */
  readonly hours?: number;
  /** Of letters with the same key only the first is kept. */
  readonly key?: string;
}

/** A letter to a person, as it stands in the out-tray. */
export interface Mail extends Readonly<
  Pick<MailDocument, 'to' | 'subject' | 'text' | 'at' | 'state' | 'attempts' | 'nextAt' | 'sentAt' | 'lastError'>
> {
  readonly id: string;
  /** It can be handed to the mail server (again). */
  readonly sendable: boolean;
}

export interface MailPage {
  readonly total: number;
  readonly mails: readonly Mail[];
}

/** Letters wait here; without a mail server the administrator hands them on. */
export interface OutTray {
  put(...letters: readonly Letter[]): Promise<void>;
  /** The latest first. */
  list(page: number, size: number): Promise<MailPage>;
  find(id: string): Promise<Mail | null>;
  /** Forgets the link of a token that was used. */
  forget(token: string): Promise<void>;
  /** Hands a letter to the mail server (again). `Conflict` where it is on its way, or its link is over. */
  sendAgain(id: string): Promise<void>;
}

export interface OutTrayNeeds {
  readonly connection: Connection;
  readonly now: () => Date;
  /** There is a mail server: letters to an address wait for it. */
  readonly sends: boolean;
}

type Stored = MailDocument & { _id: { toString(): string } };

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

export async function openOutTray({ connection, now, sends }: OutTrayNeeds): Promise<OutTray> {
  const model = mailModel(connection);
  await createIndexes(model);
  await setOldApart(model);
  const toMail = (stored: Stored): Mail => {
    const { _id, to, subject, at, state, attempts, nextAt, sentAt, lastError } = stored;
    const idle = state === 'kept' || state === 'failed';
    const sendable = sends && idle && ADDRESS.test(to) && !isSpent(stored, now());
    const text = whole(stored, now());
    return { id: String(_id), to, subject, text, at, state, attempts, nextAt, sentAt, lastError, sendable };
  };
  const find = async (id: string) => {
    const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
    return found === null ? null : toMail(found);
  };
  return {
    find,
    async put(...letters) {
      const mails = letters.map(({ to, subject, text, at, hours, key }) => {
        const state: MailState = sends && ADDRESS.test(to) ? 'waiting' : 'kept';
        const fresh = { state, attempts: 0, nextAt: at, sentAt: null, lastError: '' };
        return { to, subject, at, ...apart(text, at, hours), ...fresh, ...(key !== undefined && { key }) };
      });
      if (mails.length === 0) return;
      // A key that is there already is refused by the unique index.
      await model.collection.insertMany(mails, { ordered: false }).catch((error: unknown) => {
        if (!isOnlyDuplicates(error)) throw error;
      });
    },
    async list(page, size) {
      const stored = await onPage(model.find().sort({ _id: -1 }), { page, size }).lean<Stored[]>();
      return { total: await model.countDocuments(), mails: stored.map(toMail) };
    },
    async forget(token) {
      await model.updateMany({ secretHash: fingerprint(token) }, { $unset: { secret: 1, secretHash: 1 } });
    },
    async sendAgain(id) {
      const mail = await find(id);
      if (mail?.sendable !== true) throw new Conflict('not-sendable', '这封邮件正在寄出、已经寄出，或其中的链接已过期');
      await model.updateOne(
        { _id: id, state: mail.state },
        { $set: { state: 'waiting', attempts: 0, nextAt: now(), lastError: '' } },
      );
    },
  };
}

/** Letters from before there was a mail server: kept whole, with the link in the text. */
async function setOldApart(model: Model<MailDocument>): Promise<void> {
  for (const { _id, text, at } of await model.find({ state: { $exists: false } }).lean<Stored[]>()) {
    const fresh = { state: 'kept', attempts: 0, nextAt: at, sentAt: null, lastError: '' };
    await model.updateOne({ _id }, { $set: { ...apart(text, at), ...fresh } });
  }
}
