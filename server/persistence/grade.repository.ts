import { isValidObjectId, Schema, type Connection } from 'mongoose';
import { GRADE_PUBLIC, GRADE_UNDECIDED, type Grade } from '../domain/grading/grade.ts';
import type { GradeCorrection } from '../domain/grading/grade-result.ts';
import type { GradeState } from '../domain/registry/grading-words.ts';
import { createIndexes } from './indexes.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { actorSchema, beginning, decide, decideMany, LIVING_FIELDS } from './living.ts';
import type { Change, Expected, LivingDocument } from './living.ts';

interface GradeDocument extends LivingDocument, Omit<Grade, 'id' | keyof LivingDocument> {
  demo: boolean;
}

/** What a grade begins with, at the notice or when a voided listing asks for it. */
export type NewGrade = Omit<
  Grade,
  'id' | keyof LivingDocument | 'appeal' | 'corrections' | 'inARow' | 'mending' | 'removal' | 'clue'
>;

type Settable =
  | 'total'
  | 'grade'
  | 'scoredWeight'
  | 'dimensions'
  | 'appeal'
  | 'before'
  | 'cause'
  | 'inARow'
  | 'mending'
  | 'since'
  | 'due';

export interface GradeDecision {
  readonly to: GradeState;
  readonly entry: Change['entry'];
  readonly set?: Partial<Pick<Grade, Settable>>;
  readonly corrections?: readonly GradeCorrection[];
}

export interface Grades {
  findById(id: string): Promise<Grade | null>;
  /** Of a firm, the latest round first. */
  ofFirm(uscc: string): Promise<readonly Grade[]>;
  /** The same of many firms at once, by firm. */
  ofFirms(usccs: readonly string[]): Promise<ReadonlyMap<string, readonly Grade[]>>;
  ofFirmInRound(round: string, uscc: string): Promise<Grade | null>;
  ofRound(round: string): AsyncIterable<Grade>;
  /** Of a round, some at a time, in the order of the codes. */
  page(round: string, page: { readonly skip: number; readonly limit: number }): Promise<readonly Grade[]>;
  countOf(round: string): Promise<number>;
  /** Of a round those that are not what was locked: put right since, or graded after all. */
  changedSince(round: string): Promise<readonly Grade[]>;
  /** Those of a round on which somebody has to decide before it can be published. */
  undecided(round: string): Promise<number>;
  inStates(states: readonly GradeState[]): Promise<readonly Grade[]>;
  /** The latest that everybody may see, of each of these firms. */
  latestPublic(usccs: readonly string[]): Promise<ReadonlyMap<string, Grade>>;
  /** Published with a row of low grades, of which removal or clue are not begun yet. */
  withConsequences(least: number): Promise<readonly Grade[]>;
  /** Begins those that are not there yet: one for each firm and round. */
  addMissing(grades: readonly NewGrade[], state: GradeState, entry: Change['entry']): Promise<void>;
  decide(expected: Expected, decision: GradeDecision): Promise<void>;
  /** Decisions of one run of the platform, sent together; one that somebody else has moved stays as it is. */
  decideMany(decisions: readonly { readonly expected: Expected; readonly decision: GradeDecision }[]): Promise<void>;
  /** Notes once where a consequence was begun. */
  note(id: string, what: 'removal' | 'clue', number: string): Promise<void>;
  insertMissing(grades: readonly Grade[]): Promise<void>;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const orNone = { type: String, default: null };
const whole = { type: Number, required: true };
const mixed = Schema.Types.Mixed;
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const schema = new Schema<GradeDocument>(
  {
    ...LIVING_FIELDS,
    ...{ round: text, cutOff: text, uscc: text, name: text, region: words, categories: [String] },
    ...{ total: whole, grade: orNone, scoredWeight: whole, dimensions: { type: mixed, required: true } },
    ...{ facts: { type: mixed, required: true }, corrections: [mixed], noticed: { type: mixed, required: true } },
    ...{ appealUntil: text, deciders: [String] },
    appeal: { type: part({ at: text, by: actorSchema, text }), default: null },
    ...{ before: orNone, cause: words, inARow: { type: Number, default: 0 }, mending: words },
    ...{ since: text, due: orNone, removal: orNone, clue: orNone },
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'grades', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw', minimize: false },
);
schema.index({ round: 1, uscc: 1 }, { unique: true });
schema.index({ uscc: 1 });
schema.index({ state: 1 });
schema.index({ inARow: 1 });

type Stored = StoredLiving<GradeDocument>;
const toGrade = (stored: Stored) => toDomain<Grade>(stored, ['demo']);

export async function openGrades(connection: Connection): Promise<Grades> {
  const model = connection.model<GradeDocument>('Grade', schema);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toGrade);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toGrade(found);
    },
    ofFirm: (uscc) => many({ uscc }, { cutOff: -1, _id: -1 }),
    async ofFirms(usccs) {
      const byFirm = new Map<string, Grade[]>();
      for (const one of await many({ uscc: { $in: [...usccs] } }, { cutOff: -1, _id: -1 }))
        byFirm.set(one.uscc, [...(byFirm.get(one.uscc) ?? []), one]);
      return byFirm;
    },
    ofFirmInRound: async (round, uscc) => (await many({ round, uscc }, { _id: 1 }))[0] ?? null,
    async *ofRound(round) {
      const found = model.find({ round }).sort({ uscc: 1 });
      for await (const one of found.lean<Stored>().cursor()) yield toGrade(one);
    },
    async page(round, { skip, limit }) {
      const found = model.find({ round }).sort({ uscc: 1 }).skip(skip).limit(limit);
      return (await found.lean<Stored[]>()).map(toGrade);
    },
    countOf: (round) => model.countDocuments({ round }),
    changedSince: (round) =>
      many(
        { round, $or: [{ 'corrections.0': { $exists: true } }, { cause: { $ne: '' }, state: { $ne: 'questioned' } }] },
        { uscc: 1 },
      ),
    undecided: (round) => model.countDocuments({ round, state: { $in: [...GRADE_UNDECIDED] } }),
    inStates: (states) => many({ state: { $in: [...states] } }, { due: 1, _id: 1 }),
    async latestPublic(usccs) {
      const found = await many({ uscc: { $in: [...usccs] }, state: { $in: [...GRADE_PUBLIC] } }, { cutOff: 1, _id: 1 });
      return new Map(found.map((one) => [one.uscc, one]));
    },
    withConsequences: (least) =>
      many(
        { inARow: { $gte: least }, state: { $in: [...GRADE_PUBLIC] }, $or: [{ removal: null }, { clue: null }] },
        { _id: 1 },
      ),
    async addMissing(grades, state, entry) {
      const fresh = { appeal: null, corrections: [], inARow: 0, mending: '', removal: null, clue: null, demo: false };
      const documents = grades.map((one) => ({ ...beginning(state, entry), ...fresh, ...one }));
      try {
        await model.collection.insertMany(documents as never, { ordered: false });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    },
    decide: (expected, decision) => decide(model, expected, changeOf(decision)),
    decideMany: (decisions) =>
      decideMany(
        model,
        decisions.map(({ expected, decision }) => ({ expected, change: changeOf(decision) })),
      ),
    async note(id, what, number) {
      await model.updateOne({ _id: id, [what]: null }, { $set: { [what]: number } });
    },
    insertMissing: (grades) => insertMissing(model, grades, () => ({ demo: true })),
  };
}

function changeOf({ to, entry, set = {}, corrections }: GradeDecision): Change {
  return { to, entry, set, ...(corrections !== undefined && { push: { corrections: { $each: corrections } } }) };
}
