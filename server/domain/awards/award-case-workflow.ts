import { ROLES, type Account, type Role } from '../registry/account.ts';
import type { AwardCaseEvent, AwardCaseState } from '../registry/award-case-words.ts';
import { objectionsIn } from '../registry/objection.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { AwardCase } from './award-case.ts';

/** Why a step is not taken. */
export type AwardRefusal = keyof typeof AWARD_REFUSAL_WORDS;

export const AWARD_REFUSAL_WORDS = {
  'wrong-state': '这笔奖励的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'account-missing': '请填写正确的收款账户',
  'shown-differs': '您看到的计算结果不是现在的，请重新打开页面',
  'facts-moved': '告知企业之后事实有变动，按现在的事实计算结果不同，须重新计算',
  'facts-unmoved': '按现在的事实计算，结果没有变化，不用重新计算',
  'not-your-turn': '按政策规定的部门次序，现在不由您的部门审核',
  'same-person': '同一人不得代表两个部门审核',
  'approver-may-not-pay': '参加过审核的人不得办理拨付',
  'notice-running': '公示期未满',
  'objections-waiting': '还有收到的异议没有决定是否受理',
} as const;

/** What a step has to know beside the case and the person. */
export interface AwardStepFacts {
  readonly reason: string;
  /** Digest of the line that the person was shown. */
  readonly shown: string;
  /** Digest of the line as today's facts give it, as of the round's date. */
  readonly recomputed: string;
  readonly accountSound: boolean;
  readonly noticeOver: boolean;
}

type Guard = (one: AwardCase, person: Account, facts: AwardStepFacts) => AwardRefusal | undefined;

interface Step {
  readonly to: AwardCaseState | ((one: AwardCase) => AwardCaseState);
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_one, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const account: Guard = (_one, _person, { accountSound }) => (accountSound ? undefined : 'account-missing');
const asShown: Guard = ({ lineDigest }, _person, { shown }) => (shown === lineDigest ? undefined : 'shown-differs');
const unmoved: Guard = ({ lineDigest }, _person, facts) =>
  facts.recomputed === lineDigest ? undefined : 'facts-moved';
const moved: Guard = ({ lineDigest }, _person, facts) =>
  facts.recomputed === lineDigest ? 'facts-unmoved' : undefined;
const turn: Guard = ({ approvals, departments }, { role }) =>
  departments[approvals.length] === role ? undefined : 'not-your-turn';
const anotherDesk: Guard = ({ approvals }, { id }) =>
  approvals.some(({ by }) => by.account === id) ? 'same-person' : undefined;
const noApprover: Guard = (one, person, facts) =>
  anotherDesk(one, person, facts) === undefined ? undefined : 'approver-may-not-pay';
const noticeOver: Guard = (_one, _person, facts) => (facts.noticeOver ? undefined : 'notice-running');

const answer = (to: Step['to'], ...guards: Guard[]): Step => ({ to, by: 'award-case.answer', guards });
const handle = (to: Step['to'], ...guards: Guard[]): Step => ({ to, by: 'award-case.handle', guards });
const approve = (to: Step['to'], ...guards: Guard[]): Step => ({ to, by: 'award-case.approve', guards });
const answered: Guard = ({ objections }) =>
  objectionsIn(objections, 'received').length > 0 ? 'objections-waiting' : undefined;

const pay = (to: Step['to'], ...guards: Guard[]): Step => ({
  to,
  by: 'award-case.pay',
  guards: [noApprover, ...guards],
});

const afterApproval = ({ approvals, departments }: AwardCase): AwardCaseState =>
  approvals.length + 1 >= departments.length ? 'approved' : 'in-approval';
/** Another one that is registered suspends the award still. */
const afterDismissal = ({ objections }: AwardCase): AwardCaseState =>
  objectionsIn(objections, 'registered').length > 1 ? 'objected' : 'in-notice';
const withdraw = handle('withdrawn', reasoned);
const recompute = handle('recomputed', reasoned, moved);

/** The one table: state → event → where it leads, who may, what must hold. */
export const AWARD_WORKFLOW: Readonly<Record<AwardCaseState, Readonly<Partial<Record<AwardCaseEvent, Step>>>>> = {
  told: {
    confirm: answer('in-approval', asShown, unmoved, account),
    dispute: answer('disputed', asShown, reasoned),
    recompute,
    withdraw,
  },
  disputed: {
    'uphold-dispute': handle('recomputed', reasoned),
    'decline-dispute': handle('told', reasoned),
  },
  'in-approval': {
    approve: approve(afterApproval, turn, anotherDesk, asShown, unmoved),
    return: approve('returned', turn, reasoned),
    recompute,
    withdraw,
  },
  returned: { 'tell-again': handle('told', reasoned, unmoved), recompute, withdraw },
  approved: { 'open-notice': handle('in-notice', unmoved), recompute, withdraw },
  'in-notice': {
    object: handle('objected', reasoned),
    'decline-objection': handle('in-notice', reasoned),
    'close-notice': handle('ready', noticeOver, answered),
  },
  objected: {
    object: handle('objected', reasoned),
    'decline-objection': handle('objected', reasoned),
    'dismiss-objection': handle(afterDismissal, reasoned),
    'uphold-objection': handle('recomputed', reasoned),
  },
  ready: { 'take-in-batch': pay('in-batch', unmoved), recompute },
  'in-batch': { pay: pay('paid'), bounce: pay('bounced', reasoned) },
  bounced: { 'correct-account': answer('ready', account) },
  paid: {},
  recomputed: {},
  withdrawn: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextAwardState(
  one: AwardCase,
  event: AwardCaseEvent,
  person: Account,
  facts: AwardStepFacts,
): { readonly to: AwardCaseState } | { readonly refusals: readonly AwardRefusal[] } {
  const step = AWARD_WORKFLOW[one.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, one)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(one, person, facts) ?? []);
  if (refusals.length > 0) return { refusals };
  return { to: typeof step.to === 'function' ? step.to(one) : step.to };
}

/** The offices that approve, in the order in which the clause names them. Throws on a department that has no office here. */
export function officesOf(departments: readonly string[]): Role[] {
  return departments.map((name) => {
    const found = (Object.keys(ROLES) as Role[]).find((role) => ROLES[role] === name);
    if (found === undefined) throw new Error(`no office is called ${name}`);
    return found;
  });
}
