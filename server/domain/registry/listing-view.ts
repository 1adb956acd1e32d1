import type { Account } from './account.ts';
import type { Actor, HistoryEntry } from './history.ts';
import { votesAreIn, type ListingCase } from './listing-case.ts';
import { matterOf } from './listing-workflow.ts';
import { may } from './permissions.ts';

/** What of a case's way the firm is told. */
const TOLD_TO_FIRM: ReadonlySet<string> = new Set([
  ...['notify', 'defend', 'record-defence', 'deliberate', 'list', 'close', 'correct'],
  ...['ask-repair', 'grant-repair', 'refuse-repair', 'end-with-source', 'revoke'],
]);

/**
 * The case as an official may see it, or `null` where there is none for that person: the informant only for whom it
 * concerns, and of the votes only the own one until all are in, also in the history.
 */
export function asOfficialSees(one: ListingCase, person: Account): ListingCase | null {
  if (!may(person, 'listing.read', matterOf(one))) return null;
  const informed = may(person, 'listing.informant', matterOf(one));
  const open = !votesAreIn(one);
  const own = ({ by }: { readonly by: Actor }) => by.account === person.id;
  return {
    ...one,
    informant: informed ? one.informant : null,
    votes: open ? one.votes.filter(own) : one.votes,
    history: open ? one.history.filter((entry) => entry.event !== 'vote' || own(entry)) : one.history,
  };
}

/**
 * The case as the firm that it is about may see it: nothing before it was notified, and nothing of who told what, how it
 * was looked into and who voted.
 */
export function asFirmSees(one: ListingCase, person: Account): ListingCase | null {
  if (one.proposal === null || !may(person, 'listing.answer', matterOf(one))) return null;
  return {
    ...one,
    clue: { source: 'official', reference: '', whom: '', content: '' },
    informant: null,
    investigator: null,
    evidence: [],
    defences: one.defences.map((defence) => ({ ...defence, by: asOffice(defence.by) })),
    panel: [],
    votes: [],
    effects: [],
    history: one.history.filter(({ event }) => TOLD_TO_FIRM.has(event)).map(byOffice),
  };
}

/** Who it was is the office's affair: the firm deals with the office. */
function byOffice(entry: HistoryEntry): HistoryEntry {
  return { ...entry, by: asOffice(entry.by), reason: tellable(entry) };
}

function asOffice(by: Actor): Actor {
  return by.role === 'provider' ? by : { account: '', name: '市经信局', role: by.role };
}

/** The reason of a decision is the firm's to read; what an official noted on the way is not. */
function tellable({ event, reason }: HistoryEntry): string {
  return event === 'record-defence' || event === 'deliberate' ? '' : reason;
}
