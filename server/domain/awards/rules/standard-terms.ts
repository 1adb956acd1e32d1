import { amount, choice, period, someOf, whole } from '../../policy/parameter-kind.ts';
import type { RuleShape, Terms } from '../../policy/policy-book.ts';

/** Parameters of the rule `group-standard`: an award for each standard whose drafting the organisation led (S1 to S12). */
export const standardKinds = {
  award: amount,
  cap: amount,
  capPeriod: choice({ policy: '政策整个有效期内', year: '每个公历年度（按发布日期）' }),
  capRemainder: choice({ paid: '余额不足一项时发放余额', not: '余额不足一项时不发放' }),
  order: choice({ publication: '按发布日期先后', 'effect-confirmation': '按成效确认日期先后' }),
  leadRank: whole(1, ''),
  kinds: someOf({ formulation: '制定', revision: '修订' }),
  themes: someOf({ digital: '数字化', green: '绿色化', other: '其他' }),
  period,
  unpublished: choice({ hold: '待发布后再判定', 'not-eligible': '不符合' }),
  effect: choice({ required: '须经确认取得实施成效', not: '发布即可' }),
  duplicate: choice({
    'earlier-standing': '前面有未被否定的同号标准即为重复',
    'any-earlier': '前面出现过同号标准即为重复',
  }),
  membership: choice({ not: '不要求入池', required: '须在资源池内' }),
  lateClaim: choice({ 'not-eligible': '逾期不再兑现', hold: '逾期交人工认定' }),
  otherAwards: choice({ deduct: '同一标准的其他奖补计入', ignore: '其他奖补不计' }),
};

export type StandardTerms = Terms<typeof standardKinds>;

export const standardShape: RuleShape = { rule: 'group-standard', kinds: standardKinds };
