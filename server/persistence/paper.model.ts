import { Schema, type Connection, type Model } from 'mongoose';
import type { PaperOccasion } from '../domain/registry/paper.ts';

/** A paper as it is stored. Of a paper with a number of its own, `series` and `serial` make the number. */
export interface PaperDocument extends PaperOccasion {
  readonly number: string;
  readonly series: string | null;
  readonly serial: number | null;
  readonly uscc: string | null;
  readonly region: string | null;
  readonly issuedAt: string;
  /** The content as it was digested, to the character. */
  readonly text: string;
  readonly digest: string;
}

const text = { type: String, required: true };
const word = { type: String, default: null };

const schema = new Schema<PaperDocument>(
  {
    kind: text,
    matter: text,
    document: text,
    version: { type: Number, required: true },
    number: text,
    series: word,
    serial: { type: Number, default: null },
    uscc: word,
    region: word,
    issuedAt: text,
    text,
    digest: text,
  } as never,
  { collection: 'papers', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
const ofSeries = { partialFilterExpression: { series: { $type: 'string' } } };
schema.index({ matter: 1, document: 1, version: 1, kind: 1 }, { unique: true, name: 'one-for-each-occasion' });
schema.index({ number: 1 }, { unique: true });
schema.index({ series: 1, serial: 1 }, { unique: true, ...ofSeries });
schema.index({ uscc: 1, issuedAt: -1 });

export function paperModel(connection: Connection): Model<PaperDocument> {
  return connection.model<PaperDocument>('Paper', schema);
}
