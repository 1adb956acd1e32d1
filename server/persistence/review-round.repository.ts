import { Schema, type Connection } from 'mongoose';
import type { ReviewRound, RoundState } from '../domain/registry/review.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';

interface ReviewRoundDocument extends LivingDocument, Omit<ReviewRound, 'id' | keyof LivingDocument> {
  number: string;
  demo: boolean;
}

export interface RoundDecision {
  readonly to: RoundState;
  readonly entry: Change['entry'];
  readonly closedOn?: string;
  readonly reminded?: ReviewRound['reminded'][number];
}

export interface ReviewRounds {
  findByYear(year: number): Promise<ReviewRound | null>;
  /** The latest first. */
  all(): Promise<readonly ReviewRound[]>;
  /** Begins the round of a year. `Conflict` where it has one. */
  begin(round: Pick<ReviewRound, 'year' | 'asOf' | 'due' | 'openedOn'>, entry: Change['entry']): Promise<void>;
  decide(expected: Expected, decision: RoundDecision): Promise<void>;
  insertMissing(rounds: readonly ReviewRound[]): Promise<void>;
}

const text = { type: String, required: true };
const whole = { type: Number, required: true };
const schema = new Schema<ReviewRoundDocument>(
  {
    ...LIVING_FIELDS,
    number: text,
    year: whole,
    asOf: text,
    due: text,
    openedOn: text,
    reminded: [new Schema({ on: text, count: whole }, { _id: false, strict: 'throw' })],
    closedOn: { type: String, default: null },
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'reviews', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ year: 1 }, { unique: true });

type Stored = StoredLiving<ReviewRoundDocument>;
const toRound = (stored: Stored) => toDomain<ReviewRound>(stored, ['demo', 'number']);
/** By this number anyone can look the round up in the journal. */
const numberOf = (year: number) => `FH${year}`;

export async function openReviewRounds(connection: Connection): Promise<ReviewRounds> {
  const model = connection.model<ReviewRoundDocument>('ReviewRound', schema);
  await createIndexes(model);
  return {
    async findByYear(year) {
      const found = await model.findOne({ year }).lean<Stored>();
      return found === null ? null : toRound(found);
    },
    all: async () => (await model.find().sort({ year: -1 }).lean<Stored[]>()).map(toRound),
    async begin(round, entry) {
      const document = { ...round, ...beginning('opening', entry), number: numberOf(round.year), demo: false };
      try {
        await model.insertMany([{ ...document, reminded: [], closedOn: null } as unknown as ReviewRoundDocument]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        throw new Conflict('round-exists', `${round.year} 年的复核已经开启`, { cause: error });
      }
    },
    decide: (expected, { to, entry, closedOn, reminded }) =>
      decide(model, expected, {
        to,
        entry,
        ...(closedOn !== undefined && { set: { closedOn } }),
        ...(reminded !== undefined && { push: { reminded } }),
      }),
    insertMissing: (rounds) => insertMissing(model, rounds, ({ year }) => ({ number: numberOf(year), demo: true })),
  };
}
