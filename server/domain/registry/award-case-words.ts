/** Where an award case stands, from being told to being paid, in words. They stand here for the journal. */
export const AWARD_CASE_STATES = {
  told: '待企业确认',
  disputed: '企业有异议',
  'in-approval': '待部门审核',
  returned: '部门退回',
  approved: '审核通过，待公示',
  'in-notice': '公示中',
  objected: '公示有异议',
  ready: '待拨付',
  'in-batch': '已列入拨付批次',
  bounced: '银行退回',
  paid: '已拨付',
  recomputed: '已结案，重新计算',
  withdrawn: '已撤销',
} as const;
export type AwardCaseState = keyof typeof AWARD_CASE_STATES;

/** What can happen to an award case: the deed that a button names. */
export const AWARD_CASE_EVENTS = {
  begin: '告知企业',
  confirm: '确认金额和账户',
  dispute: '对事实提出异议',
  'uphold-dispute': '异议成立，重新计算',
  'decline-dispute': '异议不成立',
  approve: '审核同意',
  return: '退回',
  'tell-again': '重新告知企业',
  recompute: '事实已变，重新计算',
  'open-notice': '开始公示',
  object: '登记异议',
  'decline-objection': '异议不予受理',
  'dismiss-objection': '公示异议不成立',
  'uphold-objection': '公示异议成立',
  'close-notice': '公示结束',
  'take-in-batch': '列入拨付批次',
  pay: '标记已拨付',
  bounce: '标记银行退回',
  'correct-account': '更正账户',
  withdraw: '撤销',
} as const;
export type AwardCaseEvent = Exclude<keyof typeof AWARD_CASE_EVENTS, 'begin'>;

/** What an award is for, in words: `growth:2024` is 2024 年营业收入进档, `standard:` and a number is 团体标准. */
export function awardMatterWords(matter: string): string {
  return matter.startsWith('growth:') ? `${matter.slice(7)} 年营业收入进档` : `团体标准 ${matter.slice(9)}`;
}
