import type { ListingCase, ListingEntry, ListingState } from '../../domain/registry/listing-case.ts';
import { repairedEntry, type Doing } from '../../domain/registry/listing-deeds.ts';
import { listingDue } from '../../domain/registry/listing-terms.ts';
import type { ListingEvent } from '../../domain/registry/listing-workflow.ts';
import type { ListingAdditions, ListingFields } from '../../persistence/listing-case.repository.ts';
import { correctedEntry, endedEntry, type ListingOrder } from './orders.ts';

/** What a step writes beside the state. */
export interface Deed {
  readonly set?: ListingFields;
  readonly push?: ListingAdditions;
  readonly reason?: string;
  /** The entry as it is from now on, for the provider; `void` where it never was. */
  readonly listing?: ListingEntry;
  readonly isVoid?: boolean;
}

/** What is done to an entry that there is. */
export function entryDeed(
  whole: ListingCase,
  entry: ListingEntry,
  event: ListingEvent,
  order: ListingOrder,
  doing: Doing,
): Deed {
  const { today, rules } = doing;
  const { reason, basis } = order;
  switch (event) {
    case 'correct': {
      const corrected = correctedEntry(whole, entry, order, rules);
      const formerEntries = { entry, correctedOn: today, reason };
      return { set: { entry: corrected }, push: { formerEntries }, listing: corrected };
    }
    case 'grant-repair': {
      const ended = repairedEntry(entry, today);
      return {
        set: { entry: ended, end: { kind: 'repaired', on: today, basis: '', termTo: entry.to } },
        listing: ended,
      };
    }
    case 'end-with-source': {
      const ended = endedEntry(entry, order, today);
      const end = { kind: 'source-ended', on: ended.to ?? today, basis, termTo: entry.to } as const;
      return { set: { entry: ended, end }, listing: ended, reason: `依据${basis}。${reason}` };
    }
    case 'revoke':
      return {
        set: { end: { kind: 'revoked', on: today, basis, termTo: whole.end === null ? entry.to : whole.end.termTo } },
        listing: entry,
        isVoid: true,
        reason: `依据${basis}。${reason}`,
      };
    default:
      return {};
  }
}

/** When the new state began and until when it should last: the same state keeps its term. */
export function termOf(
  { state, since, due }: ListingCase,
  to: ListingState,
  { today, rules, calendar }: Doing,
): ListingFields {
  return to === state ? { since, due } : { since: today, due: listingDue(to, today, rules, calendar) };
}
