import { Schema, type Connection, type Model } from 'mongoose';
import type { AwardCase } from '../domain/awards/award-case.ts';
import { objectionSchema } from './objection-rows.ts';
import { actorSchema, LIVING_FIELDS, type LivingDocument } from './living.ts';

/** A case as it is stored. `key` is its entitlement while no other round may have it, null once it is free again. */
export interface AwardCaseDocument extends LivingDocument, Omit<AwardCase, 'id' | keyof LivingDocument> {
  key: string | null;
  demo: boolean;
}

const text = { type: String, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const whole = { type: Schema.Types.Mixed, required: true };

const schema = new Schema<AwardCaseDocument>(
  {
    ...LIVING_FIELDS,
    ...{ round: text, policy: text, clause: text, matter: text, uscc: text, firm: text, asOf: text },
    region: { type: String, default: '' },
    fen: { type: Number, required: true },
    outcome: text,
    codes: [String],
    line: whole,
    facts: whole,
    lineDigest: text,
    departments: [String],
    approvals: [part({ role: text, by: actorSchema, at: text, shown: text })],
    account: { type: part({ name: text, number: text, bank: text, cnaps: text }), default: null },
    dispute: { type: part({ fact: text, why: text }), default: null },
    notice: { type: part({ number: text, from: text, until: text }), default: null },
    objections: [objectionSchema],
    batches: [String],
    paidOn: { type: String, default: null },
    supplement: part({ adjustment: text, paidFen: { type: Number, required: true } }),
    key: { type: String, default: null },
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'award_cases',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index(
  { key: 1 },
  { unique: true, partialFilterExpression: { key: { $type: 'string' } }, name: 'one-round-per-entitlement' },
);
schema.index({ round: 1, clause: 1 });
schema.index({ round: 1, state: 1, _id: 1 });
schema.index({ uscc: 1 });
schema.index({ state: 1, clause: 1 });
schema.index({ 'notice.number': 1 }, { sparse: true });
schema.index({ 'objections.number': 1 }, { sparse: true });
schema.index({ batches: 1 });

export function awardCaseModel(connection: Connection): Model<AwardCaseDocument> {
  return connection.model<AwardCaseDocument>('AwardCase', schema);
}
