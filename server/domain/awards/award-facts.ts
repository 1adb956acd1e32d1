import type { Day, Interval } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { JudgedCode } from './judged-codes.ts';

/** Revenue of one year on record. */
export interface RevenueFigure {
  readonly year: number;
  readonly fen: Fen;
}

export const STANDARD_KINDS = ['formulation', 'revision'] as const;
export const STANDARD_THEMES = ['digital', 'green', 'other'] as const;
export type StandardKind = (typeof STANDARD_KINDS)[number];
export type StandardTheme = (typeof STANDARD_THEMES)[number];

/** A group standard that the subject took part in drafting. */
export interface StandardFact {
  readonly number: string;
  /** The form in which numbers are compared. */
  readonly normalised: string;
  readonly publishedOn: Day;
  /** Place among the drafting units (起草单位), from 1. */
  readonly rank: number;
  readonly kind: StandardKind;
  readonly theme: StandardTheme;
  /** When an official confirmed the effect and the public-service project; null while nobody has. */
  readonly effectConfirmedOn: Day | null;
}

/** What was received for the same matter under other policies. */
export interface OtherAward {
  /** `growth:2024`, or `standard:` and the normalised number. */
  readonly matter: string;
  readonly fen: Fen;
}

/** A firm that was merged into the subject (被合并企业): what it reached before counts from the year of the merger on (A2). */
export interface PredecessorFact {
  readonly uscc: string;
  readonly name: string;
  readonly mergedOn: Day;
  /** Its own highest revenue of a year; never added to that of another. */
  readonly peakFen: Fen;
}

/** What a person decided of a claim that the facts hold open (人工认定), and on which ground. */
export interface JudgementFact {
  /** `growth:2024`, or `standard:` and the normalised number. */
  readonly matter: string;
  /** The reason of the hold that was decided. */
  readonly code: JudgedCode;
  readonly decision: JudgementVerdict;
  readonly decidedOn: Day;
  /** Who decided, by name and office. */
  readonly by: string;
  readonly ground: string;
}

export const JUDGEMENT_VERDICTS = ['met', 'unmet'] as const;
export type JudgementVerdict = (typeof JUDGEMENT_VERDICTS)[number];

/**
 * Facts on software status beyond the certificate. The calculator's contract does not carry them: the registry does,
 * and only the other readings of A8 ask for them. What is left out is unknown.
 */
export interface SoftwareEvidence {
  readonly statisticsCodes?: readonly (Interval & { readonly code: string })[];
  readonly softwareRevenue?: readonly RevenueFigure[];
  readonly decisions?: readonly { readonly year: number; readonly software: boolean }[];
}

/** Everything an assessment of one organisation rests on. A key left out is a fact unknown, an empty list a fact known (G10). */
export interface AwardFacts {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  readonly establishedOn: Day;
  /** Attested maximum of all years before the first on record; null where nobody attested one. */
  readonly peakBeforeRecordFen: Fen | null;
  /** By year, each year once. */
  readonly revenue: readonly RevenueFigure[];
  readonly softwareEnterprise?: readonly Interval[] | undefined;
  readonly softwareEvidence?: SoftwareEvidence | undefined;
  readonly pool?: readonly Interval[] | undefined;
  readonly negativeList?: readonly Interval[] | undefined;
  readonly standards: readonly StandardFact[];
  readonly otherAwards: readonly OtherAward[];
  /** One for each matter and reason; left out where nothing was decided. */
  readonly judgements?: readonly JudgementFact[] | undefined;
  /** By day of the merger and code, each code once; left out where there is none. */
  readonly predecessors?: readonly PredecessorFact[] | undefined;
}
