import { Schema, type Connection, type Model } from 'mongoose';

export interface MailDocument {
  to: string;
  subject: string;
  text: string;
  at: Date;
}

const text = { type: String, required: true };

const schema = new Schema<MailDocument>(
  { to: text, subject: text, text, at: { type: Date, required: true } },
  { collection: 'mails', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
/** The links in them are over long before. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export function mailModel(connection: Connection): Model<MailDocument> {
  return connection.model<MailDocument>('Mail', schema);
}
