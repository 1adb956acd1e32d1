import { regionName, type City } from '../../domain/policy/city.ts';
import { choiceName, type ProjectRules } from '../../domain/policy/project-rules.ts';
import { COMPLAINT_EVENTS, COMPLAINT_OPEN, COMPLAINT_STATES, CONCLUSIONS } from '../../domain/records/complaint.ts';
import type { Complaint, ComplaintEvent, ComplaintState, ComplaintStep } from '../../domain/records/complaint.ts';
import type { Project } from '../../domain/records/project.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { ACCEPTED_ENDINGS, FILE_HINT, sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import * as projectPaths from '../../project-paths.ts';

export interface ComplaintWords {
  readonly city: City;
  readonly rules: ProjectRules;
  readonly calendar: WorkCalendar;
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

export interface ComplaintView {
  readonly one: Complaint;
  readonly events: readonly ComplaintStep[];
  readonly today: Day;
}

const TAGS: Readonly<Record<ComplaintState, string>> = {
  ...{ received: 'waiting', heard: 'waiting', answered: 'waiting' },
  ...{ concluded: 'good', declined: 'neutral', withdrawn: 'neutral' },
};
const TURNS: Readonly<Partial<Record<ComplaintState, string>>> = {
  received: '轮到主管部门',
  heard: '轮到服务商答复',
  answered: '轮到主管部门',
};

export const complaintTag = ({ state }: Pick<Complaint, 'state'>) => ({
  kind: TAGS[state],
  text: COMPLAINT_STATES[state],
});

export const complaintCrumbs = [
  { href: paths.home(), text: '首页' },
  { href: projectPaths.complaints(), text: '投诉' },
];

/** Complaints that a person may read, the open ones first. */
export function complaintsPage(complaints: readonly Complaint[], today: Day, words: ComplaintWords, person: Account) {
  const office = person.role !== 'provider' && person.role !== 'enterprise';
  return {
    title: '投诉',
    wide: true,
    lead: office
      ? '企业对服务商的投诉：受理后转服务商答复，再作出结论。认定属实的计入评级。'
      : person.role === 'provider'
        ? '主管部门受理后转来的投诉。请在期限内答复。'
        : '本单位提交的投诉。要投诉，请打开相应的项目。',
    breadcrumb: [complaintCrumbs[0], { text: '投诉' }],
    action:
      person.role === 'enterprise'
        ? { href: projectPaths.projects(), text: '到项目中投诉', kind: 'secondary' }
        : undefined,
    table: {
      caption: `投诉 ${complaints.length} 件`,
      columns: [
        { text: '编号', rowHead: true },
        { text: '项目' },
        { text: '服务商' },
        { text: '企业' },
        { text: '事项' },
        { text: '状态' },
        { text: '期限' },
      ],
      rows: complaints.map((one) => ({
        cells: [
          { text: one.number, href: projectPaths.complaint(one.number), note: formatDay(one.filedOn) },
          { text: one.projectTitle, href: projectPaths.project(one.project), note: one.project },
          { text: one.provider },
          { text: one.enterprise.name, note: regionName(words.city, one.region) },
          { text: choiceName(words.rules.complaintKinds, one.kind) },
          { tag: complaintTag(one), note: one.concluded === null ? undefined : CONCLUSIONS[one.concluded.how] },
          one.due === null ? { text: '—' } : { date: one.due, note: leftWords(one.due, today, words.calendar).text },
        ],
      })),
      empty: { text: '没有投诉。' },
    },
  };
}

export function complaintPage({ one, events, today }: ComplaintView, words: ComplaintWords, person: Account) {
  const steps = events.map((event) => ({
    href: projectPaths.complaintStep(one.number, event),
    text: COMPLAINT_EVENTS[event],
  }));
  // A clue is a rare deed: it never stands first.
  const leads = events[0] !== undefined && events[0] !== 'raise-clue';
  const office = person.role !== 'provider' && person.role !== 'enterprise';
  return {
    title: `投诉：${choiceName(words.rules.complaintKinds, one.kind)}`,
    number: `${one.number} · ${one.projectTitle}`,
    tag: complaintTag(one),
    until:
      one.due === null ? undefined : `期限至${formatDay(one.due)}，${leftWords(one.due, today, words.calendar).text}`,
    turn: TURNS[one.state],
    breadcrumb: [...complaintCrumbs, { text: one.number }],
    action: leads ? steps[0] : undefined,
    more: steps.slice(leads ? 1 : 0),
    banner:
      office && one.clue !== null
        ? { kind: 'danger', text: `已转为负面清单线索${one.clue.number === null ? '' : ` ${one.clue.number}`}。` }
        : undefined,
    facts: complaintFacts(one, words),
    entries: one.history
      .toReversed()
      // What an office suspects is for offices.
      .filter(({ event }) => event !== 'raise-clue' || office)
      .map(({ at, by, event, reason }) => ({
        ...{ at, who: by.name, what: COMPLAINT_EVENTS[event as ComplaintEvent], why: reason },
      })),
  };
}

/** On what a complaint rests: on its page, and on the page of each step. */
export function complaintFacts(one: Complaint, { city, rules }: ComplaintWords) {
  const { answer, concluded } = one;
  return [
    { term: '项目', text: one.projectTitle, href: projectPaths.project(one.project), note: one.project },
    { term: '服务商', text: one.provider, href: paths.provider(one.uscc) },
    { term: '企业', text: one.enterprise.name, note: regionName(city, one.region) },
    { term: '事项', text: choiceName(rules.complaintKinds, one.kind), note: `${formatDay(one.filedOn)}提交` },
    { term: '内容', lines: one.text.split('\n') },
    ...(one.files.length === 0
      ? []
      : [
          {
            term: '附件',
            links: one.files.map(({ name, size, sha256 }) => ({
              href: projectPaths.complaintFile(one.number, sha256),
              text: `${name}（${sizeWords(size)}）`,
            })),
          },
        ]),
    ...(answer === null
      ? COMPLAINT_OPEN.includes(one.state)
        ? []
        : [{ term: '服务商的答复', text: '没有答复' }]
      : [{ term: '服务商的答复', lines: answer.text.split('\n'), note: formatDay(answer.on) }]),
    ...(concluded === null
      ? []
      : [
          {
            term: '结论',
            lines: [CONCLUSIONS[concluded.how], ...concluded.text.split('\n')],
            note: formatDay(concluded.on),
          },
        ]),
  ];
}

/** The form by which a customer complains about the provider of a project. */
export function complaintFormPage(
  project: Project,
  words: ComplaintWords,
  typed: { readonly kind: string; readonly text: string } = { kind: '', text: '' },
  faults: readonly Fault[] = [],
) {
  const errorOf = (name: string) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return own.length === 0 ? {} : { error: own.join('；') };
  };
  const { rules } = words;
  return {
    title: '投诉服务商',
    number: `${project.number} · ${project.title}`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: projectPaths.projects(), text: '改造项目' },
      { href: projectPaths.project(project.number), text: project.number },
      { text: '投诉' },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: projectPaths.projectComplaint(project.number),
      upload: true,
      consequence: `主管部门在 ${rules.complaintAcceptDays} 个工作日内决定是否受理；受理后服务商会看到投诉的内容并答复，${rules.complaintConcludeDays} 个工作日内作出结论，告知双方。`,
      facts: [
        { term: '服务商', text: project.provider },
        { term: '项目', text: project.title, note: project.number },
      ],
      fields: [
        {
          ...{ name: 'kind', label: '投诉的事项', kind: 'radios', value: typed.kind, ...errorOf('kind') },
          options: rules.complaintKinds.map(({ code, name }) => ({ value: code, text: name })),
        },
        {
          ...{ name: 'text', label: '事实和要求', kind: 'textarea', rows: 6, maxlength: 2000, value: typed.text },
          ...errorOf('text'),
        },
        {
          ...{ name: 'files', label: '附件', kind: 'file', multiple: true, optional: true, accept: ACCEPTED_ENDINGS },
          ...{ hint: FILE_HINT, ...errorOf('files') },
        },
      ],
      submitText: '提交投诉',
      cancel: { href: projectPaths.project(project.number), text: '暂不投诉' },
    },
  };
}

/** The group of projects and complaints in the rail of the workbench: for whoever handles them. `projects`: how many wait. */
export function complaintsGroup(open: readonly Complaint[], projects: number, today: Day, person: Account) {
  if (!mayEver(person, 'complaint.handle')) return [];
  const mine = open.filter(({ state }) => state !== 'heard');
  const late = mine.some(({ due }) => due !== null && due < today);
  return [
    {
      title: '项目和投诉',
      items: [
        { href: projectPaths.complaints(), text: '待办的投诉', count: mine.length, waiting: late },
        { href: projectPaths.projects('mine'), text: '待办的项目', count: projects },
        { href: projectPaths.projects('all'), text: '改造项目' },
      ],
    },
  ];
}
