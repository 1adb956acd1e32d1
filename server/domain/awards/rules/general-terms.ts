import { choice, dayOrNone, someOf, texts, treasuries } from '../../policy/parameter-kind.ts';
import type { RuleShape, Terms } from '../../policy/policy-book.ts';

/** What both award clauses share: the readings G1 to G10. */
export const generalKinds = {
  bounds: choice({ inclusive: '“以上”“达到”含本数', exclusive: '“以上”“达到”不含本数' }),
  ratio: choice({ exact: '交叉相乘，不取近似', 'hundredth-percent': '增速四舍五入到 0.01% 再比较' }),
  intervalEnds: choice({ both: '起止两日均在内', 'without-last': '截止当日不在内' }),
  trace: choice({ whole: '逐步列明依据' }),
  stacking: choice({ difference: '扣减已获部分，补足差额', 'winner-takes-all': '两者取高，全额发放高者' }),
  precedence: someOf({ 'not-eligible': '不符合', hold: '待人工认定', suspended: '暂停' }),
  claimDeadline: dayOrNone('不设申领期限'),
  listing: choice({ suspends: '暂停兑现，权利保留', forfeits: '丧失奖励', nothing: '不影响奖励' }),
  jurisdiction: texts('行政区划代码或其开头', /^\d{2,6}$/),
  outside: choice({ hold: '交人工认定', pay: '同样兑现', no: '不予兑现' }),
  treasuries,
  unknownFact: choice({ unknown: '未提供即未知', absent: '未提供视为没有' }),
};

export type GeneralTerms = Terms<typeof generalKinds>;

/** Rule `general`: it gives no lines of its own, the other rules read its parameters. */
export const generalShape: RuleShape = { rule: 'general', kinds: generalKinds };
