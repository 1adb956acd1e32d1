import { isValidObjectId, type Connection } from 'mongoose';
import { onPage } from './search-words.ts';
import { mailModel, type MailDocument } from './mail.model.ts';

/** A letter to a person, as it was put into the out-tray. */
export interface Mail extends Readonly<MailDocument> {
  readonly id: string;
}

export interface MailPage {
  readonly total: number;
  readonly mails: readonly Mail[];
}

/** Letters wait here; without a mail server the administrator hands them on. */
export interface OutTray {
  put(mail: Readonly<MailDocument>): Promise<void>;
  /** The latest first. */
  list(page: number, size: number): Promise<MailPage>;
  find(id: string): Promise<Mail | null>;
}

type Stored = MailDocument & { _id: { toString(): string } };

export async function openOutTray(connection: Connection): Promise<OutTray> {
  const model = mailModel(connection);
  await model.createIndexes();
  return {
    async put(mail) {
      await model.insertMany([mail]);
    },
    async list(page, size) {
      const stored = await onPage(model.find().sort({ _id: -1 }), { page, size }).lean<Stored[]>();
      return { total: await model.countDocuments(), mails: stored.map(toMail) };
    },
    async find(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toMail(found);
    },
  };
}

function toMail({ _id, to, subject, text, at }: Stored): Mail {
  return { id: String(_id), to, subject, text, at };
}
