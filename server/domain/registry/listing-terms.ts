import type { ListingClass, ListingRules } from '../policy/listing-rules.ts';
import { covers, dayAfter, dayBefore, sameDayLater, type Day } from '../shared/calendar-date.ts';
import { judgeDay, workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import { votesAreIn, type ListingCase, type ListingEntry, type ListingState } from './listing-case.ts';

/** Whose turn it is in a case. */
export type ListingTurn = 'firm' | 'investigator' | 'panel' | 'city' | 'nobody';

/**
 * The last day of a listing of whole months that begins on `from`: the day before the same day of a later month, and the
 * last of that month where it has no such day (民法典 §202).
 */
export function lastDayOfMonths(from: Day, months: number): Day {
  const { day, exact } = sameDayLater(from, months);
  return exact ? dayBefore(day) : day;
}

/** Whether a term of so many months is one that the class allows. */
export function allowsMonths(kind: ListingClass, months: number, { classes }: ListingRules): boolean {
  const { fewestMonths, mostMonths } = classes[kind];
  return Number.isInteger(months) && months >= fewestMonths && months <= mostMonths;
}

/** Whether an entry is in force on a day: its dates hold and it is not void (G3, G8). */
export function isEntryInForce({ entry, state }: Pick<ListingCase, 'entry' | 'state'>, day: Day): boolean {
  return entry !== null && state !== 'revoked' && covers(entry, day);
}

/** Whether an entry was in force once and no longer is. A revoked one never was. */
export function isOver({ entry, state }: Pick<ListingCase, 'entry' | 'state'>, day: Day): boolean {
  return entry !== null && (state === 'revoked' || (entry.to !== null && entry.to < day));
}

/** Whether the public may still see whom an entry is about: while in force, and so many days after; never where it is void. */
export function isNamedOn(one: Pick<ListingCase, 'entry' | 'state'>, day: Day, rules: ListingRules): boolean {
  const { entry, state } = one;
  if (entry === null || !entry.isPublic || state === 'revoked' || day < entry.from) return false;
  return entry.to === null || entry.to >= namedSince(day, rules);
}

/** The earliest end of an entry that may still be shown by name on a day. */
export function namedSince(day: Day, { shownAfterEnd }: Pick<ListingRules, 'shownAfterEnd'>): Day {
  let since = day;
  for (let left = shownAfterEnd; left > 0; left--) since = dayBefore(since);
  return since;
}

/** The last days on which the firm may turn to reconsideration and to the court, counted from the day after the decision. */
export function remediesOf(
  decidedOn: Day,
  rules: ListingRules,
  calendar: WorkCalendar,
): Pick<ListingEntry, 'reconsiderUntil' | 'sueUntil'> {
  return {
    reconsiderUntil: worked(daysLater(decidedOn, rules.reconsiderationDays), calendar),
    sueUntil: worked(sameDayLater(decidedOn, rules.litigationMonths).day, calendar),
  };
}

/** A last day that is no working day moves to the next that is one (民法典 §203). */
function worked(day: Day, calendar: WorkCalendar): Day {
  let last = day;
  while (!judgeDay(last, calendar).counts) last = dayAfter(last);
  return last;
}

function daysLater(day: Day, days: number): Day {
  let later = day;
  for (let left = days; left > 0; left--) later = dayAfter(later);
  return later;
}

/** From when repair may be asked for: when the shortest term of the class is over. `null` where that is never. */
export function repairableFrom(
  entry: Pick<ListingEntry, 'class' | 'from' | 'to' | 'ground'>,
  rules: ListingRules,
): Day | null {
  const bound = rules.grounds.find(({ code }) => code === entry.ground)?.asLongAsSource === true;
  const from = dayAfter(lastDayOfMonths(entry.from, rules.classes[entry.class].fewestMonths));
  return bound || (entry.to !== null && from > entry.to) ? null : from;
}

/**
 * The entry as it read after a version of the case: before the corrections that came later, and before the end that shortened
 * it. `null` where the case has none.
 */
export function entryAfter({ entry, formerEntries, history, end }: ListingCase, version: number): ListingEntry | null {
  const corrections = history.filter(({ event }) => event === 'correct');
  const later = corrections.filter((one) => one.version > version);
  const read = later.length === 0 ? entry : (formerEntries.at(-later.length)?.entry ?? null);
  const ended = history.find(({ event }) => ENDING.has(event))?.version ?? 0;
  const next = later[0]?.version ?? Number.POSITIVE_INFINITY;
  // Ended after that version, and what was read is from after the end.
  return read !== null && end !== null && ended > version && next > ended ? { ...read, to: end.termTo } : read;
}

const ENDING: ReadonlySet<string> = new Set(['grant-repair', 'end-with-source', 'revoke']);

/** Whether the firm's term for its defence is over on a day: its last day still belongs to it. */
export function isDefenceOver({ proposal }: Pick<ListingCase, 'proposal'>, day: Day): boolean {
  return proposal !== null && day > proposal.defenceUntil;
}

/** Whose turn it is on a day, derived from the state and what is in. */
export function listingTurn(one: ListingCase, day: Day): ListingTurn {
  switch (one.state) {
    case 'clue':
    case 'repair-asked':
      return 'city';
    case 'investigating':
      return 'investigator';
    case 'notified':
      return one.defences.length > 0 || isDefenceOver(one, day) ? 'investigator' : 'firm';
    case 'deliberating':
      return votesAreIn(one) ? 'city' : 'panel';
    default:
      return 'nobody';
  }
}

/** The day by which something is due in a state that begins on `day`; `null` where nothing is. */
export function listingDue(state: ListingState, day: Day, rules: ListingRules, calendar: WorkCalendar): Day | null {
  const days = termOf(state, rules);
  return days === undefined ? null : workingTerm(day, days, calendar).to;
}

function termOf(state: ListingState, rules: ListingRules): number | undefined {
  switch (state) {
    case 'clue':
      return rules.clueDays;
    case 'investigating':
      return rules.investigationDays;
    case 'notified':
      return rules.defenceDays;
    case 'deliberating':
      return rules.deliberationDays;
    case 'repair-asked':
      return rules.repairDays;
    default:
      return undefined;
  }
}
