import type { Day } from '../shared/calendar-date.ts';
import type { Account } from './account.ts';
import { may, type Action } from './permissions.ts';
import { isReviewOverdue, type ReviewCase, type ReviewState } from './review.ts';

/** What can happen to a firm's case in a round. */
export type ReviewEvent =
  'save' | 'submit' | 'report' | 'return' | 'keep' | 'renew' | 'correct' | 'propose-removal' | 'set-aside';

export const REVIEW_EVENT_WORDS: Readonly<Record<ReviewEvent, string>> = {
  save: '保存复核表',
  submit: '提交复核表',
  report: '报告整改',
  return: '退回补正',
  keep: '复核合格',
  renew: '复核合格并续期',
  correct: '限期整改',
  'propose-removal': '提出移出',
  'set-aside': '不再复核',
};

export type ReviewRefusal =
  | 'wrong-state'
  | 'not-permitted'
  | 'incomplete'
  | 'reason-missing'
  | 'deadline-wrong'
  | 'ground-missing'
  | 'renewal-not-due'
  | 'not-member'
  | 'still-member'
  | 'not-overdue';

export const REVIEW_REFUSAL_WORDS: Readonly<Record<ReviewRefusal, string>> = {
  'wrong-state': '复核的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  incomplete: '复核表还不完整',
  'reason-missing': '请写明理由',
  'deadline-wrong': '整改期限应在明天以后、最长期限以内',
  'ground-missing': '请选择移出的事由',
  'renewal-not-due': '有效期在下次复核以后才届满，现在不续期',
  'not-member': '企业现在不在资源池内，或在负面清单内，不能这样办理',
  'still-member': '企业仍在资源池内，应当继续复核',
  'not-overdue': '企业的期限还没有过，不能因逾期提出移出',
};

/** What a step has to know beside the case and the person. */
export interface ReviewFacts {
  readonly today: Day;
  readonly complete: boolean;
  readonly reason: string;
  /** The deadline of a correction is a day that may be set. */
  readonly deadlineGood: boolean;
  readonly groundGiven: boolean;
  /** Whether passing this round renews the membership. */
  readonly renewalDue: boolean;
  /** In the pool today: neither out of it nor listed. */
  readonly member: boolean;
}

type Guard = (matter: ReviewCase, person: Account, facts: ReviewFacts) => ReviewRefusal | undefined;

interface Step {
  readonly to: ReviewState;
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const when =
  (holds: (facts: ReviewFacts) => boolean, refusal: ReviewRefusal): Guard =>
  (_matter, _person, facts) =>
    holds(facts) ? undefined : refusal;
const reasoned = when(({ reason }) => reason.trim() !== '', 'reason-missing');
const complete = when((facts) => facts.complete, 'incomplete');
const member = when((facts) => facts.member, 'not-member');
const overdue: Guard = (matter, _person, { today }) => (isReviewOverdue(matter, today) ? undefined : 'not-overdue');

const answer = (to: ReviewState, ...guards: Guard[]): Step => ({ to, by: 'membership.answer', guards });
const decide = (to: ReviewState, ...guards: Guard[]): Step => ({
  to,
  by: 'membership.decide',
  guards: [reasoned, ...guards],
});
const setAside = decide(
  'set-aside',
  when((facts) => !facts.member, 'still-member'),
);
const proposeRemoval = (...guards: Guard[]) =>
  decide(
    'to-remove',
    when((facts) => facts.groundGiven, 'ground-missing'),
    ...guards,
  );
const decisions: Readonly<Partial<Record<ReviewEvent, Step>>> = {
  keep: decide('kept', member),
  renew: decide(
    'renewed',
    member,
    when((facts) => facts.renewalDue, 'renewal-not-due'),
  ),
  correct: decide(
    'correcting',
    member,
    when((facts) => facts.deadlineGood, 'deadline-wrong'),
  ),
  'propose-removal': proposeRemoval(),
  'set-aside': setAside,
};
const unanswered = { 'propose-removal': proposeRemoval(overdue), 'set-aside': setAside };

/** The one table: state → event → where it leads, who may, what must hold. */
export const REVIEW_WORKFLOW: Readonly<Record<ReviewState, Readonly<Partial<Record<ReviewEvent, Step>>>>> = {
  awaiting: { save: answer('awaiting'), submit: answer('submitted', complete), ...unanswered },
  submitted: { return: decide('returned'), ...decisions },
  returned: { save: answer('returned'), submit: answer('submitted', complete), ...unanswered },
  correcting: { save: answer('correcting'), report: answer('corrected', complete), ...unanswered },
  corrected: decisions,
  kept: {},
  renewed: {},
  'to-remove': {},
  'set-aside': {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextReviewState(
  matter: ReviewCase,
  event: ReviewEvent,
  person: Account,
  facts: ReviewFacts,
): { readonly to: ReviewState } | { readonly refusals: readonly ReviewRefusal[] } {
  const step = REVIEW_WORKFLOW[matter.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, matter)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(matter, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function reviewEventsFor(matter: ReviewCase, person: Account): ReviewEvent[] {
  const steps = Object.entries(REVIEW_WORKFLOW[matter.state]) as [ReviewEvent, Step][];
  return steps.filter(([, step]) => may(person, step.by, matter)).map(([event]) => event);
}
