import { createHash } from 'node:crypto';
import type { ListingRules } from '../../domain/policy/listing-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import {
  ENTRY_STATES,
  hasInvestigated,
  LISTING_STATE_WORDS,
  votesAreIn,
  type ListingCase,
  type ListingEntry,
  type ListingState,
} from '../../domain/registry/listing-case.ts';
import { isEntryInForce, listingTurn, repairableFrom } from '../../domain/registry/listing-terms.ts';
import { asFirmSees, asOfficialSees } from '../../domain/registry/listing-view.ts';
import {
  listingEventsFor,
  nextListingState,
  type ListingEvent,
  type ListingFacts,
} from '../../domain/registry/listing-workflow.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Candidate, SeenListing } from '../../domain/registry/seen-listing.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import type { AccountRecords } from '../../persistence/account-records.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

/** What the negative list rests on. */
export interface NegativeListNeeds {
  readonly listingCases: ListingCaseRepository;
  readonly providers: ProviderRepository;
  readonly records: Pick<AccountRecords, 'search'>;
  readonly counters: Counters;
  readonly listingRules: ListingRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** A case whole, for deciding, and as the person may see it. */
export interface Loaded {
  readonly whole: ListingCase;
  readonly seen: SeenListing;
  readonly candidates: readonly Candidate[];
  /** Accounts of the panel that have not voted and no longer can. */
  readonly absent: readonly string[];
}

export const CASE_LISTS = ['mine', 'office', 'firm', 'in-force', 'done'] as const;
export type CaseList = (typeof CASE_LISTS)[number];

const OFFICE_STATES = (Object.keys(LISTING_STATE_WORDS) as ListingState[]).filter(
  (state) => state !== 'dismissed' && state !== 'not-listed' && !ENTRY_STATES.includes(state),
);
const MOST_CANDIDATES = 200;

export type CasesService = ReturnType<typeof createCasesService>;

export function createCasesService(needs: NegativeListNeeds) {
  const { listingCases, providers, records, listingRules: rules, today } = needs;

  async function originalOf({ proposal }: ListingCase): Promise<ListingEntry | null> {
    const number = proposal?.original ?? null;
    const found = number === null ? null : await listingCases.findByDecision(number);
    return found !== null && isEntryInForce(found, today()) ? found.entry : null;
  }

  /** City officials who may still be named to judge the case: in office, and none who looked into it. */
  async function judgesFor(one: ListingCase): Promise<Pick<Loaded, 'candidates' | 'absent'>> {
    if (one.state !== 'notified' && one.state !== 'deliberating') return { candidates: [], absent: [] };
    const { accounts } = await records.search({ q: '', role: 'city', page: 1, size: MOST_CANDIDATES });
    const active = accounts.filter(({ blocked }) => !blocked);
    const named = new Set(one.panel.map(({ account }) => account));
    const voted = new Set(one.votes.map(({ by }) => by.account));
    return {
      candidates: active
        .filter(({ id }) => !named.has(id) && !hasInvestigated(one, id))
        .map(({ id, displayName }) => ({ id, name: displayName })),
      absent: [...named].filter((id) => !voted.has(id) && !active.some((account) => account.id === id)),
    };
  }

  async function load(id: string, person: Account): Promise<Loaded> {
    const whole = await listingCases.findById(id);
    const own = whole === null ? null : asFirmSees(whole, person);
    const one = own ?? (whole === null ? null : asOfficialSees(whole, person));
    // Who may not know of a case is told that there is none.
    if (whole === null || one === null) throw new NotFound('unknown-case', '没有这件案件');
    const provider = whole.subject === null ? null : await providers.findByUscc(whole.subject.uscc);
    const { candidates, absent } = await judgesFor(whole);
    const original = await originalOf(whole);
    const day = today();
    const facts = goodFacts({ day, rules, candidates, absent, original });
    const seen: SeenListing = {
      one,
      asFirm: own !== null,
      provider,
      events: listingEventsFor(whole, person).filter((event) => 'to' in nextListingState(whole, event, person, facts)),
      turn: listingTurn(whole, day),
      votesIn: votesAreIn(whole),
      inForce: isEntryInForce(whole, day),
      repairFrom: whole.entry === null ? null : repairableFrom(whole.entry, rules),
      original,
      today: day,
    };
    return { whole, seen, candidates, absent };
  }

  return {
    load,

    async see(id: string, person: Account): Promise<SeenListing> {
      return (await load(id, person)).seen;
    },

    /** Cases for an official, by list; in each the earliest due first, what has no term last. The finished only where asked for. */
    async desk(person: Account, finished = true) {
      if (!mayEver(person, 'listing.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const day = today();
      const readable = async (states: readonly ListingState[]) =>
        (await listingCases.list(states)).flatMap((whole) => {
          const one = asOfficialSees(whole, person);
          return one === null ? [] : [{ one, whole }];
        });
      const lists: Record<CaseList, ListingCase[]> = { mine: [], office: [], firm: [], 'in-force': [], done: [] };
      for (const { one, whole } of await readable([...OFFICE_STATES, 'repair-asked']))
        lists[listOf(whole, person, day)].push(one);
      for (const { one } of finished ? await readable(ENTRY_STATES) : [])
        if (one.state !== 'repair-asked') lists[isEntryInForce(one, day) ? 'in-force' : 'done'].push(one);
      for (const { one } of finished ? await readable(['dismissed', 'not-listed']) : []) lists.done.push(one);
      for (const name of ['mine', 'office', 'firm'] as const) lists[name].sort(byDue);
      for (const name of ['in-force', 'done'] as const) lists[name].sort((a, b) => (a.since < b.since ? 1 : -1));
      return { lists, finished, today: day };
    },

    /** What the firm may know of its own cases, the latest first. */
    async ownOf(person: Account): Promise<readonly SeenListing[]> {
      const uscc = person.organisationUscc;
      if (uscc === undefined) throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
      const told = (await listingCases.ofFirm(uscc)).filter((one) => asFirmSees(one, person) !== null);
      return Promise.all(told.map(async ({ id }) => (await load(id, person)).seen));
    },
  };
}

/** With nothing wrong in what will be typed: for what may be offered. */
export function goodFacts(given: {
  day: Day;
  rules: ListingRules;
  candidates: readonly Candidate[];
  absent: readonly string[];
  original: ListingEntry | null;
}): ListingFacts {
  return {
    today: given.day,
    rules: given.rules,
    reason: '—',
    basis: '—',
    firmKnown: true,
    panel: given.candidates.map(({ id }) => ({ id, role: 'city', blocked: false })),
    absent: given.absent,
    originalInForce: given.original !== null,
  };
}

function listOf(whole: ListingCase, person: Account, day: Day): CaseList {
  const { id, role } = person;
  switch (listingTurn(whole, day)) {
    case 'firm':
      return 'firm';
    case 'investigator':
      return whole.investigator?.account === id ? 'mine' : 'office';
    case 'panel': {
      const waits =
        whole.panel.some(({ account }) => account === id) && !whole.votes.some(({ by }) => by.account === id);
      return waits ? 'mine' : 'office';
    }
    default:
      return role === 'city' && !(whole.state !== 'clue' && hasInvestigated(whole, id)) ? 'mine' : 'office';
  }
}

function byDue(a: ListingCase, b: ListingCase): number {
  const key = ({ due, since }: ListingCase) => `${due ?? '9999-12-31'} ${since}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Steps that several may take at once, each on its own: others' moves do not disturb what they rest on. */
export const SIDE_BY_SIDE: readonly ListingEvent[] = ['vote', 'defend', 'ask-repair'];

/** Digest of all that a step rests on. What a side-by-side step does not rest on is left out, others' votes above all. */
export function digestFor(
  event: ListingEvent,
  whole: ListingCase,
  provider: Provider | null,
  original: ListingEntry | null,
) {
  const { id, version, state, clue, subject, proposal, evidence, defences, panel, votes, entry, repair } = whole;
  const identity = provider && [provider.name, provider.region, provider.legalRepresentative];
  const told = [id, state, subject, proposal, entry];
  const judged = [...told, clue, evidence, defences, panel, identity, original];
  const shown = event === 'vote' ? judged : SIDE_BY_SIDE.includes(event) ? told : [...judged, version, votes, repair];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
