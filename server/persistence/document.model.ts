import { Schema, type Connection, type Model } from 'mongoose';
import type { FirmDocument } from '../domain/registry/firm-document.ts';
import { LIVING_FIELDS, type LivingDocument } from './living.ts';

/** A firm's document as it is stored. */
export interface StoredDocument extends LivingDocument, Omit<FirmDocument, 'id' | keyof LivingDocument> {
  demo: boolean;
}

const text = { type: String, required: true };

/** The fields of a `StoredFile` for a schema. */
export const STORED_FILE_FIELDS = {
  name: text,
  kind: text,
  size: { type: Number, required: true },
  sha256: text,
} as const;

const schema = new Schema<StoredDocument>(
  {
    ...LIVING_FIELDS,
    ...STORED_FILE_FIELDS,
    uscc: text,
    purpose: text,
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'documents', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ uscc: 1, state: 1, _id: -1 });

export function documentModel(connection: Connection): Model<StoredDocument> {
  return connection.model<StoredDocument>('FirmDocument', schema);
}
