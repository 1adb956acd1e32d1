import type { Account } from '../../domain/registry/account.ts';
import type { ListingCase } from '../../domain/registry/listing-case.ts';
import { isNamedOn, namedSince } from '../../domain/registry/listing-terms.ts';
import { matterOf } from '../../domain/registry/listing-workflow.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../persistence/public-list.query.ts';
import type { NegativeListNeeds } from './cases.service.ts';

/** What a visitor chose. */
export type ListChoice = Omit<ListQuery, 'today' | 'namedSince'>;

/** A place in the list, the latest first. */
export interface ListPlace {
  readonly from: Day;
  readonly id: string;
}

/** An entry, and whether the reader may see whom it is about. */
export interface SeenEntry {
  readonly one: ListingCase;
  readonly named: boolean;
}

export const PAGE_SIZE = 20;

export type PublicListService = ReturnType<typeof createPublicListService>;

export function createPublicListService({ listingCases, listingRules: rules, today }: NegativeListNeeds) {
  /** Where an ended entry lay is not asked for: it would help to find out whom it was about. */
  const queryOf = (choice: ListChoice): ListQuery => ({
    ...choice,
    region: choice.status === 'ended' ? undefined : choice.region,
    today: today(),
    namedSince: namedSince(today(), rules),
  });
  const seen = (one: ListingCase): SeenEntry => ({ one, named: isNamedOn(one, today(), rules) });

  return {
    /** One page; a page beyond the last is the last. */
    async search(choice: ListChoice, wanted: number) {
      const query = queryOf(choice);
      const first = await listingCases.page(query, wanted, PAGE_SIZE);
      const last = Math.max(Math.ceil(first.total / PAGE_SIZE), 1);
      const page = Math.min(wanted, last);
      const found = page === wanted ? first : await listingCases.page(query, page, PAGE_SIZE);
      return { choice, page, ...found, entries: found.cases.map(seen), today: today() };
    },

    /** All that a choice finds, for the export: exactly what the pages show. */
    async all(choice: ListChoice): Promise<readonly SeenEntry[]> {
      return (await listingCases.entries(queryOf(choice))).map(seen);
    },

    /** Entries in force behind a place, and the place of the last where more follow. */
    async behind(choice: ListChoice, after: ListPlace | undefined, limit: number) {
      const found = await listingCases.entries(queryOf(choice), after, limit + 1);
      const entries = found.slice(0, limit);
      const last = entries.at(-1);
      const next = found.length > limit && last?.entry ? { from: last.entry.from, id: last.id } : undefined;
      return { entries: entries.map(seen), next };
    },

    /** An entry by its number. Who may read the case, and the firm itself, see it also where the public does not. */
    async entry(number: string, person: Account | undefined): Promise<SeenEntry & { readonly today: Day }> {
      const one = await listingCases.findByDecision(number);
      const whole =
        one !== null && (may(person, 'listing.read', matterOf(one)) || may(person, 'listing.answer', matterOf(one)));
      if (one?.entry === null || one === null || !(whole || one.entry.isPublic))
        throw new NotFound('unknown-entry', '负面清单上没有这个文号');
      return { one, named: whole || isNamedOn(one, today(), rules), today: today() };
    },
  };
}
