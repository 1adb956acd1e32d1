import { isValidObjectId, Schema, type Connection } from 'mongoose';
import type { FactKind } from '../domain/records/fact-kind.ts';
import type { CountedFact, FactCheck, FactState, FactVersion, FirmFact } from '../domain/records/firm-fact.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { actorSchema, beginning, decide, LIVING_FIELDS } from './living.ts';
import type { Change, Expected, LivingDocument } from './living.ts';

interface FactDocument extends LivingDocument, Omit<FirmFact, 'id' | keyof LivingDocument> {
  demo: boolean;
}

/** By what a fact is found, which follows from its latest declaration. */
export type FactKeys = Pick<FirmFact, 'key' | 'title' | 'holds' | 'family'>;

export interface NewFact extends Pick<FirmFact, 'number' | 'uscc' | 'name' | 'region' | 'since'>, FactKeys {
  readonly first: Omit<FactVersion, 'version'>;
}

export interface FactDecision {
  readonly to: FactState;
  readonly entry: Change['entry'];
  readonly set: Partial<FactKeys & Pick<FirmFact, 'since' | 'name' | 'region' | 'claim'>>;
  /** A further declaration, a check of the last one, what counts from now on: each is added, none replaced. */
  readonly version?: Omit<FactVersion, 'version'>;
  readonly check?: Omit<FactCheck, 'version'>;
  readonly counts?: Pick<CountedFact, 'of' | 'data'>;
}

/** For lists; what is left out does not matter. */
export interface FactQuery {
  readonly states?: readonly FactState[] | undefined;
  readonly region?: string | undefined;
  readonly uscc?: string | undefined;
  /** Part of a name, a code, a number or a title. */
  readonly q?: string | undefined;
}

export interface FirmFacts {
  findById(id: string): Promise<FirmFact | null>;
  /** The longest waiting first. */
  list(query: FactQuery): Promise<readonly FirmFact[]>;
  /** Those that assert, or hold, the same. */
  holding(holds: string): Promise<readonly FirmFact[]>;
  ofFamily(family: string): Promise<readonly FirmFact[]>;
  /** `Conflict` where the firm has the same one. */
  begin(fact: NewFact, to: FactState, entry: Change['entry']): Promise<string>;
  /** `Conflict` where somebody was faster, or another organisation holds what is claimed. */
  decide(expected: Expected, decision: FactDecision): Promise<void>;
  withEffects(): Promise<readonly FirmFact[]>;
  effectDone(id: string, version: number): Promise<void>;
  insertMissing(facts: readonly FirmFact[]): Promise<void>;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const whole = { type: Number, required: true };
const mixed = { type: Schema.Types.Mixed, default: null };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });
const file = part({ source: text, document: text, name: text, kind: text, size: whole, sha256: text });
const said = { at: text, by: actorSchema, reason: { type: String, default: '' } };

const schemas = new Map<string, Schema<FactDocument>>();

/** The one schema of a collection: whoever opens it again on the same connection means the same. */
function schemaFor(collection: string): Schema<FactDocument> {
  const known = schemas.get(collection) ?? schemaOf(collection);
  schemas.set(collection, known);
  return known;
}

function schemaOf(collection: string) {
  const schema = new Schema<FactDocument>(
    {
      ...LIVING_FIELDS,
      ...{ number: text, uscc: text, name: text, region: text, key: text, title: text },
      ...{ holds: orNone, claim: orNone, family: orNone, since: text, createdAt: text },
      versions: [part({ version: whole, data: mixed, evidence: [file], ...said })],
      checks: [part({ version: whole, of: whole, event: text, read: mixed, ...said })],
      counted: [part({ version: whole, of: whole, data: mixed })],
      effects: [part({ version: whole })],
      demo: { type: Boolean, required: true },
    } as never,
    { collection, versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw', minimize: false },
  );
  schema.index({ uscc: 1, key: 1 }, { unique: true, name: 'one-per-firm-and-key' });
  schema.index(
    { claim: 1 },
    { unique: true, partialFilterExpression: { claim: { $type: 'string' } }, name: 'one-holder-of-a-claim' },
  );
  schema.index({ holds: 1 });
  schema.index({ family: 1 });
  schema.index({ state: 1, region: 1, since: 1 });
  schema.index({ number: 1 }, { unique: true });
  return schema;
}

type Stored = StoredLiving<FactDocument>;

export async function openFirmFacts(connection: Connection, kind: FactKind): Promise<FirmFacts> {
  const { collection, word, rivalry } = kind;
  const model = connection.model<FactDocument>(collection, schemaFor(collection));
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toFact);
  const told = (error: unknown): unknown => {
    if (!isDuplicate(error)) return error;
    return String(error).includes('one-holder-of-a-claim')
      ? new Conflict('claimed', rivalry?.refusal ?? `另有企业的${word}已经确认`, { cause: error })
      : new Conflict('fact-exists', `这项${word}已经登记过，请打开查看`, { cause: error });
  };
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toFact(found);
    },
    list: (query) => many(filterOf(query), { since: 1, number: 1 }),
    holding: (holds) => many({ $or: [{ holds }, { claim: holds }] }, { number: 1 }),
    ofFamily: (family) => many({ family }, { key: 1, number: 1 }),
    async begin({ first, ...fact }, to, entry) {
      const lists = { versions: [{ version: 1, ...first }], checks: [], counted: [], effects: [] };
      const rest = { claim: null, createdAt: entry.at, demo: false };
      try {
        const [created] = await model.insertMany([
          { ...beginning(to, entry), ...fact, ...lists, ...rest } as unknown as FactDocument,
        ]);
        return String(created?._id);
      } catch (error) {
        throw told(error);
      }
    },
    async decide(expected, { to, entry, set, version, check, counts }) {
      const next = expected.version + 1;
      const push = {
        ...(version !== undefined && { versions: { version: next, ...version } }),
        ...(check !== undefined && { checks: { version: next, ...check } }),
        ...(counts !== undefined && { counted: { version: next, ...counts }, effects: { version: next } }),
      };
      await decide(model, expected, { to, entry, set, push }).catch((error: unknown) => {
        throw told(error);
      });
    },
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: (facts) => insertMissing(model, facts, () => ({ demo: true })),
  };
}

function filterOf({ states, region, uscc, q }: FactQuery): object {
  const found = q === undefined ? undefined : new RegExp(q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  return {
    ...(states !== undefined && { state: { $in: states } }),
    ...(region !== undefined && { region }),
    ...(uscc !== undefined && { uscc }),
    ...(found !== undefined && { $or: [{ name: found }, { uscc: found }, { number: found }, { title: found }] }),
  };
}

const toFact = (stored: Stored): FirmFact => toDomain<FirmFact>(stored, ['demo', 'journaled']);
