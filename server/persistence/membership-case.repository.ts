import { isValidObjectId, Schema, type Connection, type Model } from 'mongoose';
import { STANDING_CASES } from '../domain/registry/membership-case.ts';
import type { MembershipCase, MembershipCaseState } from '../domain/registry/membership-case.ts';
import type { SpellEffect } from '../domain/registry/membership.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import {
  actorSchema,
  beginning,
  decide,
  LIVING_FIELDS,
  type Change,
  type Expected,
  type LivingDocument,
} from './living.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { spellEffectSchema } from './spell-effects.ts';

/** `standing`: the case still stands against its spell; one such case for each spell. */
interface MembershipCaseDocument extends LivingDocument, Omit<MembershipCase, 'id' | keyof LivingDocument> {
  standing: boolean;
  demo: boolean;
}

/** What a case begins with. */
export type NewMembershipCase = Omit<MembershipCase, 'id' | keyof LivingDocument>;

export interface MembershipDecision {
  readonly to: MembershipCaseState;
  readonly entry: Change['entry'];
  readonly set: Partial<Pick<MembershipCase, 'effectiveOn' | 'defence' | 'due' | 'since'>>;
  readonly effect?: SpellEffect;
}

export interface MembershipCases {
  findById(id: string): Promise<MembershipCase | null>;
  /** All of a firm, the latest first. */
  findByUscc(uscc: string): Promise<readonly MembershipCase[]>;
  /** The latest first. */
  list(query: {
    readonly states?: readonly MembershipCaseState[];
    readonly region: string | undefined;
  }): Promise<readonly MembershipCase[]>;
  /** Begins a case. `Conflict` where one stands already against the spell. Answers its id. */
  begin(to: MembershipCaseState, made: NewMembershipCase, entry: Change['entry']): Promise<string>;
  decide(expected: Expected, decision: MembershipDecision): Promise<void>;
  /** Cases with effects that the provider may not have yet. */
  withEffects(): Promise<readonly MembershipCase[]>;
  effectDone(id: string, version: number): Promise<void>;
  insertMissing(cases: readonly MembershipCase[]): Promise<void>;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const orNone = { type: String, default: null };

const schema = new Schema<MembershipCaseDocument>(
  {
    ...LIVING_FIELDS,
    kind: text,
    number: text,
    uscc: text,
    name: text,
    region: text,
    spellFrom: text,
    spellTo: orNone,
    ground: orNone,
    facts: words,
    proposedBy: { type: actorSchema, required: true },
    effectiveOn: orNone,
    defence: orNone,
    due: orNone,
    since: text,
    source: orNone,
    effects: [spellEffectSchema],
    standing: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'membership-cases', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index(
  { uscc: 1, spellFrom: 1 },
  { unique: true, partialFilterExpression: { standing: true }, name: 'one-standing-per-spell' },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ uscc: 1 });

type Stored = StoredLiving<MembershipCaseDocument>;

export async function openMembershipCases(connection: Connection): Promise<MembershipCases> {
  const model: Model<MembershipCaseDocument> = connection.model<MembershipCaseDocument>('MembershipCase', schema);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toCase);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toCase(found);
    },
    findByUscc: (uscc) => many({ uscc }, { since: -1, _id: -1 }),
    list: ({ states, region }) =>
      many(
        { ...(states !== undefined && { state: { $in: states } }), ...(region !== undefined && { region }) },
        { since: -1, _id: -1 },
      ),
    async begin(to, made, entry) {
      try {
        const [created] = await model.insertMany([
          { ...made, ...beginning(to, entry), standing: true, demo: false } as unknown as MembershipCaseDocument,
        ]);
        return String(created?._id);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        throw new Conflict('case-standing', '企业的这段成员资格已有退出或移出事项', { cause: error });
      }
    },
    decide: (expected, { to, entry, set, effect }) =>
      decide(model, expected, {
        to,
        entry,
        set: { ...set, standing: STANDING_CASES.includes(to) },
        ...(effect !== undefined && { push: { effects: effect } }),
      }),
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: (cases) =>
      insertMissing(model, cases, ({ state }) => ({ standing: STANDING_CASES.includes(state), demo: true })),
  };
}

const toCase = (stored: Stored): MembershipCase => toDomain<MembershipCase>(stored, ['standing', 'demo']);
