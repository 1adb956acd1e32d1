import { isValidObjectId, Schema, type Connection, type Model } from 'mongoose';
import { SCREENING_OPEN, type ScreeningCase, type ScreeningState } from '../domain/registry/screening-case.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';
import { toDomain, type StoredLiving } from './living-rows.ts';

/** `key`: one case for each pair of firms and each state of their facts. */
interface ScreeningCaseDocument extends LivingDocument, Omit<ScreeningCase, 'id' | keyof LivingDocument> {
  key: string;
}

/** What a case begins with. */
export type NewScreeningCase = Omit<ScreeningCase, 'id' | keyof LivingDocument>;

export interface ScreeningDecision {
  readonly to: ScreeningState;
  readonly entry: Change['entry'];
  readonly set: Partial<Pick<ScreeningCase, 'judgement' | 'since' | 'due'>>;
}

export interface ScreeningCases {
  findById(id: string): Promise<ScreeningCase | null>;
  /** All of a firm, the latest first. */
  findByUscc(uscc: string): Promise<readonly ScreeningCase[]>;
  /** The longest waiting first. */
  list(states: readonly ScreeningState[]): Promise<readonly ScreeningCase[]>;
  /** Whether this pair was compared in this state of their facts already. */
  isKnown(made: Pick<NewScreeningCase, 'uscc' | 'entry' | 'factsDigest'>): Promise<boolean>;
  /** Opens a case. False where the same pair with the same facts has one: however often and by how many it is asked. */
  begin(made: NewScreeningCase, entry: Change['entry']): Promise<boolean>;
  decide(expected: Expected, decision: ScreeningDecision): Promise<void>;
  withEffects(): Promise<readonly ScreeningCase[]>;
  effectDone(id: string, version: number): Promise<void>;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const mixed = { type: Schema.Types.Mixed, required: true };

const schema = new Schema<ScreeningCaseDocument>(
  {
    ...LIVING_FIELDS,
    ...{ key: text, number: text, uscc: text, name: text, region: text, trigger: text },
    ...{ entry: mixed, screening: mixed, factsDigest: text, list: mixed },
    judgement: { type: Schema.Types.Mixed, default: null },
    ...{ since: text, due: orNone },
    effects: [new Schema({ version: Number }, { _id: false, strict: 'throw' })],
  } as never,
  { collection: 'screening_cases', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ uscc: 1, state: 1 });
schema.index({ state: 1, since: 1 });

type Stored = StoredLiving<ScreeningCaseDocument>;
const HIDDEN = ['key'] as const;

export async function openScreeningCases(connection: Connection): Promise<ScreeningCases> {
  const model: Model<ScreeningCaseDocument> = connection.model<ScreeningCaseDocument>('ScreeningCase', schema);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map((one) => toDomain<ScreeningCase>(one, HIDDEN));
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toDomain<ScreeningCase>(found, HIDDEN);
    },
    findByUscc: (uscc) => many({ uscc }, { since: -1, _id: -1 }),
    list: (states) => many({ state: { $in: states } }, { since: 1, _id: 1 }),
    isKnown: async (made) => (await model.exists({ key: keyOf(made) })) !== null,
    async begin(made, entry) {
      try {
        await model.insertMany([{ ...beginning('open', entry), ...made, key: keyOf(made) }]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    decide: (expected, { to, entry, set }) =>
      decide(model, expected, {
        ...{ to, entry, set },
        push: to === 'same' ? { effects: { version: expected.version + 1 } } : {},
      }),
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
  };
}

const keyOf = ({ uscc, entry, factsDigest }: Pick<NewScreeningCase, 'uscc' | 'entry' | 'factsDigest'>): string =>
  `${uscc} ${entry.listingCase} ${factsDigest}`;

/** Those of a firm that are not judged yet. */
export const unjudged = (cases: readonly ScreeningCase[]): ScreeningCase[] =>
  cases.filter(({ state }) => SCREENING_OPEN.includes(state));
