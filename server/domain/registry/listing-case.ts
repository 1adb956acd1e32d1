import type { ListingClass } from '../policy/listing-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Actor, Living } from './history.ts';
import type { Listing } from './provider.ts';

/** Where a case of the negative list stands. That a term is over is derived from dates and is no state. */
export type ListingState =
  | 'clue'
  | 'dismissed'
  | 'investigating'
  | 'notified'
  | 'deliberating'
  | 'not-listed'
  | 'listed'
  | 'repair-asked'
  | 'repaired'
  | 'source-ended'
  | 'revoked';

/** The states in words. */
export const LISTING_STATE_WORDS: Readonly<Record<ListingState, string>> = {
  clue: '线索',
  dismissed: '不予立案',
  investigating: '核查',
  notified: '已告知，陈述申辩',
  deliberating: '集体审议',
  'not-listed': '不予列入',
  listed: '已列入',
  'repair-asked': '信用修复审核',
  repaired: '已修复',
  'source-ended': '随来源终止',
  revoked: '已撤销，自始无效',
};

/** States of a case that has an entry. */
export const ENTRY_STATES: readonly ListingState[] = ['listed', 'repair-asked', 'repaired', 'source-ended', 'revoked'];

export const CLUE_SOURCES = {
  official: '主管部门',
  public: '公众反映',
  grading: '评级',
  screening: '换名筛查',
  project: '项目',
  'outside-list': '外部名单',
} as const;
export type ClueSource = keyof typeof CLUE_SOURCES;

/** What a case begins with (线索). Who gave it is confidential. */
export interface Clue {
  readonly source: ClueSource;
  /** What it refers to elsewhere: a project, a grading. */
  readonly reference: string;
  /** Whom it is about, as it was told. */
  readonly whom: string;
  readonly content: string;
}

export interface Informant {
  readonly name: string;
  readonly contact: string;
}

/** The firm that a case is about, as the register had it when the case was opened. */
export interface ListingSubject {
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
}

export interface Evidence {
  readonly at: string;
  readonly by: Actor;
  readonly text: string;
}

/** What the firm is told it is to be listed for (拟列入告知书). */
export interface Proposal {
  readonly ground: string;
  readonly facts: string;
  /** `null` where the ground has no term of its own. */
  readonly months: number | null;
  readonly isPublic: boolean;
  /** The number of the decision whose term is inherited. */
  readonly original: string | null;
  readonly notifiedOn: Day;
  readonly defenceUntil: Day;
}

/** The firm's answer (陈述申辩): given in its account, recorded by an official from paper, or silence. */
export interface Defence {
  readonly at: string;
  readonly how: 'given' | 'recorded' | 'silent';
  readonly by: Actor;
  readonly text: string;
}

export interface Vote {
  readonly at: string;
  readonly by: Actor;
  readonly inFavour: boolean;
  readonly reason: string;
}

/** An entry of the list: the decision with all that it has to say. A correction makes a new version of it. */
export interface ListingEntry {
  readonly decision: string;
  readonly decidedOn: Day;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly ground: string;
  readonly groundText: string;
  readonly class: ListingClass;
  readonly facts: string;
  /** Both ends belong to it; `to: null` has no end of its own. */
  readonly from: Day;
  readonly to: Day | null;
  readonly isPublic: boolean;
  readonly original: string | null;
  readonly office: string;
  readonly reconsideration: string;
  readonly reconsiderUntil: Day;
  readonly court: string;
  readonly sueUntil: Day;
}

/** An entry as it was before a correction, and why it was corrected. */
export interface FormerEntry {
  readonly entry: ListingEntry;
  readonly correctedOn: Day;
  readonly reason: string;
}

/** The firm's request to be taken off (信用修复). */
export interface RepairRequest {
  readonly at: string;
  readonly by: Actor;
  /** What was mended and how. */
  readonly measures: string;
  readonly promise: string;
  readonly evidence: string;
}

/** How an entry ended before its term, or that it never was. */
export interface ListingEnd {
  readonly kind: 'repaired' | 'source-ended' | 'revoked';
  readonly on: Day;
  /** The paper on which it rests. */
  readonly basis: string;
  /** The last day that the entry had until then. */
  readonly termTo: Day | null;
}

/** What a decision does to the provider: this listing, under this version of the case, once. */
export interface ListingEffect {
  readonly version: number;
  readonly listing: Listing;
}

/** A case of the negative list: one document, one conditional write for each decision. */
export interface ListingCase extends Living<ListingState> {
  /** 线索编号. */
  readonly number: string;
  readonly clue: Clue;
  readonly informant: Informant | null;
  readonly subject: ListingSubject | null;
  readonly investigator: Actor | null;
  readonly evidence: readonly Evidence[];
  readonly proposal: Proposal | null;
  readonly defences: readonly Defence[];
  readonly panel: readonly Actor[];
  readonly votes: readonly Vote[];
  readonly entry: ListingEntry | null;
  readonly formerEntries: readonly FormerEntry[];
  readonly repair: RepairRequest | null;
  readonly end: ListingEnd | null;
  readonly since: Day;
  readonly due: Day | null;
  readonly effects: readonly ListingEffect[];
  readonly createdAt: string;
}

/** Whether all of the panel have voted. */
export function votesAreIn({ panel, votes }: Pick<ListingCase, 'panel' | 'votes'>): boolean {
  return panel.length > 0 && votes.length >= panel.length;
}

/** Whether more than half of the panel voted for listing. */
export function isCarried({ panel, votes }: Pick<ListingCase, 'panel' | 'votes'>): boolean {
  return votes.filter(({ inFavour }) => inFavour).length * 2 > panel.length;
}

const INVESTIGATING: ReadonlySet<string> = new Set(['open-case', 'take-over', 'add-evidence', 'notify']);

/** Whether a person ever investigated the case: who did neither votes on it nor decides it. */
export function hasInvestigated({ investigator, history }: ListingCase, account: string): boolean {
  if (investigator?.account === account) return true;
  return history.some(({ event, by }) => INVESTIGATING.has(event) && by.account === account);
}
