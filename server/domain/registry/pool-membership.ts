import { covers, dayBefore, intervalAt } from '../shared/calendar-date.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Listing, PoolSpell, Provider } from './provider.ts';

/** Where a provider stands on a day, derived from dates and never stored (G3). */
export type Standing =
  | { readonly state: 'listed'; readonly listing: Listing }
  | { readonly state: 'member'; readonly spell: PoolSpell }
  | { readonly state: 'former'; readonly spell: PoolSpell }
  | { readonly state: 'outside' };

/** The listing in force on a day; a voided one never is (G8). */
export function listingInForce(listings: readonly Listing[], day: Day): Listing | undefined {
  return intervalAt(
    listings.filter((listing) => listing.voidedOn === null),
    day,
    'both',
  );
}

/**
 * The spells of membership as they really were: one that was running when a listing began ended by it, the day before. A
 * voided listing ended nothing. Expiry of a listing does not bring membership back: that takes a new application.
 */
export function effectiveSpells({ pool, listings }: Pick<Provider, 'pool' | 'listings'>): PoolSpell[] {
  return pool.flatMap((spell) => {
    const ended = listings
      .filter((listing) => listing.voidedOn === null && covers(spell, listing.from))
      .map(({ from }) => from)
      .sort()[0];
    if (ended === undefined) return [spell];
    return ended === spell.from ? [] : [{ ...spell, to: dayBefore(ended) }];
  });
}

/**
 * Where a provider stands on a day: on the negative list (which takes precedence: while it is in force there is no pool
 * membership), in the pool, once in it, or never in it.
 */
export function standingOn(provider: Pick<Provider, 'pool' | 'listings'>, day: Day): Standing {
  const listing = listingInForce(provider.listings, day);
  if (listing !== undefined) return { state: 'listed', listing };
  const pool = effectiveSpells(provider);
  const spell = intervalAt(pool, day, 'both');
  if (spell !== undefined) return { state: 'member', spell };
  const past = pool
    .filter((one) => one.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return past === undefined ? { state: 'outside' } : { state: 'former', spell: past };
}

/** Whether the public may see a listing while it is in force: not where its class is minor, unless the decision says so. */
export function isPublicListing(listing: Listing): boolean {
  return listing.isPublic ?? listing.class !== 'minor';
}

/** Whether the public may see the provider's page on a day: once it was in the pool, or while it is publicly listed. */
export function isPublicOn(provider: Pick<Provider, 'pool' | 'listings'>, day: Day): boolean {
  const standing = standingOn(provider, day);
  if (standing.state === 'listed')
    return isPublicListing(standing.listing) || provider.pool.some((one) => one.from <= day);
  return standing.state !== 'outside';
}
