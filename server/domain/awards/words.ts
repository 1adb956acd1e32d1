import type { StepOutcome } from '../policy/trace.ts';
import type { AwardCode, AwardOutcome } from './award-line.ts';

/** The outcome of a line in words. */
export const OUTCOME_WORDS: Readonly<Record<AwardOutcome, string>> = {
  payable: '可兑现',
  hold: '待人工认定',
  suspended: '暂停',
  'not-eligible': '不符合',
  'no-milestone': '未达新档次',
};

/** The outcome of a step in words. */
export const STEP_WORDS: Readonly<Record<StepOutcome, string>> = {
  met: '符合',
  unmet: '不符合',
  open: '待认定',
  waits: '暂停',
  note: '',
};

/** What a code says to the firm, and what can be done about it. */
export const CODE_WORDS: Readonly<Record<AwardCode, string>> = {
  'growth-below-threshold': '达到档次的当年增速不足，该档次视为已用。',
  'not-software-enterprise': '营收年度末没有有效的软件企业证书。',
  duplicate: '同号标准前面已经计过。',
  'not-lead-drafter': '起草单位排名不是第一位。',
  'revision-excluded': '修订的标准不在奖励范围。',
  'theme-not-covered': '标准主题不属于数字化或绿色化改造。',
  'out-of-policy-period': '发布日期不在政策有效期内。',
  'claim-deadline-passed': '申领期限已过。',
  'covered-by-other-award': '同一事项已从其他政策获得不低于本项的奖补。',
  'cap-exhausted': '单个机构的限额已经用完。',
  'year-not-closed': '年度尚未结束，结束后再行判定。',
  'history-incomplete': '营收记录不完整：请补齐缺失年份，或核证记录以前的最高营收。',
  'previous-year-missing': '没有上年营收，无法计算增速：请补报上年营收。',
  'previous-year-zero': '上年营收为零，增速无从计算，须人工认定。',
  'software-status-unknown': '软件企业身份未知：请补充软件企业证书。',
  'not-yet-published': '标准尚未发布。',
  'effect-not-confirmed': '实施成效尚未经主管部门确认：请提交成效证明。',
  'outside-jurisdiction': '注册地不在本市，是否由本市财政兑付须人工认定。',
  'not-in-pool': '基准日不在资源池内，入池后方可兑现。',
  'negative-list': '基准日在负面清单内，移出后恢复。',
};
