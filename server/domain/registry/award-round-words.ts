/** Where an award round (兑付批次) stands, in words. They stand here for the journal. */
export const AWARD_ROUND_STATES = {
  computing: '正在计算',
  computed: '计算完成，待告知企业',
  telling: '正在告知企业',
  told: '已告知，办理中',
  closed: '已办结',
  discarded: '已作废',
} as const;
export type AwardRoundState = keyof typeof AWARD_ROUND_STATES;

/** What can happen to an award round. */
export const AWARD_ROUND_EVENTS = {
  begin: '开启批次',
  finish: '计算完成',
  recompute: '重新计算',
  tell: '告知企业',
  opened: '告知完毕',
  close: '办结批次',
  discard: '作废批次',
} as const;
export type AwardRoundEvent = Exclude<keyof typeof AWARD_ROUND_EVENTS, 'begin'>;
