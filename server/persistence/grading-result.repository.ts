import { Schema, type Connection } from 'mongoose';
import type { GradeResult } from '../domain/grading/grade-result.ts';
import type { Standing } from '../domain/grading/movement.ts';
import type { Provider } from '../domain/registry/provider.ts';
import { createIndexes } from './indexes.ts';
import { toProvider } from './provider-document.ts';
import { providerModel } from './provider.model.ts';
import { keepRows, movedRecords, type VersionedRecord } from './result-rows.ts';

export interface GradingResultQuery {
  readonly grade?: string | null | undefined;
  readonly region?: string | undefined;
  readonly q?: string | undefined;
}

export interface GradingResults {
  /** Walks over all firms in the order of their codes, some at a time; those of whose record, as it now is, this run has no result. */
  stale(round: string, run: number, batch: number): AsyncIterable<readonly VersionedRecord[]>;
  keep(round: string, run: number, results: readonly GradeResult[]): Promise<void>;
  /** Firms that are not graded in this run after all: they were read, and are no members. */
  passOver(round: string, run: number, records: readonly VersionedRecord[]): Promise<void>;
  /** All results in the order of the firms' codes. */
  each(round: string): AsyncIterable<GradeResult>;
  list(
    round: string,
    query: GradingResultQuery,
    page: { readonly skip: number; readonly limit: number },
  ): Promise<readonly GradeResult[]>;
  countOf(round: string, query: GradingResultQuery): Promise<number>;
  count(round: string, run: number): Promise<number>;
  firms(): Promise<number>;
  ofFirm(round: string, uscc: string): Promise<GradeResult | null>;
  /** Those of these firms that the round graded, in the order of their codes. */
  ofFirms(round: string, usccs: readonly string[]): Promise<readonly GradeResult[]>;
  /** What every firm of a round has, without what it rests on; in the order of their codes. */
  standings(round: string): Promise<readonly Standing[]>;
}

/** `graded` is false for a firm that was read and is no member. */
interface ResultDocument extends Partial<Omit<GradeResult, 'uscc' | 'read'>> {
  _id: string;
  round: string;
  run: number;
  uscc: string;
  read: number;
  graded: boolean;
}

const text = { type: String, required: true };
const schema = new Schema<ResultDocument>(
  {
    ...{ _id: text, round: text, uscc: text, firm: String, region: String, categories: [String], grade: String },
    ...{ run: Number, read: Number, total: Number, scoredWeight: Number, graded: Boolean },
    ...{ dimensions: Schema.Types.Mixed, facts: Schema.Types.Mixed },
  } as never,
  {
    collection: 'grading_results',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ round: 1, uscc: 1 }, { unique: true });
schema.index({ round: 1, graded: 1, grade: 1, uscc: 1 });

/** Named: to try each index of a round of 10,000 firms first makes a far page take 320 ms instead of 40 (`bench/grading`). */
const IN_ROUND = { round: 1, uscc: 1 } as const;

export async function openGradingResults(connection: Connection): Promise<GradingResults> {
  const model = connection.model<ResultDocument>('GradingResult', schema);
  const providers = providerModel(connection);
  await createIndexes(model);
  return {
    async *stale(round, run, batch) {
      const moved = movedRecords<Provider>(providers, { batch, without: {} }, async (from, to) => {
        const there = model.find({ round, run, uscc: { $gte: from, $lte: to } } as never, { uscc: 1, read: 1 });
        return new Map((await there.lean<ResultDocument[]>()).map(({ uscc, read }) => [uscc, read]));
      });
      for await (const records of moved)
        yield records.map(({ provider, version }) => ({ provider: toProvider(provider), version }));
    },
    keep: (round, run, results) =>
      keepRows(
        model,
        // A key left out is a fact unknown, and must not come back as one that is null.
        results.map((one) => ({ _id: `${round}:${one.uscc}`, round, run, graded: true, ...plain(one) })),
      ),
    passOver: (round, run, records) =>
      keepRows(
        model,
        records.map(({ provider: { uscc }, version }) => ({
          _id: `${round}:${uscc}`,
          round,
          run,
          graded: false,
          uscc,
          read: version,
        })),
      ),
    async *each(round) {
      const cursor = model.collection
        .find({ round, graded: true } as never)
        .hint(IN_ROUND)
        .sort({ uscc: 1 });
      for await (const one of cursor) yield toResult(one as unknown as ResultDocument);
    },
    async list(round, query, { skip, limit }) {
      const found = model
        .find(filterOf(round, query) as never)
        .hint(query.grade === undefined ? IN_ROUND : { round: 1, graded: 1, grade: 1, uscc: 1 })
        .sort({ uscc: 1 })
        .skip(skip)
        .limit(limit);
      return (await found.lean<ResultDocument[]>()).map(toResult);
    },
    countOf: (round, query) => model.countDocuments(filterOf(round, query) as never).hint(IN_ROUND),
    count: (round, run) => model.countDocuments({ round, run } as never).hint(IN_ROUND),
    firms: () => providers.estimatedDocumentCount(),
    async ofFirm(round, uscc) {
      const found = await model.findOne({ round, uscc, graded: true } as never).lean<ResultDocument>();
      return found === null ? null : toResult(found);
    },
    async ofFirms(round, usccs) {
      const found = model.find({ round, uscc: { $in: [...usccs] }, graded: true } as never).sort({ uscc: 1 });
      return (await found.lean<ResultDocument[]>()).map(toResult);
    },
    async standings(round) {
      const projection = { _id: 0, uscc: 1, firm: 1, region: 1, categories: 1, total: 1, grade: 1 };
      const found = model.collection
        .find({ round, graded: true } as never, { projection })
        .hint(IN_ROUND)
        .sort({ uscc: 1 });
      return (await found.toArray()) as unknown as Standing[];
    },
  };
}

const plain = <T>(one: T) => JSON.parse(JSON.stringify(one)) as T;

function filterOf(round: string, { grade, region, q }: GradingResultQuery): object {
  const typed = (q ?? '').trim();
  const escaped = typed.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return {
    ...{ round, graded: true },
    ...(grade !== undefined && { grade }),
    ...(region !== undefined && { region }),
    ...(typed !== '' && { $or: [{ uscc: typed.toUpperCase() }, { firm: { $regex: escaped } }] }),
  };
}

function toResult(stored: ResultDocument): GradeResult {
  const { uscc, firm = '', region = '', categories = [], read, facts = { figures: {}, counts: {} } } = stored;
  const { total = 0, grade = null, scoredWeight = 0, dimensions = [] } = stored;
  return { uscc, firm, region, categories, read, facts, total, grade, scoredWeight, dimensions };
}
