import type { ListingRules } from '../policy/listing-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Account } from './account.ts';
import { hasInvestigated, isCarried, votesAreIn, type ListingCase, type ListingState } from './listing-case.ts';
import type { ListingRefusal } from './listing-refusals.ts';
import { isDefenceOver, isEntryInForce, repairableFrom } from './listing-terms.ts';
import { may, type Action } from './permissions.ts';

/** What can happen to a case, after it was begun. */
export type ListingEvent =
  | 'open-case'
  | 'dismiss-clue'
  | 'take-over'
  | 'add-evidence'
  | 'notify'
  | 'defend'
  | 'record-defence'
  | 'deliberate'
  | 'replace-panel'
  | 'vote'
  | 'list'
  | 'close'
  | 'correct'
  | 'ask-repair'
  | 'grant-repair'
  | 'refuse-repair'
  | 'end-with-source'
  | 'revoke';

/** The events in words: the deed that a button names. */
export const LISTING_EVENT_WORDS: Readonly<Record<ListingEvent, string>> = {
  'open-case': '立案',
  'dismiss-clue': '不予立案',
  'take-over': '接手核查',
  'add-evidence': '补充证据',
  notify: '发出拟列入告知书',
  defend: '提交陈述申辩',
  'record-defence': '登记书面陈述申辩',
  deliberate: '提请集体审议',
  'replace-panel': '更换审议人员',
  vote: '提交表决意见',
  list: '列入负面清单',
  close: '不予列入',
  correct: '更正笔误',
  'ask-repair': '申请信用修复',
  'grant-repair': '准予信用修复',
  'refuse-repair': '不予信用修复',
  'end-with-source': '随来源终止',
  revoke: '撤销列入决定',
};

/** One who is named for the panel, as the register of accounts has it. */
export type Named = Pick<Account, 'id' | 'role' | 'blocked'>;

/** What a step has to know beside the case and the person. */
export interface ListingFacts {
  readonly today: Day;
  readonly rules: ListingRules;
  readonly reason: string;
  readonly firmKnown: boolean;
  readonly panel: readonly Named[];
  /** Accounts of the panel that have not voted and no longer can. */
  readonly absent: readonly string[];
  /** Not asked where no term is inherited. */
  readonly originalInForce: boolean;
  readonly basis: string;
}

type Guard = (one: ListingCase, person: Account, facts: ListingFacts) => ListingRefusal | undefined;

interface Step {
  readonly to: ListingState;
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const when = (wrong: boolean, refusal: ListingRefusal) => (wrong ? refusal : undefined);
const sourceBound = ({ entry }: ListingCase, { rules }: ListingFacts): boolean =>
  rules.grounds.some(({ code, asLongAsSource }) => code === entry?.ground && asLongAsSource);

const reasoned: Guard = (_one, _person, { reason }) => when(reason.trim() === '', 'reason-missing');
const based: Guard = (_one, _person, { basis }) => when(basis.trim() === '', 'basis-missing');
const firmKnown: Guard = (_one, _person, facts) => when(!facts.firmKnown, 'firm-unknown');
const investigator: Guard = (one, { id }) => when(one.investigator?.account !== id, 'not-investigator');
const anotherPerson: Guard = (one, { id }) => when(hasInvestigated(one, id), 'is-investigator');
const newcomer: Guard = (one, { id }) => when(one.investigator?.account === id, 'wrong-state');
const evidenced: Guard = (one) => when(one.evidence.length === 0, 'evidence-missing');
const heard: Guard = (one, _person, { today }) =>
  when(one.defences.length === 0 && !isDefenceOver(one, today), 'defence-running');
const panelEnough: Guard = (_one, _person, { panel, rules }) =>
  when(new Set(panel.map(({ id }) => id)).size < rules.fewestVotes, 'panel-short');
/** Who can no longer vote makes room; who has voted stays, and nobody else is replaced. */
const panelBroken: Guard = (_one, _person, { absent }) => when(absent.length === 0, 'panel-whole');
const panelRefilled: Guard = (one, _person, { panel, absent, rules }) => {
  const kept = one.panel.map(({ account }) => account).filter((id) => !absent.includes(id));
  return when(new Set([...kept, ...panel.map(({ id }) => id)]).size < rules.fewestVotes, 'panel-short');
};
const panelFit: Guard = (one, _person, { panel }) =>
  when(
    panel.some(({ id, role, blocked }) => role !== 'city' || blocked || hasInvestigated(one, id)),
    'panel-unfit',
  );
const onPanel: Guard = ({ panel }, { id }) => when(!panel.some(({ account }) => account === id), 'not-on-panel');
const notVoted: Guard = ({ votes }, { id }) =>
  when(
    votes.some(({ by }) => by.account === id),
    'voted-already',
  );
const votesIn: Guard = (one) => when(!votesAreIn(one), 'votes-open');
const carried: Guard = (one) => when(votesAreIn(one) && !isCarried(one), 'not-carried');
const notCarried: Guard = (one) => when(votesAreIn(one) && isCarried(one), 'carried');
const inheritable: Guard = ({ proposal }, _person, facts) =>
  when(proposal?.original !== null && !facts.originalInForce, 'original-over');
const inForce: Guard = (one, _person, { today }) => when(!isEntryInForce(one, today), 'not-in-force');
const ownTerm: Guard = (one, _person, facts) => when(sourceBound(one, facts), 'source-bound');
const ofSource: Guard = (one, _person, facts) => when(!sourceBound(one, facts), 'not-source-bound');
const served: Guard = ({ entry }, _person, { today, rules }) => {
  const from = entry === null ? null : repairableFrom(entry, rules);
  return when(from === null || today < from, 'too-early');
};

const investigate = (to: ListingState, ...guards: Guard[]): Step => ({ to, by: 'listing.investigate', guards });
const decide = (to: ListingState, ...guards: Guard[]): Step => ({ to, by: 'listing.decide', guards });
const answer = (to: ListingState, ...guards: Guard[]): Step => ({
  to,
  by: 'listing.answer',
  guards: [reasoned, ...guards],
});
const takeOver = (to: ListingState) => investigate(to, newcomer, reasoned);
const evidence = (to: ListingState) => investigate(to, investigator, reasoned);
const correct = (to: ListingState) => decide(to, reasoned);
const revoke = decide('revoked', reasoned, based);
const endWithSource = decide('source-ended', reasoned, ofSource, inForce, based);

/** The one table: state → event → where it leads, who may, what must hold. */
export const LISTING_WORKFLOW: Readonly<Record<ListingState, Readonly<Partial<Record<ListingEvent, Step>>>>> = {
  clue: {
    'open-case': investigate('investigating', reasoned, firmKnown),
    'dismiss-clue': investigate('dismissed', reasoned),
  },
  investigating: {
    'take-over': takeOver('investigating'),
    'add-evidence': evidence('investigating'),
    notify: investigate('notified', investigator, evidenced),
    close: investigate('not-listed', reasoned),
  },
  notified: {
    'take-over': takeOver('notified'),
    'add-evidence': evidence('notified'),
    defend: answer('notified'),
    'record-defence': investigate('notified', reasoned),
    deliberate: investigate('deliberating', heard, panelEnough, panelFit),
    close: investigate('not-listed', reasoned),
  },
  deliberating: {
    vote: { to: 'deliberating', by: 'listing.deliberate', guards: [onPanel, anotherPerson, notVoted, reasoned] },
    'replace-panel': investigate('deliberating', reasoned, panelBroken, panelRefilled, panelFit),
    list: decide('listed', anotherPerson, votesIn, carried, inheritable, reasoned),
    close: decide('not-listed', anotherPerson, votesIn, notCarried, reasoned),
  },
  listed: {
    correct: correct('listed'),
    'ask-repair': answer('repair-asked', ownTerm, inForce, served),
    'end-with-source': endWithSource,
    revoke,
  },
  'repair-asked': {
    correct: correct('repair-asked'),
    'grant-repair': decide('repaired', anotherPerson, inForce, reasoned),
    'refuse-repair': decide('listed', anotherPerson, reasoned),
    revoke,
  },
  repaired: { correct: correct('repaired'), revoke },
  'source-ended': { correct: correct('source-ended'), revoke },
  revoked: {},
  dismissed: {},
  'not-listed': {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextListingState(
  one: ListingCase,
  event: ListingEvent,
  person: Account,
  facts: ListingFacts,
): { readonly to: ListingState } | { readonly refusals: readonly ListingRefusal[] } {
  const step = LISTING_WORKFLOW[one.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, matterOf(one))) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(one, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function listingEventsFor(one: ListingCase, person: Account | undefined): ListingEvent[] {
  const steps = Object.entries(LISTING_WORKFLOW[one.state]) as [ListingEvent, Step][];
  return steps.filter(([, step]) => may(person, step.by, matterOf(one))).map(([event]) => event);
}

/** What permissions judge a case by: its firm, once it is known. */
export function matterOf({ subject }: Pick<ListingCase, 'subject'>) {
  return subject === null ? {} : { uscc: subject.uscc, region: subject.region };
}
