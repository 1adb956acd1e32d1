import type { Connection, Model } from 'mongoose';
import type { Day } from '../domain/shared/calendar-date.ts';
import type { Listing, PoolSpell, Provider } from '../domain/registry/provider.ts';
import { nameKeys, searchFor } from './name-keys.ts';
import { providerModel, type ProviderDocument } from './provider.model.ts';

/** What the directory asks for; `asOf` decides who is a member and not listed. */
export interface DirectoryQuery {
  readonly asOf: Day;
  readonly q: string;
  readonly region: string | undefined;
  readonly category: string | undefined;
  readonly industry: string | undefined;
  readonly sort: 'name' | 'newest';
  readonly page: number;
  readonly size: number;
}

/** One page of the directory, with how many of each filter's choices there are beside the other filters chosen. */
export interface DirectoryPage {
  readonly total: number;
  readonly providers: readonly Provider[];
  readonly counts: Readonly<Record<'region' | 'category' | 'industry', ReadonlyMap<string, number>>>;
}

export interface ProviderRepository {
  findByUscc(uscc: string): Promise<Provider | null>;
  directory(query: DirectoryQuery): Promise<DirectoryPage>;
  counts(asOf: Day): Promise<{ readonly members: number; readonly standards: number; readonly awarded: number }>;
  /** Adds those whose code is not there yet; one that is there stays as it is. */
  insertMissing(providers: readonly Provider[]): Promise<void>;
  /** Begins a membership, once for each key, with what the firm stated when it was admitted. False: no such provider. */
  admit(uscc: string, key: string, admitted: AdmittedProvider): Promise<boolean>;
  /**
   * Writes a listing as its case has it now, once for each key: a new one, or in place of what was noted of the same
   * decision. False: no such provider.
   */
  noteListing(uscc: string, key: string, listing: Listing): Promise<boolean>;
}

/** What an admission changes of a provider. */
export interface AdmittedProvider extends Pick<Provider, 'categories' | 'industries' | 'summary' | 'contact'> {
  readonly spell: PoolSpell;
  readonly confirmedOn: Day;
}

const HIDDEN = { _id: 0, pinyin: 0, search: 0, version: 0, applied: 0 } as const;
const FACETS = { region: '$region', category: '$categories', industry: '$industries' } as const;
type FacetName = keyof typeof FACETS;

export async function openProviders(connection: Connection): Promise<ProviderRepository> {
  const model = providerModel(connection);
  await model.createIndexes();
  return {
    findByUscc: (uscc) => model.findOne({ uscc }, HIDDEN).lean<Provider>(),
    directory: (query) => directory(model, query),
    counts: (asOf) => counts(model, asOf),
    insertMissing: async (providers) => {
      const writes = providers.map(toDocument).map((document) => ({
        updateOne: { filter: { uscc: document.uscc }, update: { $setOnInsert: document }, upsert: true },
      }));
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
    admit: (uscc, key, admitted) => admit(model, uscc, key, admitted),
    noteListing: (uscc, key, listing) => noteListing(model, uscc, key, listing),
  };
}

async function admit(
  model: Model<ProviderDocument>,
  uscc: string,
  key: string,
  { spell, ...stated }: AdmittedProvider,
): Promise<boolean> {
  const provider = await model.findOne({ uscc }, HIDDEN).lean<Provider>();
  if (provider === null) return false;
  const { search } = toDocument({ ...provider, ...stated });
  await model.updateOne({ uscc, applied: { $ne: key } }, {
    $set: { ...stated, search },
    $push: { pool: spell, applied: key },
    $inc: { version: 1 },
  } as never);
  return true;
}

async function noteListing(
  model: Model<ProviderDocument>,
  uscc: string,
  key: string,
  listing: Listing,
): Promise<boolean> {
  if ((await model.exists({ uscc })) === null) return false;
  const { decision } = listing;
  const once = { uscc, applied: { $ne: key } };
  const done = { $push: { applied: key }, $inc: { version: 1 } };
  const change = { ...done, $set: { 'listings.$': listing } } as never;
  const { matchedCount } = await model.updateOne({ ...once, 'listings.decision': decision }, change);
  if (matchedCount === 0)
    await model.updateOne({ ...once, 'listings.decision': { $ne: decision } }, {
      ...done,
      $push: { listings: listing, applied: key },
    } as never);
  return true;
}

async function counts(model: Model<ProviderDocument>, asOf: Day) {
  const led = { $filter: { input: '$standards', cond: { $eq: ['$$this.rank', 1] } } };
  const [sums] = await model.aggregate<{ members: number; standards: number; awarded: number }>([
    { $match: membersOn(asOf) },
    {
      $group: {
        _id: null,
        members: { $sum: 1 },
        standards: { $sum: { $size: led } },
        awarded: { $sum: { $cond: [{ $gt: [{ $size: '$publishedAwards' }, 0] }, 1, 0] } },
      },
    },
    { $project: { _id: 0 } },
  ]);
  return sums ?? { members: 0, standards: 0, awarded: 0 };
}

/** Members of the pool that no listing hides or has put out: the query's form of `standingOn`. */
function membersOn(asOf: Day): object {
  const covers = { from: { $lte: asOf }, $or: [{ to: null }, { to: { $gte: asOf } }] };
  const some = (input: string, as: string, holds: object) => ({
    $anyElementTrue: { $map: { input, as, in: holds } },
  });
  const ends = {
    $and: [{ $eq: ['$$l.voidedOn', null] }, { $gte: ['$$l.from', '$$s.from'] }, { $lte: ['$$l.from', asOf] }],
  };
  const runs = {
    $and: [
      { $lte: ['$$s.from', asOf] },
      { $or: [{ $eq: ['$$s.to', null] }, { $gte: ['$$s.to', asOf] }] },
      { $not: [some('$listings', 'l', ends)] },
    ],
  };
  return {
    pool: { $elemMatch: covers },
    listings: { $not: { $elemMatch: { ...covers, voidedOn: null } } },
    $expr: some('$pool', 's', runs),
  };
}

async function directory(model: Model<ProviderDocument>, query: DirectoryQuery): Promise<DirectoryPage> {
  const chosen = {
    region: query.region === undefined ? {} : { region: query.region },
    category: query.category === undefined ? {} : { categories: query.category },
    industry: query.industry === undefined ? {} : { industries: query.industry },
  };
  const but = (left: FacetName) =>
    Object.entries(chosen).flatMap(([name, condition]) => (name === left ? [] : [condition]));
  const counted = (name: FacetName) => [
    { $match: { $and: [{}, ...but(name)] } },
    { $unwind: FACETS[name] },
    { $group: { _id: FACETS[name], count: { $sum: 1 } } },
  ];
  const all = { $match: { $and: [{}, ...Object.values(chosen)] } };
  const order = query.sort === 'name' ? { pinyin: 1, uscc: 1 } : { 'pool.from': -1, pinyin: 1, uscc: 1 };
  const [found] = await model.aggregate<FacetResult>([
    { $match: { ...membersOn(query.asOf), ...searchFor(query.q) } },
    {
      $facet: {
        total: [all, { $count: 'count' }],
        providers: [
          all,
          { $sort: order },
          { $skip: (query.page - 1) * query.size },
          { $limit: query.size },
          { $project: HIDDEN },
        ],
        region: counted('region'),
        category: counted('category'),
        industry: counted('industry'),
      },
    },
  ] as never);
  const counts = (name: FacetName) => new Map(found?.[name].map(({ _id, count }) => [_id, count]));
  return {
    total: found?.total[0]?.count ?? 0,
    providers: found?.providers ?? [],
    counts: { region: counts('region'), category: counts('category'), industry: counts('industry') },
  };
}

interface FacetResult extends Record<FacetName, readonly { _id: string; count: number }[]> {
  readonly total: readonly { count: number }[];
  readonly providers: readonly Provider[];
}

function toDocument(provider: Provider): ProviderDocument {
  return { ...provider, ...nameKeys(provider.name, provider.uscc, provider.summary), version: 1, applied: [] };
}
