import type { Actor, Living } from '../registry/history.ts';
import type { StoredFile } from '../registry/stored-file.ts';
import type { Day } from '../shared/calendar-date.ts';

/** Where a complaint stands. */
export const COMPLAINT_STATES = {
  received: '待受理',
  heard: '待服务商答复',
  answered: '待作出结论',
  concluded: '已办结',
  declined: '不予受理',
  withdrawn: '已撤回',
} as const;
export type ComplaintState = keyof typeof COMPLAINT_STATES;

/** In these somebody has to act. */
export const COMPLAINT_OPEN: readonly ComplaintState[] = ['received', 'heard', 'answered'];

/** What can happen to a complaint: the deed that a button names. */
export const COMPLAINT_EVENTS = {
  file: '提交投诉',
  accept: '受理并转服务商答复',
  decline: '不予受理',
  withdraw: '撤回投诉',
  answer: '答复投诉',
  conclude: '作出结论',
  'raise-clue': '转为负面清单线索',
} as const;
export type ComplaintEvent = keyof typeof COMPLAINT_EVENTS;
export type ComplaintStep = Exclude<ComplaintEvent, 'file'>;

/** How a complaint ends. The first two count in the grading. */
export const CONCLUSIONS = { upheld: '属实', partly: '部分属实', unfounded: '不属实' } as const;
export type Conclusion = keyof typeof CONCLUSIONS;
export const CONFIRMED_CONCLUSIONS: readonly Conclusion[] = ['upheld', 'partly'];

/** A customer's complaint (投诉) about the provider of a project: a case with handling and conclusion. */
export interface Complaint extends Living<ComplaintState> {
  /** TS20260001. */
  readonly number: string;
  readonly project: string;
  readonly projectTitle: string;
  /** The provider it is about. */
  readonly uscc: string;
  readonly provider: string;
  readonly enterprise: { readonly uscc: string; readonly name: string };
  /** Of the project: by it the office is found. */
  readonly region: string;
  readonly kind: string;
  readonly text: string;
  readonly files: readonly StoredFile[];
  readonly filedOn: Day;
  /** The provider's answer, and how many whole hours after it was asked. */
  readonly answer: { readonly on: Day; readonly by: Actor; readonly text: string; readonly hours: number } | null;
  readonly concluded: { readonly on: Day; readonly by: Actor; readonly how: Conclusion; readonly text: string } | null;
  /** The last day for concluding it, once it was taken up. */
  readonly concludeBy: Day | null;
  readonly clue: { readonly by: Actor; readonly reason: string; readonly number: string | null } | null;
  readonly since: Day;
  readonly sinceAt: string;
  readonly due: Day | null;
}

/** Before an office has taken it up, the provider does not learn of it. */
export function isToldToProvider({ concludeBy }: Pick<Complaint, 'concludeBy'>): boolean {
  return concludeBy !== null;
}
