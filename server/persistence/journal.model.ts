import { Schema, type Connection, type Model } from 'mongoose';
import type { JournalEntry } from '../domain/registry/journal.ts';

/** An entry as it is stored. `document` is not published. */
export interface JournalDocument extends JournalEntry {
  /** The `_id` of the document whose history entry this is. */
  readonly document: unknown;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const number = { type: Number, required: true };

const schema = new Schema<JournalDocument>(
  {
    seq: number,
    at: words,
    kind: text,
    document: { type: Schema.Types.Mixed, required: true },
    version: number,
    event: words,
    from: words,
    to: words,
    role: words,
    sealed: text,
    previous: text,
    hash: text,
  } as never,
  { collection: 'journal', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ seq: 1 }, { unique: true });
schema.index({ kind: 1, document: 1, version: 1 }, { unique: true });
schema.index({ kind: 1, seq: -1 });

export function journalModel(connection: Connection): Model<JournalDocument> {
  return connection.model<JournalDocument>('Journal', schema);
}
