import type { Condition } from './condition.ts';
import type { MembershipRules } from './membership-rules.ts';

/** What the city's pool asks for: conditions, terms in working days, the length of membership in years. */
export interface PoolRules {
  readonly conditions: readonly Condition[];
  readonly firstReviewDays: number;
  readonly cityReviewDays: number;
  readonly correctionDays: number;
  readonly noticeDays: number;
  readonly objectionDays: number;
  readonly membershipYears: number;
  readonly fewestCases: number;
  /** Who signs a public notice, and what its number begins with: 嘉经信公示〔2026〕14号. */
  readonly noticeOffice: string;
  readonly noticePrefix: string;
  readonly membership: MembershipRules;
}
