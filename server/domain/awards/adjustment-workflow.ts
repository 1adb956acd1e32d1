import type { AdjustmentEvent, AdjustmentState } from '../registry/adjustment-words.ts';
import type { Account } from '../registry/account.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { isClawback, outstandingOf, type AwardAdjustment } from './adjustment.ts';

/** Why a step is not taken. */
export const ADJUSTMENT_REFUSAL_WORDS = {
  'wrong-state': '这件调整事项的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'not-a-clawback': '应兑付的不少于已拨付的，不涉及追缴',
  'nothing-more-due': '应兑付的不多于已拨付的，不涉及补发',
  'same-person': '告知和决定不得由同一人办理',
  'defence-running': '陈述申辩期未满，企业也还没有提交意见',
  'amount-wrong': '追缴金额应大于零，不超过已拨付金额',
  'repayment-wrong': '退回金额应大于零，不超过还未退回的金额',
  'voucher-missing': '请填写入账凭证号',
} as const;
export type AdjustmentRefusal = keyof typeof ADJUSTMENT_REFUSAL_WORDS;

/** What a step has to know beside the matter and the person. */
export interface AdjustmentFacts {
  readonly today: Day;
  readonly reason: string;
  /** What is claimed back, or came back; `NaN` where what was typed is no amount. */
  readonly fen: Fen;
  readonly voucher: string;
}

type Guard = (one: AwardAdjustment, person: Account, facts: AdjustmentFacts) => AdjustmentRefusal | undefined;

interface Step {
  readonly to: AdjustmentState | ((one: AwardAdjustment, facts: AdjustmentFacts) => AdjustmentState);
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_one, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const clawback: Guard = (one) => (isClawback(one) ? undefined : 'not-a-clawback');
const moreDue: Guard = ({ paidFen, dueFen }) => (dueFen > paidFen ? undefined : 'nothing-more-due');
const anotherPerson: Guard = ({ teller }, { id }) => (teller?.account === id ? 'same-person' : undefined);
const heard: Guard = ({ defence, due }, _person, { today }) =>
  defence === null && due !== null && today <= due ? 'defence-running' : undefined;
const amount: Guard = ({ paidFen }, _person, { fen }) => (fen > 0 && fen <= paidFen ? undefined : 'amount-wrong');
const repayment: Guard = (one, _person, { fen }) =>
  fen > 0 && fen <= outstandingOf(one) ? undefined : 'repayment-wrong';
const vouched: Guard = (_one, _person, { voucher }) => (voucher.trim() === '' ? 'voucher-missing' : undefined);

const handle = (to: Step['to'], ...guards: Guard[]): Step => ({ to, by: 'adjustment.handle', guards });
const afterRepayment = (one: AwardAdjustment, { fen }: AdjustmentFacts): AdjustmentState =>
  fen >= outstandingOf(one) ? 'recovered' : 'demanded';

/** The one table: state → event → where it leads, who may, what must hold. Each amount is in fen. */
export const ADJUSTMENT_WORKFLOW: Readonly<Record<AdjustmentState, Readonly<Partial<Record<AdjustmentEvent, Step>>>>> =
  {
    open: {
      tell: handle('told', clawback, reasoned),
      supplement: handle('supplemented', moreDue, reasoned),
      drop: handle('dropped', reasoned),
    },
    told: {
      demand: handle('demanded', anotherPerson, heard, reasoned, amount),
      defend: { to: 'told', by: 'adjustment.answer', guards: [reasoned] },
      drop: handle('dropped', reasoned),
      'record-defence': handle('told', reasoned),
    },
    demanded: { receive: { to: afterRepayment, by: 'adjustment.receive', guards: [repayment, vouched] } },
    recovered: {},
    supplemented: {},
    dropped: {},
    superseded: {},
  };

/** The next state of a step, or all reasons why it is not taken. */
export function nextAdjustmentState(
  one: AwardAdjustment,
  event: AdjustmentEvent,
  person: Account,
  facts: AdjustmentFacts,
): { readonly to: AdjustmentState } | { readonly refusals: readonly AdjustmentRefusal[] } {
  const step = ADJUSTMENT_WORKFLOW[one.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, one)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(one, person, facts) ?? []);
  if (refusals.length > 0) return { refusals };
  return { to: typeof step.to === 'function' ? step.to(one, facts) : step.to };
}

/** What a person may do now, as far as nothing typed could change it. */
export function adjustmentEventsFor(one: AwardAdjustment, person: Account, today: Day): AdjustmentEvent[] {
  const good = { today, reason: '—', voucher: '—' };
  return (Object.keys(ADJUSTMENT_WORKFLOW[one.state]) as AdjustmentEvent[]).filter((event) => {
    const fen = event === 'receive' ? outstandingOf(one) : one.paidFen;
    return 'to' in nextAdjustmentState(one, event, person, { ...good, fen });
  });
}
