import type { ListingRules } from '../../domain/policy/listing-rules.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { ClueSource, Defence, ListingCase, ListingState, Vote } from '../../domain/registry/listing-case.ts';
import {
  entryOf,
  proposalWords,
  proposed,
  silence,
  voteWords,
  type Doing,
  type ProposalTyped,
} from '../../domain/registry/listing-deeds.ts';
import { listingDue } from '../../domain/registry/listing-terms.ts';
import { LISTING_WORKFLOW, type ListingEvent } from '../../domain/registry/listing-workflow.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { judgeDay, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { freshSalt } from '../living.ts';
import { demoActor } from './demo-accounts.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** On what the terms of invented cases rest. */
export interface DemoListingTerms {
  readonly today: Day;
  readonly rules: ListingRules;
  readonly calendar: WorkCalendar;
}

export type DemoHand = 'city' | 'city2' | 'city3' | 'nanhu' | 'firm' | 'public' | 'system';

/** Something that happened on a day; of a vote whether it was in favour. */
export interface DemoDeed {
  readonly event: ListingEvent;
  readonly on: Day;
  readonly by: DemoHand;
  readonly text?: string;
  readonly inFavour?: boolean;
  readonly basis?: string;
}

export interface DemoListing {
  readonly serial: number;
  readonly firm: Provider;
  readonly source: ClueSource;
  readonly clue: string;
  readonly reference?: string;
  readonly begunOn: Day;
  readonly begunBy: DemoHand;
  readonly informant?: { readonly name: string; readonly contact: string };
  readonly proposal?: ProposalTyped;
  readonly decision?: string;
  readonly deeds: readonly DemoDeed[];
  readonly change?: (made: ListingCase) => Partial<ListingCase>;
}

/** The last working day on or before a day. */
export function workday(day: Day, calendar: WorkCalendar): Day {
  let worked = day;
  while (!judgeDay(worked, calendar).counts) worked = daysFrom(worked, -1);
  return worked;
}

function actorOf(hand: DemoHand, firm: Provider): Actor {
  if (hand === 'public') return { account: 'demo-public', name: '公众', role: 'system' };
  if (hand === 'system') return { account: 'system', name: '系统', role: 'system' };
  if (hand === 'firm') return { account: `demo-${firm.uscc}`, name: `服务商 · ${firm.contact.name}`, role: 'provider' };
  return demoActor(hand);
}

/** The case as its deeds leave it; each is one that the workflow has. */
export function demoListing(made: DemoListing, { rules, calendar }: DemoListingTerms): ListingCase {
  const { firm, serial } = made;
  const instant = (day: Day, order: number) =>
    `${day}T0${order % 9}:${String((serial * 17) % 60).padStart(2, '0')}:00.000Z`;
  const at = instant(made.begunOn, 0);
  const begun = { event: 'report', from: '', to: 'clue', reason: made.clue, shown: null };
  let one: ListingCase = {
    id: (0xd1_0000_0000 + serial).toString(16).padStart(24, '0'),
    state: 'clue',
    version: 1,
    history: [{ version: 1, at, by: actorOf(made.begunBy, firm), ...begun, salt: freshSalt() }],
    number: `${rules.cluePrefix}${yearOf(made.begunOn)}${String(serial).padStart(4, '0')}`,
    clue: { source: made.source, reference: made.reference ?? '', whom: firm.name, content: made.clue },
    informant: made.informant ?? null,
    subject: { uscc: firm.uscc, name: firm.name, region: firm.region },
    ...{ investigator: null, evidence: [], proposal: null, defences: [], panel: [], votes: [], entry: null },
    ...{ formerEntries: [], repair: null, end: null, effects: [] },
    since: made.begunOn,
    due: listingDue('clue', made.begunOn, rules, calendar),
    createdAt: at,
  };
  for (const deed of made.deeds) {
    const to = LISTING_WORKFLOW[one.state][deed.event]?.to;
    if (to === undefined) throw new Error(`demonstration data: no ${deed.event} in ${one.state} (${firm.name})`);
    const version = one.version + 1;
    const doing: Doing = { by: actorOf(deed.by, firm), at: instant(deed.on, version), today: deed.on, rules, calendar };
    one = after(one, deed, to, made, doing);
  }
  return { ...one, ...made.change?.(one) };
}

function after(one: ListingCase, deed: DemoDeed, to: ListingState, made: DemoListing, doing: Doing): ListingCase {
  const { by, at, today, rules, calendar } = doing;
  const { event, text = '' } = deed;
  const version = one.version + 1;
  const moved = to === one.state ? {} : { since: today, due: listingDue(to, today, rules, calendar) };
  const changed = { ...one, ...moved, ...changeBy(one, deed, made, doing), state: to, version };
  const reason = reasonOf(event, text, deed, made, doing, changed);
  const step = { version, at, by, event, from: one.state, to, reason, shown: null, salt: freshSalt() };
  return { ...changed, history: [...one.history, step] };
}

function reasonOf(
  event: ListingEvent,
  text: string,
  deed: DemoDeed,
  made: DemoListing,
  { rules }: Doing,
  one: ListingCase,
) {
  switch (event) {
    case 'notify':
      return made.proposal === undefined ? text : proposalWords(made.proposal, rules);
    case 'deliberate':
      return `审议人员：${one.panel.map(({ name }) => name).join('、')}`;
    case 'vote':
      return voteWords({ inFavour: deed.inFavour === true, reason: text });
    case 'list':
      return `${made.decision ?? ''}。${text}`;
    default:
      return deed.basis === undefined ? text : `依据${deed.basis}。${text}`;
  }
}

function changeBy(one: ListingCase, deed: DemoDeed, made: DemoListing, doing: Doing): Partial<ListingCase> {
  const { by, at, today } = doing;
  const { event, text = '', basis = '' } = deed;
  const answered = (how: Defence['how']) => ({ defences: [...one.defences, { at, how, by, text }] });
  switch (event) {
    case 'open-case':
      return { investigator: by };
    case 'add-evidence':
      return { evidence: [...one.evidence, { at, by, text }] };
    case 'notify':
      return made.proposal === undefined ? {} : { proposal: proposed(made.proposal, doing) };
    case 'defend':
      return answered('given');
    case 'record-defence':
      return answered('recorded');
    case 'deliberate':
      return {
        defences: [...one.defences, ...[silence(one, doing).defences ?? []].flat()],
        panel: (['city', 'city2', 'city3'] as const)
          .map((hand) => actorOf(hand, made.firm))
          .filter(({ account }) => account !== one.investigator?.account),
      };
    case 'vote': {
      const vote: Vote = { at, by, inFavour: deed.inFavour === true, reason: text };
      return { votes: [...one.votes, vote] };
    }
    case 'list':
      return { entry: entryOf(one, made.decision ?? '', null, doing) };
    case 'ask-repair':
      return {
        repair: {
          at,
          by,
          measures: text,
          promise: '承诺不再发生同类行为，自愿接受检查。',
          evidence: '整改报告、客户确认函。',
        },
      };
    case 'grant-repair':
      return { end: { kind: 'repaired', on: today, basis, termTo: one.entry?.to ?? null } };
    case 'end-with-source':
      return { end: { kind: 'source-ended', on: today, basis, termTo: one.entry?.to ?? null } };
    case 'revoke':
      return { end: { kind: 'revoked', on: today, basis, termTo: one.entry?.to ?? null } };
    default:
      return {};
  }
}
