import { Schema, type Connection, type Model } from 'mongoose';
import type { Application } from '../domain/registry/application.ts';
import { STORED_FILE_FIELDS } from './document.model.ts';
import { actorSchema, LIVING_FIELDS, type LivingDocument } from './living.ts';
import { objectionSchema } from './objection-rows.ts';

/** An application as it is stored. `open` says that it is not finished: one open application for each firm. */
export interface ApplicationDocument extends LivingDocument, Omit<Application, 'id' | keyof LivingDocument> {
  open: boolean;
  demo: boolean;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const dayOrNone = { type: String, default: null };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });

const statement = part({
  categories: [String],
  industries: [String],
  summary: words,
  contactName: words,
  contactPhone: words,
  teamSize: { type: Number, default: null },
  cases: [part({ customer: words, project: words, signedOn: dayOrNone, acceptedOn: dayOrNone })],
  declared: [String],
  materials: [part({ material: text, document: text, ...STORED_FILE_FIELDS })],
});

const spell = part({ from: text, to: dayOrNone, decision: text });

const schema = new Schema<ApplicationDocument>(
  {
    ...LIVING_FIELDS,
    number: dayOrNone,
    uscc: text,
    name: text,
    region: text,
    statement: { type: statement, required: true },
    before: { type: statement, default: null },
    corrections: [part({ field: text, reason: text })],
    firstReview: { type: part({ by: actorSchema, opinion: text, reason: text }), default: null },
    since: text,
    due: dayOrNone,
    notice: { type: part({ number: text, from: text, until: text }), default: null },
    objections: [objectionSchema],
    opinions: [part({ at: text, by: { type: actorSchema, required: true }, name: text, unit: text, content: text })],
    effects: [part({ version: { type: Number, required: true }, spell })],
    createdAt: text,
    open: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'applications',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ uscc: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one-open-per-firm' });
schema.index({ uscc: 1, createdAt: -1 });
schema.index({ state: 1, region: 1, due: 1 });
schema.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $type: 'string' } } });
schema.index({ 'notice.number': 1 });
schema.index({ 'objections.number': 1 });

export function applicationModel(connection: Connection): Model<ApplicationDocument> {
  return connection.model<ApplicationDocument>('Application', schema);
}
