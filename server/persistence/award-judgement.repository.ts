import { isValidObjectId, Schema, type Connection } from 'mongoose';
import { entitlementKey } from '../domain/awards/award-case.ts';
import { JUDGEMENT_COUNTS, JUDGEMENT_OPEN, type AwardJudgement } from '../domain/awards/judgement.ts';
import type { JudgementState } from '../domain/registry/judgement-words.ts';
import type { JudgementRecord, Provider } from '../domain/registry/provider.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { actorSchema, beginning, decide, LIVING_FIELDS } from './living.ts';
import type { Change, Expected, LivingDocument } from './living.ts';
import { applyOnce } from './profile.repository.ts';
import { providerModel } from './provider.model.ts';

/** `key`: entitlement and reason while they are decided or about to be; `effects`: versions the provider does not have yet. */
interface JudgementDocument extends LivingDocument, Omit<AwardJudgement, 'id' | keyof LivingDocument> {
  key: string | null;
  effects: number[];
  demo: boolean;
}

/** What a judgement begins with. */
export type NewJudgement = Omit<AwardJudgement, 'id' | keyof LivingDocument | 'decidedOn' | 'decidedBy'>;

export interface JudgementDecision {
  readonly to: JudgementState;
  readonly entry: Change['entry'];
  readonly set?: Partial<Pick<AwardJudgement, 'proposer' | 'decidedOn' | 'decidedBy'>>;
}

export interface AwardJudgements {
  findById(id: string): Promise<AwardJudgement | null>;
  /** The latest first; of a firm, a region, or all. */
  list(query: { readonly uscc?: string; readonly region?: string }): Promise<readonly AwardJudgement[]>;
  /** Undefined: this reason of the matter is decided or about to be. */
  begin(made: NewJudgement, entry: Change['entry']): Promise<string | undefined>;
  decide(expected: Expected, decision: JudgementDecision): Promise<void>;
  /** Writes what was decided to the facts of the provider, once for each decision. */
  applyEffects(id: string): Promise<void>;
  withEffects(): Promise<readonly string[]>;
  insertMissing(all: readonly AwardJudgement[]): Promise<void>;
}

const text = { type: String, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const schema = new Schema<JudgementDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, uscc: text, firm: text, policy: text, clause: text, matter: text, code: text, decision: text },
    region: { type: String, default: '' },
    ...{ ground: text, evidence: text, second: text, decidedBy: { type: String, default: '' } },
    documents: [part({ document: text, name: text, sha256: text })],
    line: { type: Schema.Types.Mixed, required: true },
    proposer: { type: actorSchema, required: true },
    decidedOn: { type: String, default: null },
    key: { type: String, default: null },
    effects: [Number],
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'award_judgements',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index(
  { key: 1 },
  { unique: true, partialFilterExpression: { key: { $type: 'string' } }, name: 'one-decision-per-reason' },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ uscc: 1 });

const keyOf = (one: Pick<AwardJudgement, 'uscc' | 'clause' | 'matter' | 'code'>) =>
  `${entitlementKey(one)}|${one.code}`;

type Stored = StoredLiving<JudgementDocument>;
const toJudgement = (stored: Stored) => toDomain<AwardJudgement>(stored, ['key', 'effects', 'demo', 'journaled']);

export async function openAwardJudgements(connection: Connection): Promise<AwardJudgements> {
  const model = connection.model<JudgementDocument>('AwardJudgement', schema);
  const providers = providerModel(connection);
  await createIndexes(model);

  /** As the matter stands now: an effect that was late never brings back an older decision. */
  function factOf({ state, decidedOn, number, matter, code, decision, decidedBy, ground }: Stored): JudgementRecord[] {
    if (!JUDGEMENT_COUNTS.includes(state as JudgementState) || decidedOn === null) return [];
    return [{ number, matter, code, decision, decidedOn, by: decidedBy, ground }];
  }

  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toJudgement(found);
    },
    list: async (query) => (await model.find(query).sort({ _id: -1 }).lean<Stored[]>()).map(toJudgement),
    async begin(made, entry) {
      const plain = JSON.parse(JSON.stringify(made)) as NewJudgement;
      const more = { decidedOn: null, decidedBy: '', key: keyOf(made), effects: [], demo: false };
      try {
        const [created] = await model.insertMany([
          { ...plain, ...beginning('proposed', entry), ...more } as unknown as JudgementDocument,
        ]);
        return String(created?._id);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return undefined;
      }
    },
    decide: (expected, { to, entry, set = {} }) =>
      decide(model, expected, {
        to,
        entry,
        set: { ...set, ...(!JUDGEMENT_OPEN.includes(to) && { key: null }) },
        push: entry.event === 'decide' || entry.event === 'withdraw' ? { effects: expected.version + 1 } : {},
      }),
    async applyEffects(id) {
      for (;;) {
        const stored = await model.findById(id).lean<Stored>();
        const version = stored?.effects[0];
        if (stored === null || version === undefined) return;
        const { uscc, number } = stored;
        const done = await applyOnce(providers, uscc, `${id}:${version}`, ({ judgements = [] }: Provider) => ({
          $set: { judgements: [...judgements.filter((one) => one.number !== number), ...factOf(stored)] },
        }));
        if (!done) throw new Error(`no provider ${uscc} for the judgement ${number}`);
        await model.updateOne({ _id: id }, { $pull: { effects: version } });
      }
    },
    withEffects: async () =>
      (await model.find({ 'effects.0': { $exists: true } } as never, { _id: 1 }).lean<Stored[]>()).map(({ _id }) =>
        String(_id),
      ),
    insertMissing: (all) =>
      insertMissing(model, all, (one) => ({
        key: keyOf(one),
        effects: one.history.filter(({ event }) => event === 'decide').map(({ version }) => version),
        demo: true,
      })),
  };
}
