import { isValidObjectId, type Connection } from 'mongoose';
import type {
  CountedFigure,
  RevenueCheck,
  RevenueState,
  RevenueStatement,
  RevenueVersion,
} from '../domain/records/revenue-statement.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';
import { revenueStatementModel, type RevenueStatementDocument } from './revenue-statement.model.ts';

/** What a new statement is made of. */
export interface NewRevenueStatement extends Pick<
  RevenueStatement,
  'number' | 'uscc' | 'name' | 'region' | 'subject' | 'counted' | 'since'
> {
  readonly first: Omit<RevenueVersion, 'version'>;
}

export interface RevenueDecision {
  readonly to: RevenueState;
  readonly entry: Change['entry'];
  readonly set: Partial<Pick<RevenueStatement, 'since' | 'name' | 'region'>>;
  /** A further figure, a check of the last one, a figure that counts from now on: each is added, none replaced. */
  readonly version?: Omit<RevenueVersion, 'version'>;
  readonly check?: Omit<RevenueCheck, 'version'>;
  readonly counts?: CountedFigure;
}

/** For lists; what is left out does not matter. */
export interface RevenueQuery {
  readonly states?: readonly RevenueState[] | undefined;
  readonly region?: string | undefined;
  readonly subject?: string | undefined;
  /** Part of a name, a code or a number. */
  readonly q?: string | undefined;
}

export interface RevenueStatements {
  findById(id: string): Promise<RevenueStatement | null>;
  /** Of these firms. */
  ofFirms(usccs: readonly string[]): Promise<readonly RevenueStatement[]>;
  /** All of a firm, by subject. */
  findByUscc(uscc: string): Promise<readonly RevenueStatement[]>;
  /** The longest waiting first. */
  list(query: RevenueQuery): Promise<readonly RevenueStatement[]>;
  /** `Conflict` where the firm has one for the same year. */
  begin(statement: NewRevenueStatement, to: RevenueState, entry: Change['entry']): Promise<string>;
  decide(expected: Expected, decision: RevenueDecision): Promise<void>;
  withEffects(): Promise<readonly RevenueStatement[]>;
  effectDone(id: string, version: number): Promise<void>;
  /** Adds those whose id is not there yet; one that is there stays as it is. */
  insertMissing(statements: readonly RevenueStatement[]): Promise<void>;
}

type Stored = RevenueStatementDocument & { _id: { toString(): string } };

export async function openRevenueStatements(connection: Connection): Promise<RevenueStatements> {
  const model = revenueStatementModel(connection);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toStatement);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toStatement(found);
    },
    ofFirms: (usccs) => many({ uscc: { $in: usccs } }, { _id: 1 }),
    findByUscc: (uscc) => many({ uscc }, { subject: -1 }),
    list: (query) => many(filterOf(query), { since: 1, number: 1 }),
    async begin({ first, ...statement }, to, entry) {
      // What counts by its own first version has to be written to the provider yet.
      const effects = statement.counted.some(({ version }) => version === 1) ? [{ version: 1 }] : [];
      const rest = { versions: [{ version: 1, ...first }], checks: [], effects, createdAt: entry.at, demo: false };
      try {
        const [created] = await model.insertMany([{ ...beginning(to, entry), ...statement, ...rest }]);
        return String(created?._id);
      } catch (error) {
        if (isDuplicate(error)) throw new Conflict('statement-exists', '这一年度已经申报过', { cause: error });
        throw error;
      }
    },
    decide: (expected, { to, entry, set, version, check, counts }) => {
      const next = expected.version + 1;
      return decide(model, expected, {
        to,
        entry,
        set,
        push: {
          ...(version !== undefined && { versions: { version: next, ...version } }),
          ...(check !== undefined && { checks: { version: next, ...check } }),
          ...(counts !== undefined && { counted: counts, effects: { version: next } }),
        },
      });
    },
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: async (statements) => {
      const writes = statements.map(({ id, ...statement }) => {
        const hidden = { demo: true, outbox: statement.history.map(({ version }) => version) };
        const update = { $setOnInsert: { ...statement, ...hidden } };
        return { updateOne: { filter: { _id: id }, update, upsert: true } };
      });
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}

function filterOf({ states, region, subject, q }: RevenueQuery): object {
  const part = q === undefined ? undefined : new RegExp(q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  return {
    ...(states !== undefined && { state: { $in: states } }),
    ...(region !== undefined && { region }),
    ...(subject !== undefined && { subject }),
    ...(part !== undefined && { $or: [{ name: part }, { uscc: part }, { number: part }] }),
  };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['_id', 'demo', 'outbox', 'journaled']);

function toStatement(stored: Stored): RevenueStatement {
  const shared = Object.entries(stored).filter(([key]) => !OWN_KEYS.has(key));
  return { ...Object.fromEntries(shared), id: String(stored._id) } as unknown as RevenueStatement;
}
