/** Where an award adjustment stands, in words. They stand here for the journal. */
export const ADJUSTMENT_STATES = {
  open: '待核定',
  told: '已告知，陈述申辩',
  demanded: '已决定追缴，待退回',
  recovered: '已退回',
  supplemented: '已转补发',
  dropped: '不予调整',
  superseded: '事实又有变化，另行核定',
} as const;
export type AdjustmentState = keyof typeof ADJUSTMENT_STATES;

/** What can happen to an award adjustment: the deed that a button names. */
export const ADJUSTMENT_EVENTS = {
  begin: '立为调整事项',
  tell: '告知拟追缴',
  defend: '提交陈述申辩',
  'record-defence': '登记书面陈述申辩',
  demand: '决定追缴',
  receive: '登记退回款项',
  supplement: '决定补发',
  drop: '不予调整',
  supersede: '事实又有变化',
} as const;
/** What people do; the platform itself begins and supersedes. */
export type AdjustmentEvent = Exclude<keyof typeof ADJUSTMENT_EVENTS, 'begin' | 'supersede'>;
