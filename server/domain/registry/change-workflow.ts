import type { Account } from './account.ts';
import { isStale, type ChangeRequest, type ChangeState, type Identity } from './change-request.ts';
import { may } from './permissions.ts';
import type { Action } from './permissions.ts';

/** What can happen to a change request. */
export type ChangeEvent = 'resubmit' | 'withdraw' | 'approve' | 'return' | 'refuse';

/** The events in words: the deed that a button names. */
export const CHANGE_EVENT_WORDS: Readonly<Record<ChangeEvent, string>> = {
  resubmit: '再次提交变更',
  withdraw: '撤回变更申请',
  approve: '同意变更',
  return: '退回补正',
  refuse: '不予变更',
};

/** Why a step is not taken. */
export type ChangeRefusal = 'wrong-state' | 'not-permitted' | 'reason-missing' | 'stale';

export const CHANGE_REFUSAL_WORDS: Readonly<Record<ChangeRefusal, string>> = {
  'wrong-state': '变更申请的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  stale: '企业登记的信息在提交之后已经变化，请退回企业核对',
};

/** What a step is judged by, beside the request and the person. */
export interface ChangeFacts {
  readonly reason: string;
  /** What is on record now. */
  readonly identity: Identity;
}

interface ChangeStep {
  readonly to: ChangeState;
  readonly by: Action;
  readonly guards: readonly ((request: ChangeRequest, facts: ChangeFacts) => ChangeRefusal | undefined)[];
}

const reasoned: ChangeStep['guards'][number] = (_, { reason }) => (reason === '' ? 'reason-missing' : undefined);
const current: ChangeStep['guards'][number] = (request, { identity }) =>
  isStale(request, identity) ? 'stale' : undefined;

const withdraw: ChangeStep = { to: 'withdrawn', by: 'change.request', guards: [] };

/** The one table: state → event → where it leads, who may, what must hold. */
export const CHANGE_WORKFLOW: Readonly<Record<ChangeState, Readonly<Partial<Record<ChangeEvent, ChangeStep>>>>> = {
  submitted: {
    approve: { to: 'approved', by: 'change.decide', guards: [reasoned, current] },
    return: { to: 'returned', by: 'change.decide', guards: [reasoned] },
    refuse: { to: 'refused', by: 'change.decide', guards: [reasoned] },
    withdraw,
  },
  returned: { resubmit: { to: 'submitted', by: 'change.request', guards: [] }, withdraw },
  approved: {},
  refused: {},
  withdrawn: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextChangeState(
  request: ChangeRequest,
  event: ChangeEvent,
  person: Account,
  facts: ChangeFacts,
): { readonly to: ChangeState } | { readonly refusals: readonly ChangeRefusal[] } {
  const step = CHANGE_WORKFLOW[request.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, request)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(request, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function changeEventsFor(request: ChangeRequest, person: Account | undefined): ChangeEvent[] {
  const steps = Object.entries(CHANGE_WORKFLOW[request.state]) as [ChangeEvent, ChangeStep][];
  return steps.filter(([, step]) => may(person, step.by, request)).map(([event]) => event);
}
