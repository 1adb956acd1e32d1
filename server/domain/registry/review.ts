import type { MembershipRules } from '../policy/membership-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { Living } from './history.ts';
import type { SpellEffect } from './membership.ts';

/** A round of the yearly re-examination (年度复核): being opened for each member, running, closed. */
export type RoundState = 'opening' | 'open' | 'closed';

export const ROUND_STATE_WORDS: Readonly<Record<RoundState, string>> = {
  opening: '正在建立',
  open: '进行中',
  closed: '已结束',
};

export const ROUND_EVENT_WORDS = {
  begin: '开启复核',
  ready: '建立完毕',
  remind: '提醒企业',
  close: '结束复核',
} as const;

export interface ReviewRound extends Living<RoundState> {
  readonly year: number;
  /** The day whose members are re-examined. */
  readonly asOf: Day;
  /** The last day for the firms' answers. */
  readonly due: Day;
  readonly openedOn: Day;
  /** Every time the city reminded those who had not answered: when, and how many. */
  readonly reminded: readonly { readonly on: Day; readonly count: number }[];
  readonly closedOn: Day | null;
}

/** Where one firm stands in a round. */
export type ReviewState =
  'awaiting' | 'submitted' | 'returned' | 'correcting' | 'corrected' | 'kept' | 'renewed' | 'to-remove' | 'set-aside';

export const REVIEW_STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  awaiting: '待企业提交',
  submitted: '待市经信局复核',
  returned: '退回补正',
  correcting: '限期整改',
  corrected: '已报告整改，待核',
  kept: '复核合格',
  renewed: '复核合格并续期',
  'to-remove': '复核不合格，提出移出',
  'set-aside': '不再复核',
};

/** In these the firm has to act, by the day that is due. */
export const FIRM_TURN: readonly ReviewState[] = ['awaiting', 'returned', 'correcting'];
/** In these the city has to decide. */
export const CITY_TURN: readonly ReviewState[] = ['submitted', 'corrected'];

/** What a firm states in a re-examination. */
export interface ReviewAnswer {
  readonly changes: string;
  readonly profileConfirmed: boolean;
  /** Revenue of the year before the round. */
  readonly revenueFen: Fen | null;
  readonly cases: string;
  readonly declared: readonly string[];
  /** What was corrected, once a correction was asked for. */
  readonly correction: string;
}

export const EMPTY_ANSWER: ReviewAnswer = {
  changes: '',
  profileConfirmed: false,
  revenueFen: null,
  cases: '',
  declared: [],
  correction: '',
};

/** One firm in a round: one document, one conditional write for each decision. */
export interface ReviewCase extends Living<ReviewState> {
  readonly number: string;
  readonly year: number;
  readonly asOf: Day;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  /** The spell that is re-examined. */
  readonly spellFrom: Day;
  readonly spellTo: Day | null;
  readonly answer: ReviewAnswer;
  readonly submittedOn: Day | null;
  /** The answer came after its day. */
  readonly late: boolean;
  /** What the city asked to be mended, when it returned the answer or set a deadline. */
  readonly asked: string;
  readonly since: Day;
  readonly due: Day | null;
  readonly renewedTo: Day | null;
  readonly effects: readonly SpellEffect[];
  /** A removal that this case proposes and that has not begun yet: the version that decided it. */
  readonly removal: { readonly version: number; readonly ground: string; readonly facts: string } | null;
}

/** Whether the firm should have acted before this day and has not. */
export function isReviewOverdue({ state, due }: Pick<ReviewCase, 'state' | 'due'>, today: Day): boolean {
  return FIRM_TURN.includes(state) && due !== null && today > due;
}

export interface AnswerLack {
  readonly field: keyof ReviewAnswer;
  readonly text: string;
}

/** All that is missing before an answer can be submitted. */
export function answerLacks(
  answer: ReviewAnswer,
  { state, year }: Pick<ReviewCase, 'state' | 'year'>,
  rules: Pick<MembershipRules, 'reviewItems'>,
): AnswerLack[] {
  const lacks: AnswerLack[] = [];
  const lack = (missing: boolean, field: keyof ReviewAnswer, text: string): void => {
    if (missing) lacks.push({ field, text });
  };
  lack(answer.changes === '', 'changes', '请写明一年来的变化，没有变化的写“无”');
  lack(!answer.profileConfirmed, 'profileConfirmed', '请核对并确认本企业的登记信息');
  lack(answer.revenueFen === null, 'revenueFen', `请填写 ${year - 1} 年营业收入`);
  lack(answer.cases === '', 'cases', '请写明一年来的项目，没有项目的写“无”');
  for (const { code, text } of rules.reviewItems) lack(!answer.declared.includes(code), 'declared', `请承诺：${text}`);
  lack(state === 'correcting' && answer.correction === '', 'correction', '请写明整改了什么、结果怎样');
  return lacks;
}
