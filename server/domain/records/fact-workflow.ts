import type { Account } from '../registry/account.ts';
import { may, mayEver, PERMISSIONS, type Action } from '../registry/permissions.ts';
import type { ConfirmEvent, FactKind } from './fact-kind.ts';
import { checksOf, latestFact, type FactState, type FirmFact } from './firm-fact.ts';

/** What can happen to a fact. The first of its history is `declare`, or `enter` where an office enters it. */
export type FactEvent =
  'declare' | 'enter' | 'restate' | 'withdraw' | ConfirmEvent | 'return' | 'question' | 'settle' | 'revoke';

/** The events in words: the deed that a button names. */
export const FACT_EVENT_WORDS: Readonly<Record<FactEvent, string>> = {
  declare: '申报',
  enter: '登记',
  restate: '更正',
  withdraw: '撤回',
  confirm: '确认',
  'confirm-rank': '确认制订和排名',
  'confirm-effect': '确认主题和成效',
  return: '退回补正',
  question: '要求更正',
  settle: '维持原状',
  revoke: '撤销',
};

/** The events that have a page of a step: a declaration has a form of its own. */
export type PagedFactEvent = Exclude<FactEvent, 'declare' | 'enter' | 'restate'>;

export const FACT_REFUSAL_WORDS = {
  'wrong-state': '这件事项的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'same-person': '登记和确认不得由同一人办理',
  'confirmed-already': '这一项已经确认过，等另一项确认',
  contested: '另有企业申报或登记了同一项，须先退回或撤销其中一方',
  'reason-missing': '请写明理由',
} as const;
export type FactRefusal = keyof typeof FACT_REFUSAL_WORDS;

/** What a step is judged by, beside the fact and the person. */
export interface FactGiven {
  readonly reason: string;
  /** Others hold, or assert, what this one asserts. */
  readonly contested: boolean;
}

interface FactStep {
  readonly to: FactState;
  readonly who: 'declarer' | 'office' | ConfirmEvent;
  readonly reasoned: boolean;
}

const declarer = (to: FactState, reasoned = false): FactStep => ({ to, who: 'declarer', reasoned });
const office = (to: FactState): FactStep => ({ to, who: 'office', reasoned: true });
const confirm = (who: ConfirmEvent): FactStep => ({ to: 'confirmed', who, reasoned: false });
const confirms = {
  confirm: confirm('confirm'),
  'confirm-rank': confirm('confirm-rank'),
  'confirm-effect': confirm('confirm-effect'),
};

/** The one table: state → event → where it leads and who may. What is confirmed in parts stays until all parts are. */
export const FACT_WORKFLOW: Readonly<Record<FactState, Readonly<Partial<Record<FactEvent, FactStep>>>>> = {
  declared: { ...confirms, return: office('returned'), withdraw: declarer('withdrawn') },
  returned: { declare: declarer('declared'), withdraw: declarer('withdrawn') },
  withdrawn: { declare: declarer('declared') },
  confirmed: { restate: declarer('restated', true), question: office('questioned'), revoke: office('revoked') },
  restated: { ...confirms, return: office('questioned') },
  questioned: { restate: declarer('restated', true), settle: office('confirmed'), revoke: office('revoked') },
  revoked: { declare: declarer('declared') },
};

/** Whether firms declare facts of a kind themselves; else offices alone enter them, and firms are told. */
export const firmsDeclare = ({ declare }: FactKind): boolean => Object.hasOwn(PERMISSIONS[declare], 'provider');

/** Who may declare facts of a kind: the firm, and the offices that enter them. */
export function mayDeclare(kind: FactKind, person: Account, matter: { uscc?: string; region?: string }): boolean {
  return may(person, kind.declare, matter);
}

/** Whether a person confirms facts of a kind at all, somewhere. */
export function confirmsEver(kind: FactKind, person: Account): boolean {
  return confirming(kind).some((action) => mayEver(person, action));
}

const confirming = ({ confirms: all }: FactKind): Action[] => Object.values(all).map(({ by }) => by);

function actionsOf(kind: FactKind, who: FactStep['who']): readonly Action[] {
  if (who === 'declarer') return [kind.declare];
  if (who === 'office') return confirming(kind);
  const own = kind.confirms[who];
  return own === undefined ? [] : [own.by];
}

/** The events by which a kind is confirmed. */
export const confirmEvents = ({ confirms: all }: FactKind) => Object.keys(all) as ConfirmEvent[];

/** Those of them that the latest declaration still waits for. */
export function confirmsMissing(kind: FactKind, fact: FirmFact): ConfirmEvent[] {
  return confirmEvents(kind).filter((one) => !checksOf(fact).some(({ event }) => event === one));
}

export const isConfirm = (event: FactEvent): event is ConfirmEvent => event in confirms;

/** The next state of a step, or all reasons why it is not taken. */
export function nextFactState(
  kind: FactKind,
  fact: FirmFact,
  event: FactEvent,
  person: Account,
  { reason, contested }: FactGiven,
): { readonly to: FactState } | { readonly refusals: readonly FactRefusal[] } {
  const step = FACT_WORKFLOW[fact.state][event];
  if (step === undefined || (isConfirm(event) && kind.confirms[event] === undefined))
    return { refusals: ['wrong-state'] };
  if (!actionsOf(kind, step.who).some((action) => may(person, action, fact))) return { refusals: ['not-permitted'] };
  const refusals: FactRefusal[] = [];
  if (isConfirm(event)) {
    if (latestFact(fact).by.account === person.id) return { refusals: ['same-person'] };
    if (checksOf(fact).some((check) => check.event === event)) return { refusals: ['confirmed-already'] };
    if (contested && event !== 'confirm-effect') refusals.push('contested');
  }
  const reasoned = step.reasoned || (isConfirm(event) && kind.confirms[event]?.reasoned === true);
  if (reasoned && reason.trim() === '') refusals.push('reason-missing');
  if (refusals.length > 0) return { refusals };
  const missing = confirmsMissing(kind, fact).filter((one) => one !== event);
  return { to: isConfirm(event) && missing.length > 0 ? fact.state : step.to };
}

/** What a person may do now, as far as nothing typed, and no rival that could go, stands against it. */
export function factEventsFor(kind: FactKind, fact: FirmFact, person: Account): FactEvent[] {
  const events = Object.keys(FACT_WORKFLOW[fact.state]) as FactEvent[];
  return events.filter((event) => 'to' in nextFactState(kind, fact, event, person, { reason: '—', contested: false }));
}
