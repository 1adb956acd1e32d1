import { randomBytes } from 'node:crypto';
import { Schema, Types, type Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import type { HistoryEntry } from '../domain/registry/history.ts';
import { Conflict } from '../errors.ts';

/** The number that the journal gave to a version. */
export interface Journaled {
  readonly version: number;
  readonly seq: number;
}

/** What every stored document with a life of its own has: see `Living`. */
export interface LivingDocument {
  state: string;
  version: number;
  history: HistoryEntry[];
  /** Versions of the history entries that are not yet copied to the journal. */
  outbox: number[];
  /** Where in the journal those stand that are: with it a lost journal is made again as it was. */
  journaled: Journaled[];
}

/** What was read before deciding: the decision counts only while the document still is so. */
export interface Expected {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

/** A decision: where it leads, who made it and why, and what else of the same document it sets or adds to. */
export interface Change {
  readonly to: string;
  readonly entry: Pick<HistoryEntry, 'at' | 'by' | 'event' | 'reason' | 'shown'>;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly push?: Readonly<Record<string, unknown>>;
  /** Which members of a list the paths in `set` mean: `{ 'one.number': … }` for `list.$[one].state`. */
  readonly each?: readonly Readonly<Record<string, unknown>>[];
}

export const STATE_MOVED = 'state-moved';

const text = { type: String, required: true };
const actor = new Schema({ account: text, name: text, role: text }, { _id: false, strict: 'throw' });
const entry = new Schema(
  {
    version: { type: Number, required: true },
    at: text,
    by: actor,
    event: text,
    from: { type: String, default: '' },
    to: text,
    reason: { type: String, default: '' },
    shown: { type: String, default: null },
    salt: text,
  },
  { _id: false, strict: 'throw' },
);

/** The fields of a `LivingDocument` for a schema. */
export const LIVING_FIELDS = {
  state: text,
  version: { type: Number, required: true },
  history: [entry],
  outbox: [Number],
  journaled: [new Schema({ version: Number, seq: Number }, { _id: false, strict: 'throw' })],
} as const;

/** Who did something, inside a document. */
export const actorSchema = actor;

/** What makes the digest of a history entry unguessable: see `HistoryEntry`. */
export const freshSalt = (): string => randomBytes(16).toString('hex');

/** The first entry of a history: the document comes into being. */
export function beginning(to: string, entry: Change['entry']): LivingDocument {
  return {
    state: to,
    version: 1,
    history: [{ version: 1, from: '', to, ...entry, salt: freshSalt() }],
    outbox: [1],
    journaled: [],
  };
}

/**
 * One decision, one write: state, version, history entry and outbox move together, or not at all. Whoever comes second
 * finds no match and is told so: `Conflict`, with nothing half done.
 */
export async function decide<Document extends LivingDocument>(
  model: Model<Document>,
  expected: Expected,
  change: Change,
): Promise<void> {
  const { id, state, version } = expected;
  const { matchedCount } = await model.updateOne(
    { _id: id, state, version } as QueryFilter<Document>,
    updateOf({ state, version }, change) as unknown as UpdateQuery<Document>,
    { arrayFilters: [...(change.each ?? [])] },
  );
  if (matchedCount === 0) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
}

/**
 * Many decisions of one run, one conditional write each, sent together: what somebody else has moved in between stays as it
 * is and is not told of. For the platform's own steps, which are looked at again until nothing is left.
 */
export async function decideMany<Document extends LivingDocument>(
  model: Model<Document>,
  decisions: readonly { readonly expected: Expected; readonly change: Change }[],
): Promise<void> {
  if (decisions.length === 0) return;
  const writes = decisions.map(({ expected: { id, state, version }, change }) => ({
    updateOne: {
      filter: { _id: new Types.ObjectId(id), state, version },
      update: updateOf({ state, version }, change),
    },
  }));
  // Past the schema: the values are the domain's own.
  await model.collection.bulkWrite(writes as never, { ordered: false });
}

/** State, version, history entry and outbox move together. */
function updateOf({ state, version }: Pick<Expected, 'state' | 'version'>, { to, entry, set = {}, push = {} }: Change) {
  const next = version + 1;
  const recorded: HistoryEntry = { version: next, from: state, to, ...entry, salt: freshSalt() };
  return {
    $set: { ...set, state: to, version: next },
    $push: { ...push, history: recorded, outbox: next },
  };
}
