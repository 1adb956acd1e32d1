import { Schema, type Connection } from 'mongoose';
import type { CountedComplaint } from '../domain/grading/project-figures.ts';
import { COMPLAINT_OPEN, type Complaint, type ComplaintState } from '../domain/records/complaint.ts';
import { createIndexes } from './indexes.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type LivingDocument } from './living.ts';

interface ComplaintDocument extends LivingDocument, Omit<Complaint, 'id' | keyof LivingDocument> {
  demo: boolean;
}

/** What a complaint begins with. */
export type NewComplaint = Omit<Complaint, 'id' | keyof LivingDocument>;

/** Of whom: the provider or the enterprise that it concerns, or an office's region. */
export interface ComplaintQuery {
  readonly uscc?: string;
  readonly enterprise?: string;
  readonly region?: string;
  readonly project?: string;
}

export interface ComplaintRepository {
  findByNumber(number: string): Promise<Complaint | null>;
  /** The latest first. */
  list(query: ComplaintQuery): Promise<readonly Complaint[]>;
  open(): Promise<readonly Complaint[]>;
  begin(made: NewComplaint, entry: Change['entry']): Promise<void>;
  decide(
    complaint: Complaint,
    change: { to: ComplaintState; entry: Change['entry']; set: Partial<NewComplaint> },
  ): Promise<void>;
  unraised(): Promise<readonly Complaint[]>;
  /** The case of the negative list that was begun for it: written once, after it was decided. */
  raised(number: string, clue: string): Promise<void>;
  /** What the figures of these providers are counted from. */
  countedOf(usccs: readonly string[]): Promise<ReadonlyMap<string, readonly CountedComplaint[]>>;
  insertMissing(complaints: readonly Complaint[]): Promise<void>;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const mixed = { type: Schema.Types.Mixed, required: true };
const mixedOrNone = { type: Schema.Types.Mixed, default: null };

const schema = new Schema<ComplaintDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, project: text, projectTitle: text, uscc: text, provider: text, enterprise: mixed, region: text },
    ...{ kind: text, text, files: mixed, filedOn: text, answer: mixedOrNone, concluded: mixedOrNone },
    ...{ concludeBy: orNone, clue: mixedOrNone, since: text, sinceAt: text, due: orNone },
    demo: { type: Boolean, required: true },
  } as never,
  { collection: 'complaints', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ uscc: 1 });
schema.index({ 'enterprise.uscc': 1 });
schema.index({ project: 1 });
schema.index({ state: 1, region: 1 });

type Stored = StoredLiving<ComplaintDocument>;
const toComplaint = (stored: Stored) => toDomain<Complaint>(stored, ['demo']);
const COUNTED = { _id: 0, uscc: 1, 'answer.on': 1, 'answer.hours': 1, 'concluded.on': 1, 'concluded.how': 1 } as const;

export async function openComplaints(connection: Connection): Promise<ComplaintRepository> {
  const model = connection.model<ComplaintDocument>('Complaint', schema);
  await createIndexes(model);
  const many = async (filter: object) =>
    (
      await model
        .find(filter as never)
        .sort({ _id: -1 })
        .lean<Stored[]>()
    ).map(toComplaint);
  return {
    async findByNumber(number) {
      const found = await model.findOne({ number }).lean<Stored>();
      return found === null ? null : toComplaint(found);
    },
    list: ({ enterprise, ...query }) =>
      many({ ...query, ...(enterprise !== undefined && { 'enterprise.uscc': enterprise }) }),
    open: () => many({ state: { $in: [...COMPLAINT_OPEN] } }),
    async begin(made, entry) {
      await model.insertMany([
        { ...made, ...beginning('received', entry), demo: false } as unknown as ComplaintDocument,
      ]);
    },
    decide: ({ id, state, version }, { to, entry, set }) => decide(model, { id, state, version }, { to, entry, set }),
    unraised: () => many({ clue: { $ne: null }, 'clue.number': null }),
    async raised(number, clue) {
      await model.updateOne({ number, 'clue.number': null }, { $set: { 'clue.number': clue } });
    },
    async countedOf(usccs) {
      const byProvider = new Map<string, CountedComplaint[]>();
      for (const read of await model.find({ uscc: { $in: [...usccs] } }, COUNTED).lean<CountedComplaint[]>()) {
        const { answer, concluded } = read as Partial<CountedComplaint>;
        const one: CountedComplaint = { uscc: read.uscc, answer: answer ?? null, concluded: concluded ?? null };
        const own = byProvider.get(one.uscc);
        if (own === undefined) byProvider.set(one.uscc, [one]);
        else own.push(one);
      }
      return byProvider;
    },
    insertMissing: (complaints) => insertMissing(model, complaints, () => ({ demo: true })),
  };
}
