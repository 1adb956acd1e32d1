import { Schema, type Connection, type Model } from 'mongoose';
import type { RevenueStatement } from '../domain/records/revenue-statement.ts';
import { actorSchema, LIVING_FIELDS, type LivingDocument } from './living.ts';

/** The revenue of a firm in a year as it is stored. */
export interface RevenueStatementDocument extends LivingDocument, Omit<RevenueStatement, 'id' | keyof LivingDocument> {
  demo: boolean;
}

const text = { type: String, required: true };
const whole = { type: Number, required: true };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });

const figure = part({ source: text, fen: whole });
const file = part({ source: text, document: text, name: text, kind: text, size: whole, sha256: text });
const reason = { type: String, default: '' };

const schema = new Schema<RevenueStatementDocument>(
  {
    ...LIVING_FIELDS,
    number: text,
    uscc: text,
    name: text,
    region: text,
    subject: text,
    versions: [
      part({ version: whole, fen: whole, sources: [figure], evidence: [file], reason, at: text, by: actorSchema }),
    ],
    checks: [
      part({
        version: whole,
        of: whole,
        compared: [figure],
        toleranceBasisPoints: whole,
        at: text,
        by: actorSchema,
        reason,
      }),
    ],
    counted: [part({ version: whole, fen: whole, evidence: text })],
    since: text,
    effects: [part({ version: whole })],
    createdAt: text,
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'revenue-statements',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ uscc: 1, subject: 1 }, { unique: true, name: 'one-per-firm-and-year' });
schema.index({ state: 1, region: 1, since: 1 });
schema.index({ number: 1 }, { unique: true });

export function revenueStatementModel(connection: Connection): Model<RevenueStatementDocument> {
  return connection.model<RevenueStatementDocument>('RevenueStatement', schema);
}
