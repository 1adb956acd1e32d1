import type { Connection, Model } from 'mongoose';
import type { Day } from '../domain/shared/calendar-date.ts';
import { statedChange } from '../domain/registry/profile-statement.ts';
import type { ProfileChange } from '../domain/registry/profile.ts';
import type { Listing, PoolSpell, Provider } from '../domain/registry/provider.ts';
import { createIndexes } from './indexes.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { applyOnce, pushed } from './profile.repository.ts';
import { HIDDEN, toDocument, toProvider, searchKeys } from './provider-document.ts';
import { searchFor } from './search-words.ts';
import { providerModel, type ProviderDocument } from './provider.model.ts';

/** Whom of the members of a day the directory is asked for; `asOf` decides who is a member and not listed. */
export interface MembersQuery {
  readonly asOf: Day;
  readonly q: string;
  readonly region: string | undefined;
  readonly scheme: string | undefined;
  readonly category: string | undefined;
  readonly industry: string | undefined;
  /** The categories of each scheme. */
  readonly schemes: ReadonlyMap<string, readonly string[]>;
}

/** One page of them, in an order. */
export interface DirectoryQuery extends MembersQuery {
  readonly sort: 'name' | 'newest';
  readonly page: number;
  readonly size: number;
}

/** One page of the directory, with how many of each filter's choices there are beside the other filters chosen. */
export interface DirectoryPage {
  readonly total: number;
  readonly providers: readonly Provider[];
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
}

export interface ProviderRepository {
  findByUscc(uscc: string): Promise<Provider | null>;
  directory(query: DirectoryQuery): Promise<DirectoryPage>;
  /** So many of them behind a code, by their codes: a list that is read on while firms come and go. */
  behind(query: MembersQuery, after: string | undefined, limit: number): Promise<readonly Provider[]>;
  /** All on record, one at a time, in the order of their codes. */
  each(): AsyncIterable<Provider>;
  counts(asOf: Day): Promise<{ readonly members: number; readonly awarded: number }>;
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

/** What an admission changes of a provider, and who decided it when: its profile keeps that. */
export interface AdmittedProvider extends Pick<Provider, 'categories' | 'industries' | 'summary' | 'contact'> {
  readonly spell: PoolSpell;
  readonly confirmedOn: Day;
  readonly decided: Pick<ProfileChange, 'at' | 'by'>;
}

type FacetName = 'region' | 'scheme' | 'category' | 'industry';

export async function openProviders(connection: Connection): Promise<ProviderRepository> {
  const model = providerModel(connection);
  await createIndexes(model);
  return {
    findByUscc: async (uscc) => {
      const found = await model.findOne({ uscc }, HIDDEN).lean<Provider>();
      return found === null ? null : toProvider(found);
    },
    directory: (query) => directory(model, query),
    behind: (query, after, limit) => behind(model, query, after, limit),
    each: () => each(model),
    counts: (asOf) => counts(model, asOf),
    insertMissing: async (providers) => {
      if (providers.length === 0) return;
      // Past the schema: they are many, and whole. A key left out is not stored as one that is null.
      const documents = JSON.parse(JSON.stringify(providers.map(toDocument))) as ProviderDocument[];
      try {
        await model.collection.insertMany(documents as never, { ordered: false });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    },
    admit: (uscc, key, admitted) => admit(model, uscc, key, admitted),
    noteListing: (uscc, key, listing) => noteListing(model, uscc, key, listing),
  };
}

function admit(
  model: Model<ProviderDocument>,
  uscc: string,
  key: string,
  { spell, decided, ...stated }: AdmittedProvider,
): Promise<boolean> {
  return applyOnce(model, uscc, key, (provider) => {
    const { search } = searchKeys({ ...provider, ...stated });
    const change = statedChange(provider, stated, spell.decision, decided);
    return { $set: { ...stated, search }, $push: { pool: spell, ...pushed(change).$push } };
  });
}

/** A new listing, or what its case has now in place of what was noted of the same decision. */
const noteListing = (model: Model<ProviderDocument>, uscc: string, key: string, listing: Listing): Promise<boolean> =>
  applyOnce(model, uscc, key, ({ listings }) => {
    const noted = listings.some(({ decision }) => decision === listing.decision);
    const change = (one: Listing) => (one.decision === listing.decision ? listing : one);
    return { $set: { listings: noted ? listings.map(change) : [...listings, listing] } };
  });

async function* each(model: Model<ProviderDocument>): AsyncIterable<Provider> {
  const found = model
    .find({}, HIDDEN)
    .sort({ uscc: 1 })
    .lean<Provider>()
    .cursor() as unknown as AsyncIterable<Provider>;
  for await (const one of found) yield toProvider(one);
}

async function counts(model: Model<ProviderDocument>, asOf: Day) {
  const [sums] = await model.aggregate<{ members: number; awarded: number }>([
    { $match: membersOn(asOf) },
    {
      $group: {
        _id: null,
        members: { $sum: 1 },
        awarded: { $sum: { $cond: [{ $gt: [{ $size: '$publishedAwards' }, 0] }, 1, 0] } },
      },
    },
    { $project: { _id: 0 } },
  ]);
  return sums ?? { members: 0, awarded: 0 };
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

/** What was chosen, filter by filter; an empty condition where nothing was. */
function chosenOf({ region, scheme, category, industry, schemes }: MembersQuery): Readonly<Record<FacetName, object>> {
  return {
    region: region === undefined ? {} : { region },
    scheme: scheme === undefined ? {} : { categories: { $in: schemes.get(scheme) ?? [] } },
    category: category === undefined ? {} : { categories: category },
    industry: industry === undefined ? {} : { industries: industry },
  };
}

async function behind(
  model: Model<ProviderDocument>,
  query: MembersQuery,
  after: string | undefined,
  limit: number,
): Promise<readonly Provider[]> {
  const chosen = [membersOn(query.asOf), searchFor(query.q), ...Object.values(chosenOf(query))];
  const from = after === undefined ? {} : { uscc: { $gt: after } };
  const found = model.find({ $and: [...chosen, from] } as never, HIDDEN).sort({ uscc: 1 });
  return (await found.limit(limit).lean<Provider[]>()).map(toProvider);
}

async function directory(model: Model<ProviderDocument>, query: DirectoryQuery): Promise<DirectoryPage> {
  const facets = {
    region: '$region',
    scheme: schemesOf(query.schemes),
    category: '$categories',
    industry: '$industries',
  };
  const chosen = chosenOf(query);
  const but = (left: FacetName) =>
    Object.entries(chosen).flatMap(([name, condition]) => (name === left ? [] : [condition]));
  const counted = (name: FacetName) => [
    { $match: { $and: [{}, ...but(name)] } },
    { $project: { facet: facets[name] } },
    { $unwind: '$facet' },
    { $group: { _id: '$facet', count: { $sum: 1 } } },
  ];
  const all = { $match: { $and: [{}, ...Object.values(chosen)] } };
  const order = query.sort === 'name' ? { pinyin: 1, uscc: 1 } : { 'pool.from': -1, pinyin: 1, uscc: 1 };
  const [found] = await model.aggregate<FacetResult>([
    { $match: { ...membersOn(query.asOf), ...searchFor(query.q) } },
    { $unset: 'profileChanges' },
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
        scheme: counted('scheme'),
        category: counted('category'),
        industry: counted('industry'),
      },
    },
  ] as never);
  const counts = (name: FacetName) => new Map(found?.[name].map(({ _id, count }) => [_id, count]));
  return {
    total: found?.total[0]?.count ?? 0,
    providers: (found?.providers ?? []).map(toProvider),
    counts: {
      region: counts('region'),
      scheme: counts('scheme'),
      category: counts('category'),
      industry: counts('industry'),
    },
  };
}

/** The schemes in which a provider has any category. */
function schemesOf(schemes: DirectoryQuery['schemes']): object {
  const ifAny = ([id, codes]: [string, readonly string[]]) => ({
    $cond: [{ $gt: [{ $size: { $setIntersection: ['$categories', codes] } }, 0] }, [id], []],
  });
  return { $concatArrays: [...schemes].map(ifAny) };
}

interface FacetResult extends Record<FacetName, readonly { _id: string; count: number }[]> {
  readonly total: readonly { count: number }[];
  readonly providers: readonly Provider[];
}
