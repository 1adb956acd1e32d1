import type { Day } from '../shared/calendar-date.ts';

export const LISTING_CLASSES = ['minor', 'ordinary', 'serious'] as const;
export type ListingClass = (typeof LISTING_CLASSES)[number];

/** A class (等级) of listings: how long one may last, and whether the public sees it. */
export interface ListingClassRule {
  readonly name: string;
  readonly public: boolean;
  readonly fewestMonths: number;
  readonly mostMonths: number;
  /** Where the class and its two bounds were taken from. */
  readonly sources: readonly string[];
}

/** A ground (事由) for a listing: data that officials edit, with its source. */
export interface ListingGround {
  readonly code: string;
  readonly text: string;
  readonly source: string;
  /** `null`: the class of the listing whose term it inherits. */
  readonly class: ListingClass | null;
  /** Lasts as long as the list that it follows: no end of its own. */
  readonly asLongAsSource: boolean;
  /** Takes what is left of another listing's term. */
  readonly inheritsTerm: boolean;
  /** What was paid, and what is not paid yet, goes before a person again. */
  readonly reviewsAwards: boolean;
}

/** The terms and numbers of the procedure, and in what each is counted. */
export const LISTING_TERMS = {
  clueDays: { name: '决定是否立案', unit: '个工作日' },
  investigationDays: { name: '核查', unit: '个工作日' },
  defenceDays: { name: '陈述申辩', unit: '个工作日' },
  deliberationDays: { name: '集体审议', unit: '个工作日' },
  fewestVotes: { name: '审议人员，至少', unit: '人' },
  repairDays: { name: '信用修复审核', unit: '个工作日' },
  reconsiderationDays: { name: '申请行政复议', unit: '日' },
  litigationMonths: { name: '提起行政诉讼', unit: '个月' },
  shownAfterEnd: { name: '终止后仍显示企业名称', unit: '日' },
} as const;
export type ListingTerm = keyof typeof LISTING_TERMS;

/** What a city's negative list rests on: all of it data. */
export interface ListingRules extends Readonly<Record<ListingTerm, number>> {
  /** What the list is and what it is not; stands on every page of it. */
  readonly label: string;
  readonly office: string;
  readonly reconsideration: string;
  readonly court: string;
  readonly cluePrefix: string;
  readonly decisionPrefix: string;
  readonly classes: Readonly<Record<ListingClass, ListingClassRule>>;
  readonly grounds: readonly ListingGround[];
  /** Where each term was taken from. */
  readonly sources: Readonly<Record<ListingTerm, string>>;
}

/** The ground that bears a code. */
export function groundOf(rules: ListingRules, code: string): ListingGround | undefined {
  return rules.grounds.find((ground) => ground.code === code);
}

/** The number of a clue: XS20260001. */
export function clueNumber({ cluePrefix }: ListingRules, year: number, serial: number): string {
  return `${cluePrefix}${year}${String(serial).padStart(4, '0')}`;
}

/** The number of a decision that is made on a day: 嘉经信负面〔2026〕1号. */
export function decisionNumber({ decisionPrefix }: ListingRules, day: Day, serial: number): string {
  return `${decisionPrefix}〔${day.slice(0, 4)}〕${serial}号`;
}
