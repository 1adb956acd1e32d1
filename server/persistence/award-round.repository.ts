import { Schema, type Connection } from 'mongoose';
import type { AwardRound } from '../domain/awards/award-round.ts';
import type { AwardRoundState } from '../domain/registry/award-round-words.ts';
import { createIndexes } from './indexes.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';

interface AwardRoundDocument extends LivingDocument, Omit<AwardRound, 'id' | keyof LivingDocument> {
  demo: boolean;
}

export type NewAwardRound = Omit<AwardRound, 'id' | keyof LivingDocument | 'result' | 'refused'>;

export interface AwardRoundDecision {
  readonly to: AwardRoundState;
  readonly entry: Change['entry'];
  readonly set?: Partial<Pick<AwardRound, 'result' | 'refused' | 'policyDigest'>>;
}

export interface AwardRounds {
  find(number: string): Promise<AwardRound | null>;
  /** The latest first. */
  all(): Promise<readonly AwardRound[]>;
  begin(round: NewAwardRound, entry: Change['entry']): Promise<void>;
  decide(expected: Expected, decision: AwardRoundDecision): Promise<void>;
  insertMissing(rounds: readonly AwardRound[]): Promise<void>;
}

const text = { type: String, required: true };
const whole = { type: Number, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const sum = part({ group: text, clause: text, region: { type: String, default: '' }, lines: whole, fen: whole });
const firmCount = part({ group: text, clause: { type: String, default: '' }, firms: whole });
const schema = new Schema<AwardRoundDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, policy: text, policyDigest: text, clauses: [String], asOf: text },
    ...{ budgetLine: text, budgetFen: whole },
    result: {
      type: part({ firms: whole, snapshotAt: text, sums: [sum], firmCounts: [firmCount], digest: text }),
      default: null,
    },
    refused: [part({ uscc: text, clause: text, matter: text, holder: text })],
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'award_rounds', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ number: 1 }, { unique: true });

type Stored = StoredLiving<AwardRoundDocument>;
const toRound = (stored: Stored) => toDomain<AwardRound>(stored, ['demo']);

export async function openAwardRounds(connection: Connection): Promise<AwardRounds> {
  const model = connection.model<AwardRoundDocument>('AwardRound', schema);
  await createIndexes(model);
  return {
    async find(number) {
      const found = await model.findOne({ number }).lean<Stored>();
      return found === null ? null : toRound(found);
    },
    all: async () => (await model.find().sort({ _id: -1 }).lean<Stored[]>()).map(toRound),
    async begin(round, entry) {
      const document = { ...beginning('computing', entry), ...round, result: null, refused: [], demo: false };
      await model.insertMany([document as unknown as AwardRoundDocument]);
    },
    decide: (expected, { to, entry, set = {} }) => decide(model, expected, { to, entry, set }),
    insertMissing: (rounds) => insertMissing(model, rounds, () => ({ demo: true })),
  };
}
