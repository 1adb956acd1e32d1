import type { Account } from '../registry/account.ts';
import type { JudgementEvent, JudgementState } from '../registry/judgement-words.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { AwardJudgement } from './judgement.ts';

/** Why a step is not taken. */
export const JUDGEMENT_REFUSAL_WORDS = {
  'wrong-state': '这件认定的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'same-person': '提出和复核不得由同一人办理',
  'other-office': '这一原因由另一个部门的人员复核',
  'not-held': '按现在的事实，这一事项已没有须认定的这一原因',
} as const;
export type JudgementRefusal = keyof typeof JUDGEMENT_REFUSAL_WORDS;

/** What a step has to know beside the matter and the person. */
export interface JudgementFacts {
  readonly reason: string;
  /** The line, as the facts give it now, is still held by this reason. */
  readonly held: boolean;
}

type Guard = (one: AwardJudgement, person: Account, facts: JudgementFacts) => JudgementRefusal | undefined;

interface Step {
  readonly to: JudgementState;
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_one, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const anotherPerson: Guard = ({ proposer }, { id }) => (proposer.account === id ? 'same-person' : undefined);
const rightOffice: Guard = ({ second }, { role }) => (role === second ? undefined : 'other-office');
const stillHeld: Guard = (_one, _person, { held }) => (held ? undefined : 'not-held');

const decides = (to: JudgementState, ...guards: Guard[]): Step => ({
  to,
  by: 'judgement.decide',
  guards: [rightOffice, anotherPerson, reasoned, ...guards],
});

/** The one table: state → event → where it leads, who may, what must hold. */
export const JUDGEMENT_WORKFLOW: Readonly<Record<JudgementState, Readonly<Partial<Record<JudgementEvent, Step>>>>> = {
  proposed: { decide: decides('in-force', stillHeld), decline: decides('declined') },
  'in-force': { 'propose-withdrawal': { to: 'withdrawal-proposed', by: 'judgement.propose', guards: [reasoned] } },
  'withdrawal-proposed': { withdraw: decides('withdrawn'), keep: decides('in-force') },
  declined: {},
  withdrawn: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextJudgementState(
  one: AwardJudgement,
  event: JudgementEvent,
  person: Account,
  facts: JudgementFacts,
): { readonly to: JudgementState } | { readonly refusals: readonly JudgementRefusal[] } {
  const step = JUDGEMENT_WORKFLOW[one.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, one)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(one, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** What a person may do now, as far as nothing typed could change it. */
export function judgementEventsFor(one: AwardJudgement, person: Account, held: boolean): JudgementEvent[] {
  const events = Object.keys(JUDGEMENT_WORKFLOW[one.state]) as JudgementEvent[];
  return events.filter((event) => 'to' in nextJudgementState(one, event, person, { reason: '—', held }));
}
