import { Schema, type Connection, type Model } from 'mongoose';
import type { AwardFacts } from '../domain/awards/award-facts.ts';
import type { AwardGroup, GroupedLine } from '../domain/awards/award-groups.ts';
import { createIndexes } from './indexes.ts';
import { providerModel } from './provider.model.ts';
import { keepRows, movedRecords, type VersionedRecord } from './result-rows.ts';
import type { FactsRecord } from '../domain/awards/provider-facts.ts';

/** What a round computed for one firm: from which version of its record, on which facts. */
export interface FirmResult {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  /** The version of the firm's record that was read. */
  readonly read: number;
  /** The run of the round and the version of the policy's data under which it was computed. */
  readonly basis: string;
  readonly facts: AwardFacts;
  readonly lines: readonly GroupedLine[];
}

export interface ResultQuery {
  readonly group: AwardGroup;
  readonly clause?: string | undefined;
  readonly region?: string | undefined;
  readonly q?: string | undefined;
}

export interface AwardResults {
  /** Walks over all firms in the order of their codes, some at a time, and gives those of whose record, as it now is, the round has no result on this basis. */
  stale(round: string, basis: string, batch: number): AsyncIterable<readonly VersionedRecord<FactsRecord>[]>;
  /** Keeps, or replaces, what was computed for these firms. */
  keep(round: string, results: readonly FirmResult[]): Promise<void>;
  /** All results in the order of the firms' codes; without the facts. */
  each(round: string): AsyncIterable<Omit<FirmResult, 'facts'>>;
  /** Firms with a payable line, with their facts, in order, some at a time. */
  payable(round: string, batch: number): AsyncIterable<readonly FirmResult[]>;
  count(round: string): Promise<number>;
  firms(): Promise<number>;
  list(
    round: string,
    query: ResultQuery,
    page: { readonly skip: number; readonly limit: number },
  ): Promise<readonly FirmResult[]>;
  countOf(round: string, query: ResultQuery): Promise<number>;
  ofFirm(round: string, uscc: string): Promise<FirmResult | null>;
}

interface ResultDocument extends FirmResult {
  _id: string;
  round: string;
  keys: string[];
}

const text = { type: String, required: true };
const mixed = { type: Schema.Types.Mixed, required: true };
const schema = new Schema<ResultDocument>(
  {
    _id: text,
    ...{
      round: text,
      uscc: text,
      firm: text,
      region: { type: String, default: '' },
      basis: text,
      read: { type: Number, required: true },
    },
    facts: mixed,
    lines: mixed,
    keys: [String],
  } as never,
  {
    collection: 'award_results',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ round: 1, uscc: 1 }, { unique: true });
// By group, and by group and clause: each key is one of these, ready to be asked for.
schema.index({ round: 1, keys: 1, uscc: 1 });

/** What of a record is no fact of its awards, and most of its size: see `FactsRecord`. */
const NO_FACTS = { profile: 0, summary: 0, contact: 0 } as const;
/** The driver's own batches are of 16 MB, and held whole. */
const EACH_BATCH = 500;

const keyOf = (group: string, clause = '') => `${group}|${clause}`;

function keysOf({ lines }: FirmResult): string[] {
  const keys = lines.flatMap(({ group, clause }) => [keyOf(group), keyOf(group, clause)]);
  return [...new Set(keys)];
}

export async function openAwardResults(connection: Connection): Promise<AwardResults> {
  const model = connection.model<ResultDocument>('AwardResult', schema);
  const providers = providerModel(connection);
  await createIndexes(model);
  return {
    stale: (round, basis, batch) =>
      movedRecords<FactsRecord>(providers, { batch, without: NO_FACTS }, async (from, to) => {
        const there = model.find({ round, uscc: { $gte: from, $lte: to } } as never, { uscc: 1, read: 1, basis: 1 });
        const same = (await there.lean<ResultDocument[]>()).filter((one) => one.basis === basis);
        return new Map(same.map(({ uscc, read }) => [uscc, read]));
      }),
    keep: (round, results) =>
      keepRows(
        model,
        results.map((one) => documentOf(round, one)),
      ),
    async *each(round) {
      const cursor = model.collection.find({ round } as never, { projection: { facts: 0, keys: 0 } });
      for await (const one of cursor.sort({ uscc: 1 }).batchSize(EACH_BATCH))
        yield toResult(one as unknown as ResultDocument);
    },
    payable: (round, batch) => payable(model, round, batch),
    count: (round) => model.countDocuments({ round } as never),
    firms: () => providers.estimatedDocumentCount(),
    async list(round, query, { skip, limit }) {
      const found = model
        .find(filterOf(round, query) as never)
        .sort({ uscc: 1 })
        .skip(skip)
        .limit(limit);
      return (await found.lean<ResultDocument[]>()).map(toResult);
    },
    countOf: (round, query) => model.countDocuments(filterOf(round, query) as never),
    async ofFirm(round, uscc) {
      const found = await model.findOne({ round, uscc } as never).lean<ResultDocument>();
      return found === null ? null : toResult(found);
    },
  };
}

function filterOf(round: string, { group, clause, region, q }: ResultQuery): object {
  const words =
    q === undefined || q === '' ? {} : { $or: [{ uscc: q.toUpperCase() }, { firm: { $regex: escaped(q) } }] };
  return { round, keys: keyOf(group, clause), ...(region !== undefined && { region }), ...words };
}

const escaped = (typed: string) => typed.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function documentOf(round: string, one: FirmResult): ResultDocument {
  // A key left out is a fact unknown, and must not come back as one that is null.
  const plain = JSON.parse(JSON.stringify(one)) as FirmResult;
  return {
    _id: `${round}:${one.uscc}`,
    round,
    ...plain,
    keys: keysOf(one),
  };
}

function toResult({ uscc, firm, region, read, basis, facts, lines }: ResultDocument): FirmResult {
  return { uscc, firm, region, read, basis, facts, lines };
}

async function* payable(
  model: Model<ResultDocument>,
  round: string,
  batch: number,
): AsyncIterable<readonly FirmResult[]> {
  let after = '';
  for (;;) {
    const found = await model
      .find({ round, keys: keyOf('payable'), uscc: { $gt: after } } as never)
      .sort({ uscc: 1 })
      .limit(batch)
      .lean<ResultDocument[]>();
    if (found.length === 0) return;
    after = found.at(-1)?.uscc ?? '';
    yield found.map(toResult);
  }
}
