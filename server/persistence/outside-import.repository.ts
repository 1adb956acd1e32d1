import { isValidObjectId, Schema, type Connection, type Model } from 'mongoose';
import type { OutsideImport, OutsideImportState } from '../domain/registry/outside-import.ts';
import { createIndexes } from './indexes.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';

interface OutsideImportDocument extends LivingDocument, Omit<OutsideImport, 'id' | keyof LivingDocument> {}

/** What an import begins with. */
export type NewOutsideImport = Omit<OutsideImport, 'id' | keyof LivingDocument>;

export interface OutsideDecision {
  readonly to: OutsideImportState;
  readonly entry: Change['entry'];
  readonly set: Partial<Pick<OutsideImport, 'sheet' | 'layout' | 'counts' | 'matches' | 'importedOn' | 'since'>>;
  /** It has records to write or to mark. */
  readonly effect?: true;
}

export interface OutsideImports {
  findById(id: string): Promise<OutsideImport | null>;
  /** The latest first. */
  list(): Promise<readonly OutsideImport[]>;
  /** Imports of the same bytes that stand, the latest first. */
  ofContent(sha256: string): Promise<readonly OutsideImport[]>;
  begin(made: NewOutsideImport, entry: Change['entry']): Promise<string>;
  decide(expected: Expected, decision: OutsideDecision): Promise<void>;
  withEffects(): Promise<readonly OutsideImport[]>;
  effectDone(id: string, version: number): Promise<void>;
  insertMissing(all: readonly OutsideImport[]): Promise<void>;
}

const text = { type: String, required: true };
const mixed = { type: Schema.Types.Mixed, required: true };
const MOST_LISTED = 500;

const schema = new Schema<OutsideImportDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, source: text, sourceDate: text, file: mixed, sheet: { type: String, default: '' } },
    ...{ layout: mixed, counts: { type: Schema.Types.Mixed, default: null }, matches: [Schema.Types.Mixed] },
    importedOn: { type: String, default: null },
    since: text,
    effects: [new Schema({ version: Number }, { _id: false, strict: 'throw' })],
  } as never,
  // Columns of which none is chosen are an empty object, which mongoose would leave out.
  {
    ...{ collection: 'outside_imports', versionKey: false, autoIndex: false, autoCreate: false },
    ...{ strict: 'throw', minimize: false },
  },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ 'file.sha256': 1 });

export async function openOutsideImports(connection: Connection): Promise<OutsideImports> {
  const model: Model<OutsideImportDocument> = connection.model<OutsideImportDocument>('OutsideImport', schema);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) => {
    const found = await model.find(filter).sort(sort).limit(MOST_LISTED).lean<StoredLiving<OutsideImportDocument>[]>();
    return found.map((one) => toDomain<OutsideImport>(one, []));
  };
  return {
    async findById(id) {
      return isValidObjectId(id) ? ((await many({ _id: id }, { _id: 1 }))[0] ?? null) : null;
    },
    list: () => many({}, { _id: -1 }),
    ofContent: (sha256) => many({ 'file.sha256': sha256, state: 'imported' }, { _id: -1 }),
    async begin(made, entry) {
      const [created] = await model.insertMany([{ ...beginning('draft', entry), ...made }]);
      return String(created?._id);
    },
    decide: (expected, { to, entry, set, effect }) =>
      decide(model, expected, {
        ...{ to, entry, set },
        push: effect === true ? { effects: { version: expected.version + 1 } } : {},
      }),
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: (all) => insertMissing(model, all, () => ({})),
  };
}
