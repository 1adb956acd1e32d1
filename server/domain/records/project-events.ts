import type { ReportKind } from './project.ts';

/** What can happen to a project: the deed that a button names. */
export const PROJECT_EVENTS = {
  register: '登记项目',
  confirm: '确认项目',
  object: '提出异议',
  correct: '更正登记',
  withdraw: '撤回登记',
  'reach-milestone': '登记里程碑完成',
  'report-acceptance': '报告验收',
  'report-delay': '报告延期',
  'report-change': '报告更换服务商',
  'report-termination': '报告终止',
  'confirm-report': '确认报告事项',
  'object-report': '对报告事项提出异议',
  'take-back': '撤回报告',
  'settle-report': '核定报告事项',
  'take-over': '接手项目',
  decline: '不接手项目',
  'name-supervisor': '指定监理单位',
  'file-supervision': '提交监理报告',
  'name-contact': '更新联系人',
  close: '结项',
  'mark-sample': '列为样板项目',
  'unmark-sample': '取消样板项目',
  rate: '评价服务商',
  'answer-rating': '答复评价',
  'waive-answer': '对评价不作答复',
  'ask-hide-comment': '请求隐去评价文字',
  'hide-comment': '隐去评价文字',
  'keep-comment': '不隐去评价文字',
  'show-comment': '恢复评价文字',
  'ask-hide-answer': '请求隐去答复文字',
  'hide-answer': '隐去答复文字',
  'keep-answer': '不隐去答复文字',
  'show-answer': '恢复答复文字',
  'raise-clue': '转为负面清单线索',
} as const;
export type ProjectEvent = keyof typeof PROJECT_EVENTS;
/** What has a page of its own; registering and correcting have the form of the project. */
export type ProjectStep = Exclude<ProjectEvent, 'register' | 'correct'>;

/** Which major event a step reports. */
export const REPORTS: Readonly<Partial<Record<ProjectEvent, ReportKind>>> = {
  'report-acceptance': 'acceptance',
  'report-delay': 'delay',
  'report-change': 'change-provider',
  'report-termination': 'termination',
};

/** Why a step is not taken. */
export const PROJECT_REFUSAL_WORDS = {
  'wrong-state': '项目的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'text-missing': '请填写说明',
  'day-missing': '请填写发生日期',
  'day-ahead': '发生日期不能晚于今天',
  'day-before-contract': '发生日期早于合同签订日期',
  'milestone-missing': '请选择还没有完成的里程碑',
  'end-missing': '请填写新的计划完成日期',
  'end-not-later': '新的计划完成日期应晚于现在的计划完成日期',
  'cause-missing': '请选择延期原因',
  'ground-missing': '请选择终止事由',
  'passed-missing': '请选择验收结论',
  'finding-missing': '请选择监理结论',
  'verdict-missing': '请选择核定结果',
  'provider-unknown': '没有登记这个统一社会信用代码的服务商，请核对',
  'provider-same': '这就是现在的服务商',
  'supervisor-missing': '请填写监理单位的名称和统一社会信用代码',
  'supervisor-not-independent': '监理单位不能是本项目的服务商或者企业',
  'files-missing': '请上传材料',
  'contact-name': '请填写联系人姓名，最多 30 个字',
  'contact-position': '请填写联系人的职务，最多 30 个字',
  'contact-phone': '请填写联系电话：手机号码，或带区号的固定电话',
  'contact-email': '电子邮箱的格式不对，例如 name@example.cn',
  'supervision-missing': '已指定监理单位，验收合格前应先提交监理报告',
  'term-running': '对方表态的期限还没有满',
  'score-missing': '请选择一级',
  'already-rated': '这个项目已经评价过，评价不能修改',
  'answer-over': '这条评价已经公布，不能再答复',
  'not-rated': '这个项目还没有评价',
  'nothing-said': '这里没有写文字',
  'already-hidden': '文字已经隐去',
  'not-hidden': '文字没有隐去',
  'already-asked': '已经请求过，每处文字只能请求一次',
  'nothing-asked': '没有待答复的请求',
  'hiding-ground-missing': '请选择隐去的理由',
  'same-person': '隐去和恢复不得由同一人办理',
  'already-sample': '这个项目已经是样板项目',
  'not-sample': '这个项目现在不是样板项目',
  'already-raised': '已经转为负面清单线索',
} as const;
export type ProjectRefusalCode = keyof typeof PROJECT_REFUSAL_WORDS;

/** One reason, and the field of the form that it is about, if it is about one. */
export interface ProjectRefusal {
  readonly code: ProjectRefusalCode;
  readonly field?: string;
}
