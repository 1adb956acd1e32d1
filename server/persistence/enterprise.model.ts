import { Schema, type Connection, type Model } from 'mongoose';
import type { Enterprise } from '../domain/registry/enterprise.ts';

/** An enterprise as it is stored: with the words by which it is found. */
export interface EnterpriseDocument extends Enterprise {
  search: string;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };

/** What an enterprise states of itself when it registers. */
export const enterpriseFields = {
  uscc: text,
  name: text,
  region: text,
  industry: text,
  contact: new Schema({ name: words, phone: words }, { _id: false, strict: 'throw' }),
} as const;

const schema = new Schema<EnterpriseDocument>(
  { ...enterpriseFields, demo: { type: Boolean, required: true }, search: text } as never,
  { collection: 'enterprises', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ uscc: 1 }, { unique: true });

export function enterpriseModel(connection: Connection): Model<EnterpriseDocument> {
  return connection.model<EnterpriseDocument>('Enterprise', schema);
}
