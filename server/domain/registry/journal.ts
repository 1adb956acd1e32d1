import { ADJUSTMENT_EVENTS, ADJUSTMENT_STATES } from './adjustment-words.ts';
import { JUDGEMENT_EVENTS, JUDGEMENT_STATES } from './judgement-words.ts';
import type { Role } from './account.ts';
import { EVENT_WORDS } from './application-workflow.ts';
import { STATE_WORDS } from './application.ts';
import { CHANGE_STATE_WORDS } from './change-request.ts';
import { CHANGE_EVENT_WORDS } from './change-workflow.ts';
import { REVENUE_STATE_WORDS } from '../records/revenue-statement.ts';
import { REVENUE_EVENT_WORDS } from '../records/revenue-workflow.ts';
import { FACT_EVENT_WORDS } from '../records/fact-workflow.ts';
import { FACT_STATE_WORDS } from '../records/firm-fact.ts';
import { COMPLAINT_EVENTS, COMPLAINT_STATES } from '../records/complaint.ts';
import { PROJECT_EVENTS } from '../records/project-events.ts';
import { PROJECT_STATES } from '../records/project.ts';
import { DOCUMENT_EVENTS, DOCUMENT_STATES } from './firm-document.ts';
import { SCREENING_STATE_WORDS } from './screening-case.ts';
import { SCREENING_EVENT_WORDS } from './screening-workflow.ts';
import { CASE_STATE_WORDS } from './membership-case.ts';
import { MEMBERSHIP_BEGINNING_WORDS, MEMBERSHIP_EVENT_WORDS } from './membership-workflow.ts';
import { REVIEW_EVENT_WORDS } from './review-workflow.ts';
import { REVIEW_STATE_WORDS, ROUND_EVENT_WORDS, ROUND_STATE_WORDS } from './review.ts';
import { AWARD_ROUND_EVENTS, AWARD_ROUND_STATES } from './award-round-words.ts';
import { AWARD_CASE_EVENTS, AWARD_CASE_STATES } from './award-case-words.ts';
import { GRADE_EVENTS, GRADE_STATES, GRADING_ROUND_EVENTS, GRADING_ROUND_STATES } from './grading-words.ts';
import { GRADING_SHEET_EVENTS, GRADING_SHEET_STATES } from './grading-words.ts';
import type { HistoryEntry } from './history.ts';
import { LISTING_STATE_WORDS } from './listing-case.ts';
import { LISTING_EVENT_WORDS } from './listing-workflow.ts';
import { OUTSIDE_IMPORT_EVENT_WORDS, OUTSIDE_IMPORT_STATE_WORDS } from './outside-import.ts';

/** What a kind of matter is called in the journal, and its events and states in words. */
export interface JournalKind {
  readonly name: string;
  readonly events: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}

/** Every kind of document with a life of its own, by the name of its collection: what stands here is journaled. */
export const JOURNAL_KINDS: Readonly<Record<string, JournalKind>> = {
  applications: { name: '入库申请', events: { begin: '新建申请', ...EVENT_WORDS }, states: STATE_WORDS },
  documents: { name: '企业材料', events: { begin: '上传材料', ...DOCUMENT_EVENTS }, states: DOCUMENT_STATES },
  'change-requests': {
    name: '信息变更',
    events: { begin: '提交变更', ...CHANGE_EVENT_WORDS },
    states: CHANGE_STATE_WORDS,
  },
  'revenue-statements': { name: '营收', events: REVENUE_EVENT_WORDS, states: REVENUE_STATE_WORDS },
  'group-standards': { name: '团体标准', events: FACT_EVENT_WORDS, states: FACT_STATE_WORDS },
  'other-awards': { name: '其他奖补', events: FACT_EVENT_WORDS, states: FACT_STATE_WORDS },
  predecessors: { name: '被合并企业', events: FACT_EVENT_WORDS, states: FACT_STATE_WORDS },
  certificates: { name: '证书', events: FACT_EVENT_WORDS, states: FACT_STATE_WORDS },
  listing_cases: {
    name: '负面清单案件',
    events: { report: '登记线索', ...LISTING_EVENT_WORDS },
    states: LISTING_STATE_WORDS,
  },
  screening_cases: {
    name: '换名筛查',
    events: { begin: '立为待判事项', ...SCREENING_EVENT_WORDS },
    states: SCREENING_STATE_WORDS,
  },
  award_judgements: { name: '人工认定', events: JUDGEMENT_EVENTS, states: JUDGEMENT_STATES },
  award_adjustments: { name: '奖励调整', events: ADJUSTMENT_EVENTS, states: ADJUSTMENT_STATES },
  outside_imports: {
    name: '外部名单导入',
    events: { begin: '上传名单文件', ...OUTSIDE_IMPORT_EVENT_WORDS },
    states: OUTSIDE_IMPORT_STATE_WORDS,
  },
  'membership-cases': {
    name: '退出和移出',
    events: { ...MEMBERSHIP_BEGINNING_WORDS, ...MEMBERSHIP_EVENT_WORDS },
    states: CASE_STATE_WORDS,
  },
  reviews: { name: '年度复核', events: ROUND_EVENT_WORDS, states: ROUND_STATE_WORDS },
  'review-cases': {
    name: '企业复核',
    events: { begin: '列入复核', ...REVIEW_EVENT_WORDS },
    states: REVIEW_STATE_WORDS,
  },
  award_rounds: { name: '兑付批次', events: AWARD_ROUND_EVENTS, states: AWARD_ROUND_STATES },
  grading_rounds: { name: '评级批次', events: GRADING_ROUND_EVENTS, states: GRADING_ROUND_STATES },
  grading_sheets: { name: '专家评分表', events: GRADING_SHEET_EVENTS, states: GRADING_SHEET_STATES },
  grades: { name: '评级结果', events: GRADE_EVENTS, states: GRADE_STATES },
  award_cases: { name: '奖励', events: AWARD_CASE_EVENTS, states: AWARD_CASE_STATES },
  projects: { name: '改造项目', events: PROJECT_EVENTS, states: PROJECT_STATES },
  complaints: { name: '投诉', events: COMPLAINT_EVENTS, states: COMPLAINT_STATES },
};

/** SHA-256 as lower-case hexadecimal: handed in, because this folder is pure. */
export type Hash = (text: string) => string;

/**
 * What anyone may know of a decision: when, on what kind of matter, what happened, in which office's role. Which matter
 * it was, who decided and why are sealed: whoever may read them can prove that they are what was recorded.
 */
export interface Recorded {
  readonly at: string;
  readonly kind: string;
  /** The version to which the decision brought its document: the how-manieth step of the matter. */
  readonly version: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly role: Role | 'system';
  /** Digest of the whole history entry: see `sealOf`. */
  readonly sealed: string;
}

/** One entry of the journal: its hash covers all that is public of it and the hash of the entry before. */
export interface JournalEntry extends Recorded {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** How far a chain goes: the last number and its hash. */
export type Tip = Pick<JournalEntry, 'seq' | 'hash'>;

/** What the first entry names as the hash before it. */
export const GENESIS: Tip = { seq: 0, hash: '0'.repeat(64) };

/** JSON with the keys of every object in order and no blanks: one text for one value. `jq -cS` writes the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = given.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** A history entry and the document to which it belongs. */
export interface Matter {
  readonly kind: string;
  readonly document: string;
  readonly entry: HistoryEntry;
}

/**
 * The digest of a whole history entry, its salt included: that is random and not published, so a guessed name or reason
 * cannot be tried out against the digest.
 */
export function sealOf({ kind, document, entry }: Matter, hash: Hash): string {
  return hash(canonicalJson({ kind, document, entry }));
}

/** What is recorded of a history entry. */
export function recordOf(matter: Matter, hash: Hash): Recorded {
  const { at, version, event, from, to, by } = matter.entry;
  return { at, kind: matter.kind, version, event, from, to, role: by.role, sealed: sealOf(matter, hash) };
}

/** The public fields of an entry and no others, whatever else its record holds. */
export function publicEntry(entry: JournalEntry): JournalEntry {
  const { seq, at, kind, version, event, from, to, role, sealed, previous, hash } = entry;
  return { seq, at, kind, version, event, from, to, role, sealed, previous, hash };
}

/** The hash of an entry: over its public fields but the hash itself. */
export function hashOf(entry: Omit<JournalEntry, 'hash'>, hash: Hash): string {
  const { seq, at, kind, version, event, from, to, role, sealed, previous } = entry;
  return hash(canonicalJson({ seq, at, kind, version, event, from, to, role, sealed, previous }));
}

/** The entry that follows: it takes the next number and names the hash before it. */
export function chained(before: Tip, recorded: Recorded, hash: Hash): JournalEntry {
  const entry = { ...recorded, seq: before.seq + 1, previous: before.hash };
  return { ...entry, hash: hashOf(entry, hash) };
}

/** What is wrong with an entry, seen from the one before it. */
export type ChainFault = 'order' | 'gap' | 'altered' | 'previous';

export const CHAIN_FAULT_WORDS: Readonly<Record<ChainFault, string>> = {
  order: '序号重复或次序颠倒',
  gap: '缺少这一条',
  altered: '内容与哈希不符，已被改动',
  previous: '所记的前一条哈希与前一条不符',
};

export interface FaultyLink {
  readonly seq: number;
  readonly fault: ChainFault;
}

/** The fault of an entry behind `before`, if it has one. Of a gap, the first number that is missing. */
export function linkFault(before: Tip, entry: JournalEntry, hash: Hash): FaultyLink | undefined {
  const { seq } = entry;
  if (seq <= before.seq) return { seq, fault: 'order' };
  if (seq > before.seq + 1) return { seq: before.seq + 1, fault: 'gap' };
  if (entry.hash !== hashOf(entry, hash)) return { seq, fault: 'altered' };
  if (entry.previous !== before.hash) return { seq, fault: 'previous' };
  return undefined;
}

/** The first fault of a chain, which begins at the first entry unless it is said what stands before it. */
export function verifyChain(entries: Iterable<JournalEntry>, hash: Hash, start: Tip = GENESIS): FaultyLink | undefined {
  let before = start;
  for (const entry of entries) {
    const fault = linkFault(before, entry, hash);
    if (fault !== undefined) return fault;
    before = entry;
  }
  return undefined;
}
