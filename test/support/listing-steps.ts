import type { Role } from '../../server/domain/registry/account.ts';
import type { ListingState } from '../../server/domain/registry/listing-case.ts';
import {
  nextListingState,
  type ListingEvent,
  type ListingFacts,
} from '../../server/domain/registry/listing-workflow.ts';
import { loadListingRules } from '../../server/policy-data/listing-loader.ts';
import { actor, ENTRY, listingCase, person } from './listing.ts';

export const rules = loadListingRules([]);
export const named = (...ids: string[]) => ids.map((id) => ({ id, role: 'city' as Role, blocked: false }));
export const GOOD: ListingFacts = {
  ...{ today: '2026-11-24', rules, reason: '因为', basis: '文号', firmKnown: true, originalInForce: true },
  panel: named('a', 'b'),
  absent: [],
};
const OF_INVESTIGATOR: readonly ListingEvent[] = ['add-evidence', 'notify'];
export const bound = { entry: { ...ENTRY, ground: 'N07', class: 'serious' as const, to: null } };
export const outcome = (result: ReturnType<typeof nextListingState>) =>
  'to' in result ? result.to : result.refusals.join(' ');

/** The case in which an event is good, and the person of a role who may do it. */
function right(state: ListingState, event: ListingEvent, role: Role) {
  const more = event === 'end-with-source' ? bound : {};
  const votes = event === 'close' ? [false, false] : event === 'vote' ? [] : [true, true];
  const judged =
    state === 'deliberating'
      ? { votes: votes.map((inFavour, i) => ({ at: '', by: actor('ab'.charAt(i)), inFavour, reason: 'x' })) }
      : {};
  const id =
    role !== 'city'
      ? `the-${role}`
      : OF_INVESTIGATOR.includes(event)
        ? 'investigator'
        : event === 'vote'
          ? 'a'
          : 'other';
  return { one: listingCase(state, { ...more, ...judged }), who: person(role, { id }) };
}

export const take = (state: ListingState, event: ListingEvent, role: Role, facts: Partial<ListingFacts> = {}) => {
  const { one, who } = right(state, event, role);
  const absent = event === 'replace-panel' ? ['b'] : [];
  return outcome(nextListingState(one, event, who, { ...GOOD, absent, ...facts }));
};
