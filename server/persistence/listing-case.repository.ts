import { isValidObjectId, type Connection, type Model } from 'mongoose';
import type {
  Defence,
  Evidence,
  FormerEntry,
  ListingCase,
  ListingEffect,
  ListingState,
  Vote,
} from '../domain/registry/listing-case.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { createIndexes } from './indexes.ts';
import { listingCaseModel, type ListingCaseDocument } from './listing-case.model.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';
import { nameKeys } from './name-keys.ts';
import { countsOf, matching, type ListCounts, type ListQuery } from './public-list.query.ts';

/** What a decision may change of a case beside its state. */
export type ListingFields = Partial<
  Pick<ListingCase, 'subject' | 'investigator' | 'proposal' | 'panel' | 'entry' | 'repair' | 'end' | 'since' | 'due'>
>;

/** What a decision may add to a case. */
export interface ListingAdditions {
  readonly evidence?: Evidence;
  readonly defences?: Defence;
  readonly votes?: Vote;
  readonly formerEntries?: FormerEntry;
  /** Waits in the case until the provider has it. */
  readonly effects?: ListingEffect;
}

export interface ListingDecision {
  readonly to: ListingState;
  readonly entry: Change['entry'];
  readonly set: ListingFields;
  readonly push: ListingAdditions;
}

/** What a clue says, and about whom if that is known. */
export type NewClue = Pick<ListingCase, 'number' | 'clue' | 'informant' | 'subject' | 'due'>;

/** Some of the entries of the public list, the latest first: a page of them, or those behind a place. */
export interface ListPage {
  readonly total: number;
  readonly cases: readonly ListingCase[];
  readonly counts: ListCounts;
}

export interface ListingCaseRepository {
  findById(id: string): Promise<ListingCase | null>;
  findByDecision(decision: string): Promise<ListingCase | null>;
  /** All of a firm, the latest first. */
  ofFirm(uscc: string): Promise<readonly ListingCase[]>;
  /** Cases in these states, in no order. */
  list(states: readonly ListingState[]): Promise<readonly ListingCase[]>;
  page(query: ListQuery, page: number, size: number): Promise<ListPage>;
  /** All that a query finds, or so many of them behind one. */
  entries(
    query: ListQuery,
    after?: { readonly from: Day; readonly id: string },
    limit?: number,
  ): Promise<readonly ListingCase[]>;
  begin(clue: NewClue, entry: Change['entry'], today: Day): Promise<string>;
  decide(expected: Expected, decision: ListingDecision): Promise<void>;
  /** Cases with effects that the provider may not have yet. */
  withEffects(): Promise<readonly ListingCase[]>;
  effectDone(id: string, version: number): Promise<void>;
  /** Adds those whose id is not there yet; one that is there stays as it is. */
  insertMissing(cases: readonly ListingCase[]): Promise<void>;
}

type Stored = ListingCaseDocument & { _id: { toString(): string } };

const LATEST_FIRST = { 'entry.from': -1, _id: -1 } as const;

export async function openListingCases(connection: Connection): Promise<ListingCaseRepository> {
  const model = listingCaseModel(connection);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1> = {}) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toCase);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toCase(found);
    },
    async findByDecision(decision) {
      const found = await model.findOne({ 'entry.decision': decision } as never).lean<Stored>();
      return found === null ? null : toCase(found);
    },
    ofFirm: (uscc) => many({ 'subject.uscc': uscc }, { createdAt: -1, _id: -1 }),
    list: (states) => many({ state: { $in: states } }),
    page: (query, page, size) => pageOf(model, query, page, size),
    async entries(query, after, limit = 0) {
      const behind =
        after === undefined
          ? {}
          : { $or: [{ 'entry.from': { $lt: after.from } }, { 'entry.from': after.from, _id: { $lt: after.id } }] };
      const found = model.find({ $and: [matching(query), behind] } as never).sort(LATEST_FIRST);
      return (await found.limit(limit).lean<Stored[]>()).map(toCase);
    },
    begin: (clue, entry, today) => begin(model, clue, entry, today),
    decide: (expected, { to, entry, set, push }) =>
      decide(model, expected, { to, entry, set: { ...set, ...searchable(set) }, push: { ...push } }),
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } } as never);
    },
    insertMissing: async (cases) => {
      const writes = cases.map(({ id, ...one }) => ({
        updateOne: {
          filter: { _id: id },
          update: { $setOnInsert: { ...one, search: '', ...searchable(one), ...hidden(one) } },
          upsert: true,
        },
      }));
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}

function hidden({ history }: Pick<ListingCase, 'history'>) {
  return { demo: true, outbox: history.map(({ version }) => version), journaled: [] };
}

function searchable({ entry }: Pick<ListingFields, 'entry'>) {
  return entry === undefined || entry === null
    ? {}
    : { search: nameKeys([entry.name], entry.uscc, entry.decision).search };
}

async function begin(model: Model<ListingCaseDocument>, clue: NewClue, entry: Change['entry'], today: Day) {
  const document: ListingCaseDocument = {
    ...beginning('clue', entry),
    ...clue,
    investigator: null,
    evidence: [],
    proposal: null,
    defences: [],
    panel: [],
    votes: [],
    entry: null,
    formerEntries: [],
    repair: null,
    end: null,
    since: today,
    effects: [],
    createdAt: entry.at,
    search: '',
    demo: false,
  };
  const [created] = await model.insertMany([document]);
  return String(created?._id);
}

async function pageOf(
  model: Model<ListingCaseDocument>,
  query: ListQuery,
  page: number,
  size: number,
): Promise<ListPage> {
  const filter = matching(query) as never;
  const found = await model
    .find(filter)
    .sort(LATEST_FIRST)
    .skip((page - 1) * size)
    .limit(size)
    .lean<Stored[]>();
  return { total: await model.countDocuments(filter), cases: found.map(toCase), counts: await countsOf(model, query) };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['_id', 'search', 'demo', 'outbox', 'journaled']);

function toCase(stored: Stored): ListingCase {
  const shared = Object.entries(stored).filter(([key]) => !OWN_KEYS.has(key));
  return { ...Object.fromEntries(shared), id: String(stored._id) } as unknown as ListingCase;
}
