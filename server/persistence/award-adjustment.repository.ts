import { isValidObjectId, Schema, type Connection } from 'mongoose';
import { ADJUSTMENT_OPEN, type AwardAdjustment } from '../domain/awards/adjustment.ts';
import { entitlementKey } from '../domain/awards/award-case.ts';
import type { AdjustmentState } from '../domain/registry/adjustment-words.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { toDomain, type StoredLiving } from './living-rows.ts';
import {
  actorSchema,
  beginning,
  decide,
  LIVING_FIELDS,
  type Change,
  type Expected,
  type LivingDocument,
} from './living.ts';

/** `key`: the entitlement while an adjustment of it is under way; null afterwards. */
interface AdjustmentDocument extends LivingDocument, Omit<AwardAdjustment, 'id' | keyof LivingDocument> {
  key: string | null;
}

/** What an adjustment begins with. */
export type NewAdjustment = Omit<AwardAdjustment, 'id' | keyof LivingDocument>;

export interface AdjustmentDecision {
  readonly to: AdjustmentState;
  readonly entry: Change['entry'];
  readonly set?: Partial<Pick<AwardAdjustment, 'teller' | 'defence' | 'demandedFen' | 'since' | 'due'>>;
  readonly repayment?: AwardAdjustment['repayments'][number];
}

export interface AwardAdjustments {
  findById(id: string): Promise<AwardAdjustment | null>;
  /** The latest first; of a firm, a region, or all. */
  list(query: { readonly uscc?: string; readonly region?: string }): Promise<readonly AwardAdjustment[]>;
  /** False: one is under way for the same entitlement. */
  begin(made: NewAdjustment, entry: Change['entry']): Promise<boolean>;
  decide(expected: Expected, decision: AdjustmentDecision): Promise<void>;
  /** The award that was begun for an adjustment: written once, after it was decided. */
  noteSupplement(id: string, award: string): Promise<void>;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const whole = { type: Number, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });

const schema = new Schema<AdjustmentDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, uscc: text, firm: text, policy: text, clause: text, matter: text, award: text, basis: text },
    region: { type: String, default: '' },
    paidFen: whole,
    dueFen: whole,
    cause: { type: part({ kind: text, text }), required: true },
    line: { type: Schema.Types.Mixed, default: null },
    asOf: text,
    teller: { type: actorSchema, default: null },
    defence: { type: part({ at: text, by: actorSchema, text }), default: null },
    demandedFen: { type: Number, default: 0 },
    repayments: [part({ at: text, by: actorSchema, fen: whole, on: text, voucher: text })],
    supplement: orNone,
    since: text,
    due: orNone,
    key: orNone,
  } as never,
  {
    collection: 'award_adjustments',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index(
  { key: 1 },
  { unique: true, partialFilterExpression: { key: { $type: 'string' } }, name: 'one-under-way-per-entitlement' },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ uscc: 1 });

type Stored = StoredLiving<AdjustmentDocument>;

export async function openAwardAdjustments(connection: Connection): Promise<AwardAdjustments> {
  const model = connection.model<AdjustmentDocument>('AwardAdjustment', schema);
  await createIndexes(model);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toAdjustment(found);
    },
    list: async (query) => (await model.find(query).sort({ _id: -1 }).lean<Stored[]>()).map(toAdjustment),
    async begin(made, entry) {
      // A key left out is a fact unknown, and must not come back as one that is null.
      const plain = JSON.parse(JSON.stringify(made)) as NewAdjustment;
      try {
        await model.insertMany([
          { ...plain, ...beginning('open', entry), key: entitlementKey(made) } as unknown as AdjustmentDocument,
        ]);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async noteSupplement(id, award) {
      await model.updateOne({ _id: id, supplement: null }, { $set: { supplement: award } });
    },
    decide: (expected, { to, entry, set = {}, repayment }) =>
      decide(model, expected, {
        to,
        entry,
        set: { ...set, ...(!ADJUSTMENT_OPEN.includes(to) && { key: null }) },
        ...(repayment !== undefined && { push: { repayments: repayment } }),
      }),
  };
}

const toAdjustment = (stored: Stored): AwardAdjustment => toDomain<AwardAdjustment>(stored, ['key']);
