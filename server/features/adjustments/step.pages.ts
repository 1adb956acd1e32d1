import { claimOf, outstandingOf } from '../../domain/awards/adjustment.ts';
import type { AdjustmentRules } from '../../domain/policy/adjustment-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { ADJUSTMENT_EVENTS, type AdjustmentEvent } from '../../domain/registry/adjustment-words.ts';
import { typedMoney } from '../../domain/shared/money-entry.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import { adjustmentCrumbs, adjustmentFacts, adjustmentTag, type AdjustmentView } from './adjustments.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

type Typed = Readonly<Record<string, string>>;
type AskedField = 'reason' | 'fen' | 'voucher';

/** What each step asks for. */
export const ASKED: Readonly<Record<AdjustmentEvent, readonly AskedField[]>> = {
  tell: ['reason'],
  defend: ['reason'],
  'record-defence': ['reason'],
  demand: ['fen', 'reason'],
  receive: ['fen', 'voucher'],
  supplement: ['reason'],
  drop: ['reason'],
};

const REASONS: Readonly<Partial<Record<AdjustmentEvent, string>>> = {
  tell: '告知企业的事实和理由',
  defend: '陈述申辩意见',
  'record-defence': '书面意见的内容',
  demand: '决定的理由，对陈述申辩的答复',
  supplement: '补发的理由',
  drop: '不予调整的理由',
};

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function adjustmentStepPage(
  view: AdjustmentView,
  event: AdjustmentEvent,
  { person, rules }: { readonly person: Account; readonly rules: AdjustmentRules },
  typed: Typed = {},
  faults: readonly Fault[] = [],
) {
  const { one } = view;
  return {
    title: ADJUSTMENT_EVENTS[event],
    number: `${one.number} · ${one.firm}`,
    breadcrumb: [
      ...adjustmentCrumbs(person),
      { href: paths.adjustment(one.id), text: one.number },
      { text: ADJUSTMENT_EVENTS[event] },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: paths.adjustmentStep(one.id, event),
      hidden: [{ name: 'version', value: String(one.version) }],
      danger: event === 'demand',
      consequence: consequenceOf(view, event, rules),
      facts: [{ term: '现在的状态', tag: adjustmentTag(one) }, ...adjustmentFacts(view)],
      fields: ASKED[event].map((name) => fieldOf(view, event, name, typed, faults)),
      submitText: ADJUSTMENT_EVENTS[event],
      cancel: { href: paths.adjustment(one.id), text: '暂不办理' },
    },
  };
}

function consequenceOf({ one }: AdjustmentView, event: AdjustmentEvent, rules: AdjustmentRules): string {
  switch (event) {
    case 'tell':
      return `告知企业拟追缴${formatAmount(claimOf(one))}；企业有 ${rules.defenceDays} 个工作日陈述申辩，期满后由另一人决定。`;
    case 'defend':
      return '意见提交后写入记录，由没有经手告知的人决定时一并考虑。';
    case 'record-defence':
      return '登记企业送来的书面意见，与在线提交的效力相同。';
    case 'demand':
      return `决定追缴，企业应在 ${rules.repayDays} 个工作日内退回；由市财政局登记到账。企业可以申请行政复议或者提起行政诉讼。`;
    case 'receive':
      return `尚未退回${formatAmount(outstandingOf(one))}。登记的金额不能修改，请按入账凭证填写。`;
    case 'supplement':
      return `补发差额${formatAmount(one.dueFen - one.paidFen)}：列为一项新的奖励，由企业确认，各部门审核、公示后拨付。`;
    case 'drop':
      return '不予调整：就此结案。同样的事实不再提起；事实再有变化的，另行核定。';
  }
}

function fieldOf(
  { one }: AdjustmentView,
  event: AdjustmentEvent,
  name: AskedField,
  typed: Typed,
  faults: readonly Fault[],
) {
  const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
  const shared = { name, value: typed[name] ?? '', ...(own.length > 0 && { error: own.join('；') }) };
  if (name === 'fen') {
    const proposed = event === 'demand' ? claimOf(one) : outstandingOf(one);
    return {
      ...shared,
      label: event === 'demand' ? '追缴金额' : '退回金额',
      kind: 'money',
      unit: '元',
      value: typed['fen'] ?? typedMoney(proposed, 'yuan'),
      hint: event === 'demand' ? `不超过已拨付的${formatAmount(one.paidFen)}。` : '可以分次退回，逐次登记。',
    };
  }
  if (name === 'voucher')
    return { ...shared, label: '入账凭证号', kind: 'text', maxlength: 60, hint: '国库或者财政专户的入账凭证。' };
  return {
    ...shared,
    label: REASONS[event] ?? '理由',
    kind: 'textarea',
    rows: 4,
    maxlength: 1000,
    hint: '写入办理记录，企业会看到。',
  };
}

/** Somebody was faster: how to see it as it is, and what was typed in vain. */
export function adjustmentMovedPage(message: string, id: string, kept: readonly string[]) {
  return {
    title: '没有办成',
    lead: message,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.adjustments(), text: '奖励调整' },
      { text: '没有办成' },
    ],
    action: { href: paths.adjustment(id), text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
