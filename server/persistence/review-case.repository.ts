import { isValidObjectId, Schema, type Connection } from 'mongoose';
import type { ReviewCase, ReviewState } from '../domain/registry/review.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';
import { spellEffectSchema } from './spell-effects.ts';

interface ReviewCaseDocument extends LivingDocument, Omit<ReviewCase, 'id' | keyof LivingDocument> {
  demo: boolean;
}

/** What a case begins with. */
export type NewReviewCase = Omit<ReviewCase, 'id' | keyof LivingDocument>;

export interface ReviewDecision {
  readonly to: ReviewState;
  readonly entry: Change['entry'];
  readonly set: Partial<
    Pick<ReviewCase, 'answer' | 'submittedOn' | 'late' | 'asked' | 'since' | 'due' | 'renewedTo' | 'removal'>
  >;
  readonly effect?: ReviewCase['effects'][number];
}

export interface ReviewCases {
  findById(id: string): Promise<ReviewCase | null>;
  findByUscc(uscc: string): Promise<readonly ReviewCase[]>;
  /** Of a round; in the order of their numbers. */
  ofYear(year: number): Promise<readonly ReviewCase[]>;
  /** Adds a firm's case to a round; one that is there stays as it is. */
  addMissing(cases: readonly NewReviewCase[], entry: Change['entry']): Promise<void>;
  decide(expected: Expected, decision: ReviewDecision): Promise<void>;
  /** Cases with effects, or with a removal, that other documents may not have yet. */
  withEffects(): Promise<readonly ReviewCase[]>;
  effectDone(id: string, version: number): Promise<void>;
  removalDone(id: string): Promise<void>;
  insertMissing(cases: readonly ReviewCase[]): Promise<void>;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const orNone = { type: String, default: null };
const whole = { type: Number, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });

const schema = new Schema<ReviewCaseDocument>(
  {
    ...LIVING_FIELDS,
    number: text,
    year: whole,
    asOf: text,
    uscc: text,
    name: text,
    region: text,
    spellFrom: text,
    spellTo: orNone,
    answer: part({
      changes: words,
      profileConfirmed: { type: Boolean, required: true },
      revenueFen: { type: Number, default: null },
      cases: words,
      declared: [String],
      correction: words,
    }),
    submittedOn: orNone,
    late: { type: Boolean, required: true },
    asked: words,
    since: text,
    due: orNone,
    renewedTo: orNone,
    effects: [spellEffectSchema],
    removal: { type: part({ version: whole, ground: text, facts: words }), default: null },
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'review-cases', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ year: 1, uscc: 1 }, { unique: true });
schema.index({ uscc: 1 });
schema.index({ number: 1 }, { unique: true });

type Stored = StoredLiving<ReviewCaseDocument>;
const toCase = (stored: Stored) => toDomain<ReviewCase>(stored, ['demo']);

export async function openReviewCases(connection: Connection): Promise<ReviewCases> {
  const model = connection.model<ReviewCaseDocument>('ReviewCase', schema);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toCase);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toCase(found);
    },
    findByUscc: (uscc) => many({ uscc }, { year: -1 }),
    ofYear: (year) => many({ year }, { number: 1 }),
    async addMissing(cases, entry) {
      const documents = cases.map((one) => ({ ...one, ...beginning('awaiting', entry), demo: false }));
      try {
        await model.insertMany(documents as unknown as ReviewCaseDocument[], { ordered: false });
      } catch (error) {
        // Another process is at it too: what is there already stays, the rest was written.
        if (!isDuplicate(error)) throw error;
      }
    },
    decide: (expected, { to, entry, set, effect }) =>
      decide(model, expected, { to, entry, set, ...(effect !== undefined && { push: { effects: effect } }) }),
    withEffects: () => many({ $or: [{ 'effects.0': { $exists: true } }, { removal: { $ne: null } }] }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    removalDone: async (id) => {
      await model.updateOne({ _id: id }, { $set: { removal: null } });
    },
    insertMissing: (cases) => insertMissing(model, cases, () => ({ demo: true })),
  };
}
