import { regionName } from '../../domain/policy/city.ts';
import { choiceName } from '../../domain/policy/project-rules.ts';
import type { Complaint } from '../../domain/records/complaint.ts';
import { PROJECT_EVENTS, type ProjectEvent } from '../../domain/records/project-events.ts';
import { WORD_STEPS } from '../../domain/records/rating-words.ts';
import {
  isRatingPublic,
  isSample,
  SIDES,
  waitingReport,
  type Project,
  type Side,
} from '../../domain/records/project.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { workingDaysLeft } from '../../domain/shared/working-days.ts';
import { anonymousCustomer } from '../../pages/ratings.pages.ts';
import * as paths from '../../paths.ts';
import * as projectPaths from '../../project-paths.ts';
import { contactFacts } from './contact.pages.ts';
import {
  fileLinks,
  industryWords,
  projectCrumbs,
  projectTag,
  projectTurn,
  projectUntil,
  type ProjectWords,
} from './project-words.pages.ts';
import { ratingSection } from './rating.pages.ts';
import * as tables from './tables.pages.ts';
import { askedBanners, askedDeeds } from './words.pages.ts';

export interface ProjectView {
  readonly project: Project;
  readonly whole: boolean;
  readonly side: Side | undefined;
  /** The person belongs to an office; who is on no side either was or may become the provider. */
  readonly office: boolean;
  readonly events: readonly ProjectEvent[];
  readonly followers: readonly Project[];
  readonly complaints: readonly Complaint[];
  readonly mayComplain: boolean;
  readonly today: Day;
}

/** Which of the steps a person may take stands first; all others are rarer. */
const FIRST: readonly ProjectEvent[] = [
  ...(['confirm', 'correct', 'confirm-report', 'take-over', 'settle-report', 'answer-rating', 'rate'] as const),
  ...(['mark-sample', 'close', 'report-acceptance'] as const),
];

/** What was written in them is for both sides and the offices; who was or may become the provider reads that they were taken. */
const BETWEEN_SIDES: readonly string[] = ['rate', 'answer-rating', 'name-contact', ...Object.keys(WORD_STEPS)];

const hrefOf = (number: string, event: ProjectEvent) =>
  event === 'correct' ? projectPaths.projectEdit(number) : projectPaths.projectStep(number, event);

/** A project as who may read all of it sees it; everybody else sees of a sample what it shows to others. */
export function projectPage(view: ProjectView, words: ProjectWords) {
  const { project, whole, events, followers, today } = view;
  if (!whole) return samplePage(view, words);
  const late = project.milestones.some(({ reachedOn, plannedOn }) => reachedOn === null && plannedOn < today);
  const first = [...askedDeeds(events), ...(late ? (['reach-milestone'] as const) : []), ...FIRST];
  const ordered = [...first.filter((one) => events.includes(one)), ...events.filter((one) => !first.includes(one))];
  const steps = ordered.map((event) => ({ href: hrefOf(project.number, event), text: PROJECT_EVENTS[event] }));
  const leads = ordered[0] !== undefined && first.includes(ordered[0]);
  const sampled = project.samples.length > 0;
  const onlooker = !view.office && view.side === undefined;
  // A firm that was its provider once waits as everybody does, unless the rating is about it.
  const isPublic = project.rating !== null && isRatingPublic(project.rating, today);
  const seesRating = !onlooker || isPublic || events.includes('answer-rating');
  return {
    title: project.title,
    number: `改造项目 ${project.number}`,
    tag: projectTag(project),
    until: projectUntil(project, today, words.calendar),
    turn: projectTurn(project),
    breadcrumb: [...projectCrumbs, { text: project.number }],
    action: leads ? steps[0] : undefined,
    more: [
      ...steps.slice(leads ? 1 : 0),
      ...(view.mayComplain ? [{ href: projectPaths.projectComplaint(project.number), text: '投诉服务商' }] : []),
    ],
    steps: stepsOf(project),
    banners: bannersOf(view, words),
    parties: [...partyFacts(project, words), ...(onlooker ? [] : contactFacts(project))],
    contract: contractFacts(project, words),
    contractItems: tables.contractTable(project, words),
    milestones: tables.milestonesTable(project, today),
    reports: tables.reportsTable(project, words),
    supervision: tables.supervisionTable(project, words),
    rating: seesRating && ratingSection(project, view.side, today, onlooker),
    followers: sampled && tables.followersTable(followers),
    complaints: view.complaints.length > 0 && tables.complaintsTable(view.complaints),
    entries: project.history
      .toReversed()
      // What an office suspects is for offices.
      .filter(({ event }) => event !== 'raise-clue' || view.office)
      .map(({ at, by, event, reason }) => ({
        ...{ at, who: by.name, what: PROJECT_EVENTS[event as ProjectEvent] },
        why: onlooker && BETWEEN_SIDES.includes(event) ? '' : reason,
      })),
  };
}

function stepsOf(project: Project) {
  const { state } = project;
  const stopped = state === 'terminated' || state === 'withdrawn';
  const accepted = project.reports.findLast(({ passed, outcome }) => passed === true && outcome === 'confirmed');
  const at = { registered: 1, objected: 1, accepted: 4, closed: 5 }[state as string] ?? (state === 'withdrawn' ? 1 : 2);
  const closedOn = state === 'closed' ? project.since : undefined;
  const dates = [project.registeredOn, project.confirmedOn, undefined, accepted?.occurredOn, closedOn];
  return ['登记', '双方确认', '实施', '验收', '结项'].map((text, i) => ({
    text,
    date: dates[i] ?? undefined,
    state: i < at ? 'done' : i === at ? (stopped ? 'stopped' : 'current') : 'todo',
  }));
}

function bannersOf(view: ProjectView, words: ProjectWords) {
  const { project, events, office } = view;
  const report = waitingReport(project);
  const asked = events.includes('confirm-report') || events.includes('take-over') || events.includes('settle-report');
  const objection = project.history.findLast(({ event }) => event === 'object');
  return [
    ...(report !== undefined && asked
      ? [
          {
            kind: 'waiting',
            title: `${SIDES[report.by]}报告：${tables.reportLines(report, words).join('，')}`,
            text: report.text === '' ? `发生于${formatDay(report.occurredOn)}。` : report.text,
          },
        ]
      : []),
    ...askedBanners(view),
    ...(project.state === 'objected' && objection !== undefined
      ? [{ kind: 'waiting', title: '对方的异议', text: objection.reason }]
      : []),
    ...(project.clue === null || !office
      ? []
      : [
          {
            kind: 'danger',
            text: `已转为负面清单线索${project.clue.number === null ? '' : ` ${project.clue.number}`}。`,
          },
        ]),
  ];
}

/** Both sides, as whoever may read all of it sees them. */
export function partyFacts(project: Project, words: ProjectWords) {
  return [
    { term: '服务商', text: project.provider, href: paths.provider(project.uscc), note: project.uscc },
    { term: '企业', text: project.enterprise.name, note: project.enterprise.uscc },
    { term: '所在地', text: regionName(words.city, project.region) },
    { term: '行业', text: industryWords(project, words) },
    { term: '改造模式', text: choiceName(words.rules.modes, project.mode) },
    ...(project.former.length === 0
      ? []
      : [{ term: '原服务商', lines: project.former.map(({ name, until }) => `${name}（至${formatDay(until)}）`) }]),
    ...(project.follows === null
      ? []
      : [{ term: '仿照的样板项目', text: project.follows, href: projectPaths.project(project.follows) }]),
  ];
}

/** The contract, and when the project was registered. */
export function contractFacts(project: Project, words: ProjectWords) {
  const { contract, plannedEnd, registeredOn, registerDeadline, registrant } = project;
  const late = registeredOn > registerDeadline;
  const days = Math.max(workingDaysLeft(registerDeadline, registeredOn, words.calendar), 1);
  return [
    { term: '合同编号', text: contract.number },
    { term: '签订日期', date: contract.signedOn },
    { term: '合同金额', fen: contract.fen },
    {
      term: '计划完成',
      date: plannedEnd,
      ...(plannedEnd !== contract.plannedEnd && { note: `合同约定${formatDay(contract.plannedEnd)}` }),
    },
    {
      term: '登记',
      date: registeredOn,
      note: `${SIDES[registrant]}登记${late ? `，迟报 ${days} 个工作日` : ''}`,
    },
    { term: '合同文本', ...fileLinks(project.number, contract.files) },
  ];
}

/** What everybody may know of a sample: no amount, no customer's name, no file. */
function samplePage({ project, followers, today }: ProjectView, words: ProjectWords) {
  const accepted = project.reports.findLast(({ passed, outcome }) => passed === true && outcome === 'confirmed');
  return {
    title: project.title,
    number: `样板项目 ${project.number}`,
    tag: isSample(project, today) ? { kind: 'good', text: '样板项目' } : undefined,
    lead: `要仿照它做，登记项目时在“仿照的样板项目编号”中填写 ${project.number}。`,
    breadcrumb: [projectCrumbs[0], { href: projectPaths.sampleProjects(), text: '样板项目' }, { text: project.number }],
    parties: [
      { term: '服务商', text: project.provider, href: paths.provider(project.uscc) },
      { term: '企业', text: anonymousCustomer(project, words.city) },
      { term: '行业', text: industryWords(project, words) },
      { term: '改造模式', text: choiceName(words.rules.modes, project.mode) },
      { term: '所在地', text: regionName(words.city, project.region) },
      { term: '合同签订', date: project.contract.signedOn },
      ...(accepted === undefined ? [] : [{ term: '验收合格', date: accepted.occurredOn }]),
    ],
    followers: tables.followersTable(followers),
  };
}
