import { Schema, type Connection } from 'mongoose';
import type { GradingRound } from '../domain/grading/grading-round.ts';
import type { GradingRoundState } from '../domain/registry/grading-words.ts';
import { createIndexes } from './indexes.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { actorSchema, beginning, decide, LIVING_FIELDS } from './living.ts';
import type { Change, Expected, LivingDocument } from './living.ts';

interface RoundDocument extends LivingDocument, Omit<GradingRound, 'id' | keyof LivingDocument> {
  demo: boolean;
}

/** What a round begins with. */
export type NewGradingRound = Pick<GradingRound, 'number' | 'scheme' | 'cutOff' | 'experts'>;

export interface GradingRoundDecision {
  readonly to: GradingRoundState;
  readonly entry: Change['entry'];
  readonly set?: Partial<
    Pick<GradingRound, 'run' | 'taken' | 'gathered' | 'result' | 'proposer' | 'votes' | 'notice' | 'publishedOn'>
  >;
  readonly vote?: GradingRound['votes'][number];
}

export interface GradingRounds {
  find(number: string): Promise<GradingRound | null>;
  /** The latest first. */
  all(): Promise<readonly GradingRound[]>;
  begin(round: NewGradingRound, entry: Change['entry']): Promise<void>;
  decide(expected: Expected, decision: GradingRoundDecision): Promise<void>;
  insertMissing(rounds: readonly GradingRound[]): Promise<void>;
}

const text = { type: String, required: true };
const mixed = { type: Schema.Types.Mixed };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const schema = new Schema<RoundDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, cutOff: text },
    scheme: { ...mixed, required: true },
    experts: [part({ account: text, name: text, unit: { type: String, default: '' } })],
    run: { type: Number, required: true },
    taken: { type: Number, required: true },
    gathered: { type: Boolean, required: true },
    result: { ...mixed, default: null },
    proposer: { type: actorSchema, default: null },
    votes: [
      part({
        by: actorSchema,
        at: text,
        agree: { type: Boolean, required: true },
        reason: { type: String, default: '' },
      }),
    ],
    notice: { type: part({ number: text, from: text, until: text }), default: null },
    publishedOn: { type: String, default: null },
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'grading_rounds',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ number: 1 }, { unique: true });

type Stored = StoredLiving<RoundDocument>;
const toRound = (stored: Stored) => toDomain<GradingRound>(stored, ['demo']);

export async function openGradingRounds(connection: Connection): Promise<GradingRounds> {
  const model = connection.model<RoundDocument>('GradingRound', schema);
  await createIndexes(model);
  return {
    async find(number) {
      const found = await model.findOne({ number }).lean<Stored>();
      return found === null ? null : toRound(found);
    },
    all: async () => (await model.find().sort({ _id: -1 }).lean<Stored[]>()).map(toRound),
    async begin(round, entry) {
      const fresh = { run: 1, taken: 0, gathered: false, result: null, proposer: null, votes: [], notice: null };
      const document = { ...beginning('computing', entry), ...fresh, ...round, publishedOn: null, demo: false };
      await model.insertMany([document as unknown as RoundDocument]);
    },
    decide: (expected, { to, entry, set = {}, vote }) =>
      decide(model, expected, { to, entry, set, ...(vote !== undefined && { push: { votes: vote } }) }),
    insertMissing: (rounds) => insertMissing(model, rounds, () => ({ demo: true })),
  };
}
