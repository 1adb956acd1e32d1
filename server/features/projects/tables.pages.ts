import { choiceName } from '../../domain/policy/project-rules.ts';
import { reportLateBy } from '../../domain/records/project-reporting.ts';
import { REPORT_KINDS, SIDES, type Project, type ProjectReport } from '../../domain/records/project.ts';
import { COMPLAINT_STATES, CONCLUSIONS, type Complaint } from '../../domain/records/complaint.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as projectPaths from '../../project-paths.ts';
import { fileLinks, type ProjectWords } from './project-words.pages.ts';

/** The clauses of the model contract, and which of them the contract has. */
export function contractTable({ contract }: Project, { rules }: ProjectWords) {
  return {
    caption: `${rules.contractModel}的条款`,
    columns: [{ text: '条款', rowHead: true }, { text: '要求' }, { text: '合同' }],
    rows: rules.contractItems.map(({ code, text, required }) => ({
      cells: [
        { text },
        { text: required ? '必备' : '可选' },
        contract.items.includes(code) ? { tag: { kind: 'good', text: '有' } } : { text: '没有' },
      ],
    })),
  };
}

export function milestonesTable({ milestones }: Project, today: Day) {
  return {
    caption: '里程碑',
    columns: [{ text: '里程碑', rowHead: true }, { text: '计划' }, { text: '完成' }, { text: '状态' }],
    rows: milestones.map(({ title, plannedOn, reachedOn, reportedOn }) => ({
      cells: [
        { text: title },
        { date: plannedOn },
        reachedOn === null
          ? { text: '—' }
          : { date: reachedOn, note: reportedOn === null ? undefined : `${formatDay(reportedOn)}登记` },
        { tag: milestoneTag(plannedOn, reachedOn, today) },
      ],
    })),
    empty: { text: '没有约定里程碑。' },
  };
}

function milestoneTag(plannedOn: Day, reachedOn: Day | null, today: Day) {
  if (reachedOn !== null)
    return reachedOn <= plannedOn ? { kind: 'good', text: '按期' } : { kind: 'waiting', text: '晚于计划' };
  return plannedOn < today ? { kind: 'waiting', text: '已过计划日期' } : { kind: 'neutral', text: '未到期' };
}

const OUTCOMES: Readonly<Record<ProjectReport['outcome'], { readonly kind: string; readonly text: string }>> = {
  waiting: { kind: 'waiting', text: '待确认' },
  confirmed: { kind: 'good', text: '已确认' },
  objected: { kind: 'danger', text: '有异议' },
  'taken-back': { kind: 'neutral', text: '已撤回' },
};

/** The major events: when they occurred, when they were reported, whether late, what the other side said. */
export function reportsTable(project: Project, words: ProjectWords) {
  return {
    caption: '重大事项',
    columns: [
      { text: '事项', rowHead: true },
      { text: '发生' },
      { text: '报告' },
      { text: '内容' },
      { text: '材料' },
      { text: '结果' },
    ],
    rows: project.reports.toReversed().map((one) => ({
      cells: [
        { text: REPORT_KINDS[one.kind], note: `${SIDES[one.by]}报告` },
        { date: one.occurredOn },
        { date: one.reportedOn, note: lateNote(one, words) },
        { lines: [...reportLines(one, words), ...(one.text === '' ? [] : [one.text])] },
        fileLinks(project.number, one.files),
        { tag: OUTCOMES[one.outcome], note: outcomeNote(one) },
      ],
    })),
    empty: { text: '没有报告延期、更换服务商、验收或者终止。' },
    note: `自发生之日起 ${words.rules.reportDays} 个工作日内报告；逾期的照常登记，计为迟报。`,
  };
}

function lateNote(report: ProjectReport, { calendar }: ProjectWords): string | undefined {
  const days = reportLateBy(report, calendar);
  return days === 0 ? undefined : `迟报 ${days} 个工作日`;
}

/** What a report says, in words. */
export function reportLines(report: ProjectReport, { rules }: ProjectWords): string[] {
  const { newEnd, cause, newProvider, passed, ground } = report;
  return [
    ...(newEnd === null ? [] : [`计划完成改为${formatDay(newEnd)}`]),
    ...(cause === null ? [] : [`原因：${choiceName(rules.delayCauses, cause)}`]),
    ...(newProvider === null ? [] : [`改由${newProvider.name}实施`]),
    ...(passed === null ? [] : [passed ? '验收合格' : '验收不合格']),
    ...(ground === null ? [] : [`事由：${choiceName(rules.terminationGrounds, ground)}`]),
  ];
}

function outcomeNote({ decidedOn, settled, answer }: ProjectReport): string | undefined {
  const when = decidedOn === null ? '' : formatDay(decidedOn);
  const said = [when, settled ? '主管部门核定' : '', answer].filter(Boolean).join('，');
  return said === '' ? undefined : said;
}

export function supervisionTable(project: Project, words: ProjectWords) {
  const { supervisor, supervision } = project;
  return {
    caption: supervisor === null ? '工程监理' : `工程监理：${supervisor.name}`,
    columns: [{ text: '日期', rowHead: true }, { text: '结论' }, { text: '说明' }, { text: '报告' }, { text: '提交' }],
    rows: supervision.toReversed().map(({ on, finding, text, files, filedBy }) => ({
      cells: [
        { date: on },
        { text: choiceName(words.rules.findings, finding) },
        { text },
        fileLinks(project.number, files),
        { text: SIDES[filedBy] },
      ],
    })),
    empty: { text: supervisor === null ? '没有指定监理单位。' : '监理单位还没有报告。' },
  };
}

/** The projects that follow a sample, for who may read the sample: numbers and states, no customers. */
export function followersTable(followers: readonly Project[]) {
  return {
    caption: `仿照它的项目 ${followers.length} 个`,
    columns: [{ text: '编号', rowHead: true }, { text: '服务商' }, { text: '计划完成' }],
    rows: followers.map((one) => ({
      cells: [{ text: one.number }, { text: one.provider }, { date: one.plannedEnd }],
    })),
    empty: { text: '还没有项目仿照它。' },
  };
}

export function complaintsTable(complaints: readonly Complaint[]) {
  return {
    caption: '投诉',
    columns: [{ text: '编号', rowHead: true }, { text: '提交' }, { text: '状态' }, { text: '结论' }],
    rows: complaints.map((one) => ({
      cells: [
        { text: one.number, href: projectPaths.complaint(one.number) },
        { date: one.filedOn },
        { text: COMPLAINT_STATES[one.state] },
        { text: one.concluded === null ? '—' : CONCLUSIONS[one.concluded.how] },
      ],
    })),
    empty: { text: '没有投诉。' },
  };
}
