import type { Condition } from './condition.ts';

/** What holds after admission: leaving, removal, the yearly re-examination, reminders. Data, each with its source. */
export interface MembershipRules {
  /** Grounds on which a member can be removed (移出). */
  readonly removalGrounds: readonly Condition[];
  /** What a firm declares in the yearly re-examination (年度复核). */
  readonly reviewItems: readonly Condition[];
  /** Working days for the firm's answer to a proposed removal (陈述申辩). */
  readonly defenceDays: number;
  /** How many days ahead a withdrawal may take effect at most. */
  readonly exitMostDays: number;
  /** Working days in which a firm answers a round. */
  readonly reviewDays: number;
  /** Members for fewer days than this are not in the round. */
  readonly newcomerDays: number;
  /** Working days that a correction (限期整改) may be given at most. */
  readonly rectifyMostDays: number;
  /** A membership that ends within so many days of the round's day is renewed by passing it. */
  readonly renewalWindowDays: number;
  /** Days before the end of a membership on which people are told. */
  readonly expiryReminders: readonly number[];
  /** Days before the end of a certificate on which its firm is told. */
  readonly certificateReminders: readonly number[];
  /** Working days before an answer is due on which the firm is told. */
  readonly reviewReminders: readonly number[];
}
