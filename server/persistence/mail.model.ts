import { Schema, type Connection, type Model } from 'mongoose';

/**
 * Where a letter stands: kept for the administrator to hand on, waiting for the mail server, sent, or given up after
 * too many tries.
 */
export type MailState = 'kept' | 'waiting' | 'sent' | 'failed';

export interface MailDocument {
  to: string;
  subject: string;
  /** With `LINK_STANDS` where a link with a token belongs. */
  text: string;
  at: Date;
  state: MailState;
  attempts: number;
  /** When it is tried (again); while somebody tries, when that person counts as gone. */
  nextAt: Date;
  sentAt: Date | null;
  lastError: string;
  /** The link with the token, and until when it works: taken out when it is used or over, or the letter is sent. */
  secret?: string | null;
  secretUntil?: Date | null;
  /** Fingerprint of the token. */
  secretHash?: string | null;
  /** By which a letter is written once, however often it is put. */
  key?: string | null;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };

const schema = new Schema<MailDocument>(
  {
    to: text,
    subject: text,
    text,
    at: date,
    state: { ...text, enum: ['kept', 'waiting', 'sent', 'failed'] },
    attempts: { type: Number, default: 0 },
    nextAt: date,
    sentAt: { type: Date, default: null },
    lastError: { type: String, default: '' },
    secret: String,
    secretUntil: Date,
    secretHash: String,
    key: String,
  } as never,
  { collection: 'mails', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
const KEPT_SECONDS = 90 * 24 * 60 * 60;
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
schema.index({ state: 1, nextAt: 1 });
schema.index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } });
schema.index({ secretHash: 1 }, { sparse: true });
schema.index({ secretUntil: 1 }, { sparse: true });

export function mailModel(connection: Connection): Model<MailDocument> {
  return connection.model<MailDocument>('Mail', schema);
}
