import type { MembershipRules } from '../policy/membership-rules.ts';
import { dayAfter, daysAfter, daysBetween, intervalAt } from '../shared/calendar-date.ts';
import type { Day } from '../shared/calendar-date.ts';
import { lastDayOfMembership } from './application-terms.ts';
import { standingOn } from './pool-membership.ts';
import type { PoolSpell, Provider, SpellChangeKind } from './provider.ts';

/** A change of a spell that was decided in another document and waits there until the provider has it, once. */
export interface SpellEffect {
  readonly version: number;
  readonly kind: SpellChangeKind;
  /** First day of the spell that is changed. */
  readonly from: Day;
  readonly was: Day | null;
  readonly to: Day | null;
  readonly paper: string;
  readonly on: Day;
}

/** The spell that covers a day, whether or not a listing is in force: one that can be ended or renewed. */
export function spellOn({ pool }: Pick<Provider, 'pool'>, day: Day): PoolSpell | undefined {
  return intervalAt(pool, day, 'both');
}

/** The last day of a spell that is renewed by so many years: the new term begins the day after the old one. */
export function renewedUntil(to: Day, years: number): Day {
  return lastDayOfMembership(dayAfter(to), years);
}

/** Whether a spell ends so soon after the day of a round that passing it renews it. One without an end never does. */
export function isRenewalDue({ to }: Pick<PoolSpell, 'to'>, asOf: Day, windowDays: number): boolean {
  return to !== null && daysBetween(asOf, to) <= windowDays;
}

/** Whether a round with this day covers the provider: a member that day, and not only just admitted. */
export function isCoveredBy(provider: Pick<Provider, 'pool' | 'listings'>, asOf: Day, newcomerDays: number): boolean {
  const standing = standingOn(provider, asOf);
  return standing.state === 'member' && daysBetween(standing.spell.from, asOf) >= newcomerDays;
}

/**
 * The reminder that is due before a last day: the smallest of the thresholds that has been reached, so that a day on
 * which nothing ran loses none. None before the first is reached, and none once the day is over.
 */
export function reminderDue(daysLeft: number, thresholds: readonly number[]): number | undefined {
  if (daysLeft < 0) return undefined;
  return thresholds.filter((threshold) => daysLeft <= threshold).sort((a, b) => a - b)[0];
}

/** Between which days a withdrawal may take effect: from tomorrow, so that no day already lived is undone. */
export function exitWindow(today: Day, { exitMostDays }: Pick<MembershipRules, 'exitMostDays'>) {
  return { first: dayAfter(today), last: daysAfter(today, exitMostDays) };
}
