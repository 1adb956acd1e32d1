import type { EntryCondition } from './condition.ts';
import type { MembershipRules } from './membership-rules.ts';

/** A material that a firm hands in with its application. */
export interface Material {
  readonly code: string;
  readonly text: string;
  readonly required: boolean;
  readonly source: string;
}

/** What the city's pool asks for: conditions, materials, terms in working days, the length of membership in years. */
export interface PoolRules {
  readonly conditions: readonly EntryCondition[];
  readonly materials: readonly Material[];
  readonly firstReviewDays: number;
  readonly cityReviewDays: number;
  readonly correctionDays: number;
  readonly noticeDays: number;
  /** Working days in which an objection that was received is accepted or not. */
  readonly acceptanceDays: number;
  readonly objectionDays: number;
  readonly membershipYears: number;
  readonly fewestCases: number;
  /** Working days within which a change of what identifies a firm is to be reported. */
  readonly changeReportDays: number;
  /** Who signs a public notice, and what its number begins with: 嘉经信公示〔2026〕14号. */
  readonly noticeOffice: string;
  readonly noticePrefix: string;
  readonly membership: MembershipRules;
}
