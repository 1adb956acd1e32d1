import { Schema, type Connection } from 'mongoose';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';

/** One run of a job: by the calendar, by a command, or by a person. */
export interface JobRun {
  readonly job: string;
  readonly by: string;
  readonly startedAt: string;
  /** Missing while it runs, or where the process died. */
  readonly finishedAt: string | null;
  /** How many people's reminders are new, and how many are settled. */
  readonly told: number;
  readonly settled: number;
  readonly error: string | null;
}

export interface JobRuns {
  /** Notes that a run begins. `slot`: of several processes that come at the same moment only one runs; null for the others. */
  begin(run: Pick<JobRun, 'job' | 'by' | 'startedAt'>, slot: string | null): Promise<string | null>;
  finish(id: string, result: Pick<JobRun, 'finishedAt' | 'told' | 'settled' | 'error'>): Promise<void>;
  /** The latest run of each job, the latest first, and the latest of all. */
  latest(most: number): Promise<readonly JobRun[]>;
}

interface JobRunDocument extends JobRun {
  slot: string | null;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const schema = new Schema<JobRunDocument>(
  {
    job: text,
    by: text,
    startedAt: text,
    finishedAt: orNone,
    told: { type: Number, default: 0 },
    settled: { type: Number, default: 0 },
    error: orNone,
    slot: orNone,
  },
  { collection: 'job-runs', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ slot: 1 }, { unique: true, partialFilterExpression: { slot: { $type: 'string' } } });
schema.index({ startedAt: -1 });

const HIDDEN = { _id: 0, slot: 0 } as const;

export async function openJobRuns(connection: Connection): Promise<JobRuns> {
  const model = connection.model<JobRunDocument>('JobRun', schema);
  await createIndexes(model);
  return {
    async begin(run, slot) {
      try {
        const [made] = await model.insertMany([
          { ...run, slot, finishedAt: null, told: 0, settled: 0, error: null } as JobRunDocument,
        ]);
        return String(made?._id);
      } catch (error) {
        if (isDuplicate(error)) return null;
        throw error;
      }
    },
    finish: async (id, result) => {
      await model.updateOne({ _id: id }, { $set: result });
    },
    latest: (most) => model.find({}, HIDDEN).sort({ startedAt: -1, _id: -1 }).limit(most).lean<JobRun[]>(),
  };
}
