import { groundOf, type ListingRules } from '../policy/listing-rules.ts';
import { dayBefore, formatDay, type Day } from '../shared/calendar-date.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import type { Actor } from './history.ts';
import type { Defence, ListingCase, ListingEnd, ListingEntry, Proposal, Vote } from './listing-case.ts';
import { isDefenceOver, lastDayOfMonths, listingDue, remediesOf } from './listing-terms.ts';
import type { Listing } from './provider.ts';

/** On what all deeds rest: who does it, when, by which rules. */
export interface Doing {
  readonly by: Actor;
  readonly at: string;
  readonly today: Day;
  readonly rules: ListingRules;
  readonly calendar: WorkCalendar;
}

/** What the notice of a proposed listing says; what follows from the ground is not typed. */
export interface ProposalTyped {
  readonly ground: string;
  readonly facts: string;
  readonly months: number | null;
  readonly isPublic: boolean;
  readonly original: string | null;
}

/** The proposal with the firm's term for its defence. */
export function proposed(typed: ProposalTyped, { today, rules, calendar }: Doing): Proposal {
  return { ...typed, notifiedOn: today, defenceUntil: listingDue('notified', today, rules, calendar) ?? today };
}

/** The proposal in a line: N03 总承包后转包，列入 6 个月. */
export function proposalWords({ ground, months, original }: ProposalTyped, rules: ListingRules): string {
  const term =
    months !== null ? `列入 ${months} 个月` : original !== null ? `承接${original}的剩余期限` : '期限随来源名单';
  return `${ground} ${groundOf(rules, ground)?.text ?? ''}，${term}`;
}

/** The firm's silence, recorded where its term is over and nothing came. */
export function silence(one: ListingCase, { by, at, today }: Doing): { readonly defences?: Defence } {
  if (one.defences.length > 0 || !isDefenceOver(one, today)) return {};
  return { defences: { at, how: 'silent', by, text: '' } };
}

/** A vote as the history keeps it. */
export function voteWords({ inFavour, reason }: Pick<Vote, 'inFavour' | 'reason'>): string {
  return `${inFavour ? '同意列入' : '不同意列入'}：${reason}`;
}

/** The entry that a decision makes: all that the paper has to say. `null` where the case lacks what it needs. */
export function entryOf(
  { subject, proposal }: ListingCase,
  decision: string,
  original: ListingEntry | null,
  { today, rules, calendar }: Doing,
): ListingEntry | null {
  const ground = proposal === null ? undefined : groundOf(rules, proposal.ground);
  const kind = ground?.class ?? original?.class;
  if (subject === null || proposal === null || ground === undefined || kind === undefined) return null;
  const own = proposal.months === null ? null : lastDayOfMonths(today, proposal.months);
  return {
    decision,
    decidedOn: today,
    ...subject,
    ground: ground.code,
    groundText: ground.text,
    class: kind,
    facts: proposal.facts,
    from: today,
    to: ground.inheritsTerm ? (original?.to ?? null) : own,
    isPublic: proposal.isPublic,
    original: proposal.original,
    office: rules.office,
    reconsideration: rules.reconsideration,
    court: rules.court,
    ...remediesOf(today, rules, calendar),
  };
}

/** The entry as the provider's own document has it. */
export function listingOf(entry: ListingEntry, voidedOn: Day | null = null): Listing {
  const { from, to, groundText, class: kind, decision, isPublic } = entry;
  return { from, to, ground: groundText, class: kind, decision, isPublic, voidedOn };
}

/** The entry ended by repair: the day of the decision no longer belongs to it. */
export function repairedEntry(entry: ListingEntry, today: Day): ListingEntry {
  return { ...entry, to: dayBefore(today) };
}

/** How an entry ended, in words; a term that is over ends by itself. */
export function endWords(end: ListingEnd | null, entry: Pick<ListingEntry, 'to'>): string {
  if (end === null) return entry.to === null ? '' : `期限届满（${formatDay(entry.to)}）`;
  const day = formatDay(end.on);
  if (end.kind === 'repaired') return `${day}准予信用修复`;
  return end.kind === 'source-ended' ? `来源名单于${day}终止` : `${day}撤销，视为从未列入`;
}
