import { isValidObjectId, Schema, type Connection } from 'mongoose';
import type { Expert, ExpertScore, ExpertSheet } from '../domain/grading/expert-sheet.ts';
import type { GradingSheetState } from '../domain/registry/grading-words.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';

interface SheetDocument extends LivingDocument, Omit<ExpertSheet, 'id' | keyof LivingDocument> {
  demo: boolean;
}

export interface GradingSheets {
  findById(id: string): Promise<ExpertSheet | null>;
  ofRound(round: string): Promise<readonly ExpertSheet[]>;
  /** The sheets of a round with what they say of one firm alone. */
  ofFirm(round: string, uscc: string): Promise<readonly Pick<ExpertSheet, 'state' | 'expert' | 'scores'>[]>;
  /** Of one expert, the latest first. */
  ofExpert(account: string): Promise<readonly ExpertSheet[]>;
  /** One sheet for each expert of a round, however often it is asked for. */
  addMissing(round: string, experts: readonly Expert[], entry: Change['entry']): Promise<void>;
  decide(
    expected: Expected,
    decision: {
      readonly to: GradingSheetState;
      readonly entry: Change['entry'];
      readonly scores?: readonly ExpertScore[];
    },
  ): Promise<void>;
  insertMissing(sheets: readonly ExpertSheet[]): Promise<void>;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });
const schema = new Schema<SheetDocument>(
  {
    ...LIVING_FIELDS,
    round: text,
    expert: { type: part({ account: text, name: text, unit: words }), required: true },
    scores: [
      part({
        uscc: text,
        recusal: { type: String, default: null },
        points: { type: Schema.Types.Mixed, default: {} },
        remark: words,
      }),
    ],
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'grading_sheets',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ round: 1, 'expert.account': 1 }, { unique: true });
schema.index({ 'expert.account': 1 });

type Stored = StoredLiving<SheetDocument>;
const toSheet = (stored: Stored) => toDomain<ExpertSheet>(stored, ['demo']);

export async function openGradingSheets(connection: Connection): Promise<GradingSheets> {
  const model = connection.model<SheetDocument>('GradingSheet', schema);
  await createIndexes(model);
  const many = async (filter: object, order: 1 | -1) =>
    (await model.find(filter).sort({ _id: order }).lean<Stored[]>()).map(toSheet);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toSheet(found);
    },
    ofRound: (round) => many({ round }, 1),
    async ofFirm(round, uscc) {
      const asked = { _id: 0, state: 1, expert: 1, scores: { $elemMatch: { uscc } } };
      const found = await model.collection.find({ round }, { projection: asked, sort: { _id: 1 } }).toArray();
      return (found as unknown as ExpertSheet[]).map((one) => ({
        ...one,
        scores: (one.scores as ExpertSheet['scores'] | undefined) ?? [],
      }));
    },
    ofExpert: (account) => many({ 'expert.account': account }, -1),
    async addMissing(round, experts, entry) {
      const documents = experts.map((expert) => ({
        ...beginning('open', entry),
        round,
        expert,
        scores: [],
        demo: false,
      }));
      try {
        await model.insertMany(documents as unknown as SheetDocument[], { ordered: false });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    decide: (expected, { to, entry, scores }) =>
      decide(model, expected, { to, entry, ...(scores !== undefined && { set: { scores } }) }),
    insertMissing: (sheets) => insertMissing(model, sheets, () => ({ demo: true })),
  };
}
