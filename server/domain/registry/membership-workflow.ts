import type { Day } from '../shared/calendar-date.ts';
import type { Account } from './account.ts';
import type { MembershipCase, MembershipCaseState } from './membership-case.ts';
import { may, type Action } from './permissions.ts';

/** What can happen to a way out of the pool once it has begun. */
export type MembershipEvent = 'revoke-exit' | 'defend' | 'remove' | 'drop';

export const MEMBERSHIP_EVENT_WORDS: Readonly<Record<MembershipEvent, string>> = {
  'revoke-exit': '撤销退出',
  defend: '提交陈述申辩',
  remove: '决定移出',
  drop: '不予移出',
};

/** How a case begins. */
export const MEMBERSHIP_BEGINNING_WORDS = { 'declare-exit': '声明退出', 'propose-removal': '拟移出' } as const;

export type MembershipRefusal =
  'wrong-state' | 'not-permitted' | 'same-person' | 'reason-missing' | 'too-late' | 'term-running' | 'not-member';

export const MEMBERSHIP_REFUSAL_WORDS: Readonly<Record<MembershipRefusal, string>> = {
  'wrong-state': '事项的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'same-person': '提出移出的人不得作决定，须由另一人决定',
  'reason-missing': '请写明理由',
  'too-late': '期限已过，不能再办理',
  'term-running': '陈述申辩期未满，企业也还没有陈述申辩，现在不能决定移出',
  'not-member': '企业已不在该入池期间内，不必再移出',
};

/** What a step has to know beside the case and the person. `inSpell`: the spell of the case covers today. */
export interface MembershipFacts {
  readonly today: Day;
  readonly reason: string;
  readonly inSpell: boolean;
}

type Guard = (matter: MembershipCase, person: Account, facts: MembershipFacts) => MembershipRefusal | undefined;

interface Step {
  readonly to: MembershipCaseState;
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_matter, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const anotherPerson: Guard = ({ proposedBy }, { id }) => (proposedBy.account === id ? 'same-person' : undefined);
const notYetOut: Guard = ({ effectiveOn }, _person, { today }) =>
  effectiveOn !== null && today >= effectiveOn ? 'too-late' : undefined;
const withinTerm: Guard = ({ due }, _person, { today }) => (due !== null && today > due ? 'too-late' : undefined);
const termOver: Guard = ({ due }, _person, { today }) => (due !== null && today <= due ? 'term-running' : undefined);
const stillMember: Guard = (_matter, _person, { inSpell }) => (inSpell ? undefined : 'not-member');

const drop: Step = { to: 'dropped', by: 'membership.decide', guards: [reasoned] };
const remove = (...guards: Guard[]): Step => ({
  to: 'removed',
  by: 'membership.decide',
  guards: [anotherPerson, reasoned, stillMember, ...guards],
});

/** The one table: state → event → where it leads, who may, what must hold. */
export const MEMBERSHIP_WORKFLOW: Readonly<
  Record<MembershipCaseState, Readonly<Partial<Record<MembershipEvent, Step>>>>
> = {
  'exit-declared': { 'revoke-exit': { to: 'exit-revoked', by: 'membership.exit', guards: [notYetOut] } },
  'exit-revoked': {},
  'removal-proposed': {
    defend: { to: 'defended', by: 'membership.answer', guards: [withinTerm, reasoned] },
    remove: remove(termOver),
    drop,
  },
  defended: { remove: remove(), drop },
  removed: {},
  dropped: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextMembershipState(
  matter: MembershipCase,
  event: MembershipEvent,
  person: Account,
  facts: MembershipFacts,
): { readonly to: MembershipCaseState } | { readonly refusals: readonly MembershipRefusal[] } {
  const step = MEMBERSHIP_WORKFLOW[matter.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, matter)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(matter, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function membershipEventsFor(matter: MembershipCase, person: Account): MembershipEvent[] {
  const steps = Object.entries(MEMBERSHIP_WORKFLOW[matter.state]) as [MembershipEvent, Step][];
  return steps.filter(([, step]) => may(person, step.by, matter)).map(([event]) => event);
}
