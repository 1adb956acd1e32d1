import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import { PROJECT_EVENTS, REPORTS, type ProjectStep } from '../../domain/records/project-events.ts';
import { waitingReport, type Project } from '../../domain/records/project.ts';
import { isWordStep, WORD_STEPS } from '../../domain/records/rating-words.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import * as projectPaths from '../../project-paths.ts';
import { contractFacts, partyFacts } from './project.pages.ts';
import { projectCrumbs, projectTag, type ProjectWords } from './project-words.pages.ts';
import { ratingSection } from './rating.pages.ts';
import { ASKED, stepFields } from './step-fields.pages.ts';
import { reportLines } from './tables.pages.ts';
import { wordFacts, wordsConsequence } from './words.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

const DANGEROUS: readonly ProjectStep[] = ['report-termination', 'raise-clue', 'hide-comment', 'hide-answer'];

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function projectStepPage(
  project: Project,
  event: ProjectStep,
  words: ProjectWords,
  typed: Readonly<Record<string, string>> = {},
  faults: readonly Fault[] = [],
) {
  const { number, version } = project;
  const { rules } = words;
  return {
    title: PROJECT_EVENTS[event],
    number: `${number} · ${project.title}`,
    breadcrumb: [
      ...projectCrumbs,
      { href: projectPaths.project(number), text: number },
      { text: PROJECT_EVENTS[event] },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: projectPaths.projectStep(number, event),
      hidden: [{ name: 'version', value: String(version) }],
      upload: ASKED[event].includes('files'),
      danger: DANGEROUS.includes(event),
      consequence: consequenceOf(project, event, rules),
      facts: [...factsFor(project, event, words), ...partyFacts(project, words)],
      fields: stepFields({ project, event, rules, typed, faults }),
      submitText: PROJECT_EVENTS[event],
      cancel: { href: projectPaths.project(number), text: '暂不办理' },
    },
  };
}

/** What a step rests on, before the facts of the project. */
function factsFor(project: Project, event: ProjectStep, words: ProjectWords) {
  const report = waitingReport(project);
  const state = { term: '现在的状态', tag: projectTag(project) };
  if (report !== undefined)
    return [
      state,
      { term: '报告的事项', lines: reportLines(report, words) },
      { term: '发生日期', date: report.occurredOn },
      ...(report.text === '' ? [] : [{ term: '说明', lines: report.text.split('\n') }]),
      ...(report.files.length === 0 ? [] : [{ term: '材料', words: report.files.map(({ name }) => name) }]),
    ];
  if (event === 'answer-rating' || event === 'waive-answer') return ratedFacts(project);
  // What is confirmed is never changed afterwards: all of it is read here.
  if (event === 'confirm' || event === 'object')
    return [...contractFacts(project, words), ...agreedFacts(project, words)];
  if (isWordStep(event)) return wordFacts(project, WORD_STEPS[event].part);
  return [state, { term: '合同金额', fen: project.contract.fen }, { term: '计划完成', date: project.plannedEnd }];
}

/** The milestones and the optional clauses, in lines. */
function agreedFacts({ milestones, contract }: Project, { rules }: ProjectWords) {
  const clauses = rules.contractItems.filter(({ code }) => contract.items.includes(code)).map(({ text }) => text);
  const lines = milestones.map(({ title, plannedOn }) => `${title}（计划${formatDay(plannedOn)}）`);
  return [
    { term: '合同条款', lines: clauses },
    lines.length === 0 ? { term: '里程碑', text: '没有约定' } : { term: '里程碑', lines },
  ];
}

/** The rating that is answered, question by question. */
function ratedFacts(project: Project) {
  const section = ratingSection(project, 'provider', project.since);
  if (project.rating === null || section === undefined) return [];
  const lines = project.rating.answers.map(({ title, score, anchor }) => `${title} ${score} 分：${anchor}`);
  return [...section.facts.filter(({ term }) => term !== '服务商的答复'), { term: '逐项', lines }];
}

const lastDay = ({ rating }: Project) => (rating === null ? '' : `答复截止${formatDay(rating.due)}（含）。`);

function consequenceOf(project: Project, event: ProjectStep, rules: ProjectRules): string {
  if (isWordStep(event)) return wordsConsequence(event, rules);
  if (REPORTS[event] !== undefined && event !== 'report-change')
    return `报告以后由另一方在 ${rules.confirmDays} 个工作日内确认；没有表态的，由主管部门核定。自发生之日起 ${rules.reportDays} 个工作日内报告，逾期的照常登记，计为迟报。`;
  switch (event) {
    case 'confirm':
      return '确认以后项目进入实施，主管部门看得到；合同和里程碑不再修改，变动通过报告事项办理。';
    case 'object':
      return '退回登记的一方更正，更正以后再请您确认。';
    case 'withdraw':
      return '撤回以后这次登记作废，可以重新登记。';
    case 'reach-milestone':
      return '登记以后不能修改，对方会收到消息。';
    case 'report-change':
      return `先由现在的服务商在 ${rules.confirmDays} 个工作日内确认，再由新服务商接手；新服务商接手之前，现在的服务商继续负责。`;
    case 'confirm-report':
      return '确认以后事项生效，不能撤回。';
    case 'object-report':
      return '事项不生效，项目照原来的约定继续。';
    case 'take-back':
      return '事项不生效，项目照原来的约定继续。';
    case 'settle-report':
      return '另一方期满没有表态，由主管部门核定；双方都会收到消息。';
    case 'take-over':
      return '接手以后由您继续实施；此前的验收、评价和迟报仍算原服务商的。';
    case 'decline':
      return '不接手的，项目仍由原来的服务商负责。';
    case 'name-supervisor':
      return '监理单位应独立于双方。指定以后，验收合格前应先提交监理报告。';
    case 'file-supervision':
      return '监理报告双方和主管部门都看得到，提交以后不能修改。';
    case 'name-contact':
      return '另一方和主管部门在项目页面看到新的联系人，另一方会收到消息；公众看不到。';
    case 'close':
      return '结项以后项目不再变动；企业仍可以评价。';
    case 'mark-sample':
      return '在样板项目中公开项目名称、服务商、行业、所在地和模式，供其他企业仿样；不公开企业名称和合同金额。';
    case 'unmark-sample':
      return '自今天起不再是样板项目；已经仿照它的项目不受影响。';
    case 'rate':
      return `每个项目只能评价一次，提交以后不能修改。服务商先看到，可以在 ${rules.ratingAnswerDays} 个工作日内答复；答复以后或者期满，在服务商的公开页面公布，只写行业和所在地，不写企业名称。`;
    case 'answer-rating':
      return `答复以后评价和答复一起公布，都不能修改。${lastDay(project)}`;
    case 'waive-answer':
      return `评价随即公布。不办理的，${project.rating === null ? '期满' : formatDay(project.rating.due)}以后自动公布。`;
    default:
      return '生成一条负面清单线索，由市经信局决定是否立案；项目双方看不到。';
  }
}

/** Somebody was faster: how to see it as it is, and what was typed in vain. */
export function projectMovedPage(message: string, number: string, kept: readonly string[]) {
  return {
    title: '没有办成',
    lead: message,
    breadcrumb: [...projectCrumbs, { text: '没有办成' }],
    action: { href: projectPaths.project(number), text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
