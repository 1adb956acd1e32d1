import { Schema, type Connection, type Model } from 'mongoose';
import type { MessageLevel, MessageLink, Topic } from '../domain/registry/message.ts';

/** A message in a person's inbox. */
export interface MessageDocument {
  /** Whose it is. */
  account: string;
  kind: string;
  level: MessageLevel;
  /** The entry of a history that it tells of. */
  document: unknown;
  version: number;
  subject: string;
  text: string[];
  /** It asked something of the reader. */
  todo: boolean;
  link: MessageLink;
  /** When that happened of which it tells, and when it was put here. */
  at: Date;
  put: Date;
  readAt: Date | null;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };

const schema = new Schema<MessageDocument>(
  {
    account: text,
    kind: text,
    level: text,
    document: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, required: true },
    subject: text,
    text: [String],
    todo: { type: Boolean, required: true },
    link: new Schema({ page: text, key: text } as never, { _id: false, strict: 'throw' }),
    at: date,
    put: date,
    readAt: { type: Date, default: null },
  } as never,
  { collection: 'messages', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
/** As long as a membership lasts by default; the matters themselves stay. */
export const MESSAGES_KEPT_YEARS = 3;
const KEPT_SECONDS = MESSAGES_KEPT_YEARS * 366 * 24 * 60 * 60;
// One message to a person about one entry, whoever puts it there how often.
schema.index({ kind: 1, document: 1, version: 1, account: 1 }, { unique: true });
schema.index({ account: 1, at: -1, _id: -1 });
schema.index({ account: 1, readAt: 1 });
schema.index({ account: 1, at: -1, _id: -1 }, { name: 'asking', partialFilterExpression: { todo: true } });
schema.index({ put: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export function messageModel(connection: Connection): Model<MessageDocument> {
  return connection.model<MessageDocument>('Message', schema);
}

/** What a person does not want by mail; somebody without one wants everything. */
export interface MessageSettingsDocument {
  _id: string;
  muted: Topic[];
}

const settings = new Schema<MessageSettingsDocument>(
  { _id: text, muted: [String] },
  { collection: 'message-settings', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);

export function messageSettingsModel(connection: Connection): Model<MessageSettingsDocument> {
  return connection.model<MessageSettingsDocument>('MessageSettings', settings);
}
