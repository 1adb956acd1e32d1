/** Where a round of the grading (评级) stands. */
export const GRADING_ROUND_STATES = {
  computing: '计算中',
  judging: '专家评分',
  computed: '待提交审定',
  committee: '评审委员会审定',
  confirmed: '待公示',
  opening: '正在列出公示',
  noticed: '公示中',
  publishing: '正在公布',
  published: '已公布',
  discarded: '已作废',
} as const;
export type GradingRoundState = keyof typeof GRADING_ROUND_STATES;

export const GRADING_ROUND_EVENTS = {
  begin: '开启评级',
  finish: '计算完毕',
  gather: '汇总专家评分',
  recompute: '重新计算',
  propose: '提交评审委员会',
  agree: '同意',
  disagree: '不同意',
  'open-notice': '开始公示',
  opened: '公示名单列出',
  publish: '公布结果',
  finished: '公布完毕',
  discard: '作废',
} as const;
export type GradingRoundEvent = keyof typeof GRADING_ROUND_EVENTS;

/** One expert's scores in a round. */
export const GRADING_SHEET_STATES = { open: '评分中', submitted: '已提交' } as const;
export type GradingSheetState = keyof typeof GRADING_SHEET_STATES;

export const GRADING_SHEET_EVENTS = {
  begin: '邀请评分',
  score: '评分',
  recuse: '回避',
  submit: '提交评分',
} as const;
export type GradingSheetEvent = keyof typeof GRADING_SHEET_EVENTS;

/** The grade of one firm in a round, from the public notice on. */
export const GRADE_STATES = {
  noticed: '公示中',
  appealed: '申诉待复评',
  published: '已公布',
  'to-mend': '限期整改',
  reported: '已报告整改，待核',
  mended: '整改合格',
  questioned: '列入已撤销，待复评',
} as const;
export type GradeState = keyof typeof GRADE_STATES;

export const GRADE_EVENTS = {
  begin: '列入公示',
  appeal: '提出申诉',
  withdraw: '撤回申诉',
  uphold: '申诉成立，更正',
  dismiss: '申诉不成立，维持',
  publish: '公布',
  report: '报告整改',
  accept: '整改合格',
  return: '整改不合格，退回',
  question: '列入被撤销，提请复评',
  regrade: '复评并更正',
  keep: '复评并维持',
} as const;
export type GradeEvent = keyof typeof GRADE_EVENTS;
