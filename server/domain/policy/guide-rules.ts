import type { Fen } from '../shared/money.ts';

/** A question of the guide: what an enterprise does or has in mind. */
export interface GuideTopic {
  readonly id: string;
  readonly text: string;
}

/** What an offer pays at a level, in fen: 国家级 150 万元. */
export interface GuideAmount {
  readonly title: string;
  readonly fen: Fen;
}

/** 智能化技改: so much by the grade of the evaluation, more for strategic industries, never above the limit. */
export interface RetrofitTerms {
  readonly leastFen: Fen;
  readonly grades: readonly GuideAmount[];
  /** The grade that counts where none was given. */
  readonly unrated: string;
  readonly strategicBasisPoints: number;
  readonly limitFen: Fen;
}

/** What is saved in a year, and from how much on: 节能量 200 吨标准煤, one point more for every 400. */
export interface GreenMeasure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly least: number;
  readonly step: number;
}

/** 绿色化改造: a share of the equipment that grows with what is saved, up to a share and a limit. */
export interface GreenTerms {
  readonly leastFen: Fen;
  readonly measures: readonly GreenMeasure[];
  readonly baseBasisPoints: number;
  readonly stepBasisPoints: number;
  readonly mostBasisPoints: number;
  readonly limitFen: Fen;
}

/** 首台（套）保险: a share of the premium, which counts up to a rate of the sum insured, and a limit a product and year. */
export interface InsuranceTerms {
  readonly rateBasisPoints: number;
  readonly shareBasisPoints: number;
  readonly limitFen: Fen;
}

export type GuideCalculation =
  | { readonly kind: 'retrofit'; readonly terms: RetrofitTerms }
  | { readonly kind: 'green'; readonly terms: GreenTerms }
  | { readonly kind: 'insurance'; readonly terms: InsuranceTerms };

/** One thing that a clause offers. */
export interface GuideOffer {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly topics: readonly string[];
  readonly amounts: readonly GuideAmount[];
  /** Who has to judge or to recognise it, and what. */
  readonly judged: string;
  readonly traps: readonly string[];
  readonly calculation?: GuideCalculation;
}

/** 我还能享受什么 of a policy: questions, offers, and what holds for all of them. */
export interface Guide {
  readonly topics: readonly GuideTopic[];
  readonly offers: readonly GuideOffer[];
  readonly general: readonly { readonly clause: string; readonly text: string }[];
}

/** The offers that fit what was chosen, in the policy's order; with nothing chosen there are none. */
export function offersFor({ offers }: Guide, chosen: readonly string[]): readonly GuideOffer[] {
  return offers.filter(({ topics }) => topics.some((topic) => chosen.includes(topic)));
}
