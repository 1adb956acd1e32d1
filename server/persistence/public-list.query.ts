import type { Model } from 'mongoose';
import type { Day } from '../domain/shared/calendar-date.ts';
import type { ListingCaseDocument } from './listing-case.model.ts';
import { folded, searchFor } from './search-words.ts';

/** What the public list asks for on a day: entries in force, or ended ones. */
export interface ListQuery {
  readonly today: Day;
  readonly status: 'in-force' | 'ended';
  readonly q: string;
  readonly ground: string | undefined;
  readonly class: string | undefined;
  readonly region: string | undefined;
  /** Ended entries may be found by name only where they ended on this day or later. */
  readonly namedSince: Day;
}

const FILTERS = ['ground', 'class', 'region'] as const;
export type ListFilter = (typeof FILTERS)[number];
/** How many entries each choice of a filter would find, beside the others that are chosen. */
export type ListCounts = Readonly<Record<ListFilter, ReadonlyMap<string, number>>>;

/** The filter for a query; `but` leaves one of its choices out. */
export function matching(query: ListQuery, but?: ListFilter): object {
  const chosen = FILTERS.filter((name) => name !== but && query[name] !== undefined);
  return {
    $and: [
      { 'entry.isPublic': true },
      query.status === 'in-force' ? inForce(query.today) : ended(query.today),
      searched(query),
      ...chosen.map((name) => ({ [`entry.${name}`]: query[name] })),
    ],
  };
}

/** The query's form of `isEntryInForce`. */
function inForce(today: Day): object {
  return {
    state: { $ne: 'revoked' },
    'entry.from': { $lte: today },
    $or: [{ 'entry.to': null }, { 'entry.to': { $gte: today } }],
  };
}

function ended(today: Day): object {
  return { $or: [{ state: 'revoked' }, { 'entry.to': { $lt: today } }] };
}

/** Whom an entry was about must not be found out by searching, where it is no longer shown. */
function searched({ status, q, namedSince }: ListQuery): object {
  if (status === 'in-force' || folded(q) === '') return searchFor(q);
  const byName = { $and: [{ state: { $ne: 'revoked' }, 'entry.to': { $gte: namedSince } }, searchFor(q)] };
  return { $or: [{ 'entry.decision': { $regex: q.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } }, byName] };
}

export async function countsOf(model: Model<ListingCaseDocument>, query: ListQuery): Promise<ListCounts> {
  const counted = async (name: ListFilter) => {
    const found = await model.aggregate<{ _id: string; count: number }>([
      { $match: matching(query, name) },
      { $group: { _id: `$entry.${name}`, count: { $sum: 1 } } },
    ] as never);
    return new Map(found.map(({ _id, count }) => [_id, count]));
  };
  return { ground: await counted('ground'), class: await counted('class'), region: await counted('region') };
}
