import { regionName } from '../../domain/policy/city.ts';
import { choiceName } from '../../domain/policy/project-rules.ts';
import { PROJECT_EVENTS, type ProjectEvent } from '../../domain/records/project-events.ts';
import { lateReportsOf } from '../../domain/records/project-reporting.ts';
import type { Project } from '../../domain/records/project.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import * as projectPaths from '../../project-paths.ts';
import { industryWords, projectCrumbs, projectTag, projectTurn, type ProjectWords } from './project-words.pages.ts';
import { askedUntil } from './words.pages.ts';

type List = 'mine' | 'running' | 'finished' | 'all' | 'samples';

export interface ProjectListView {
  readonly list: List;
  readonly choice: {
    readonly q: string;
    readonly region: string | undefined;
    readonly provider: string | undefined;
    readonly page: number;
  };
  readonly projects: readonly Project[];
  /** Of samples: how many follow each. */
  readonly followers: readonly number[];
  /** Of what waits for the person: by which step. */
  readonly asked: readonly ProjectEvent[];
  readonly total: number;
  readonly mine: number;
  readonly reads: boolean;
  readonly today: Day;
}

const LISTS: Readonly<Record<List, string>> = {
  mine: '待我处理',
  running: '进行中',
  finished: '已完成和已终止',
  all: '全部',
  samples: '样板项目',
};
const A_PAGE = 50;
const LATE_NOTE = '迟报：超过期限才登记的项目、才报告的重大事项，对方确认以后计数；服务商的计入评级扣分。';

function address(list: List, { choice }: ProjectListView, page = 1): string {
  if (list === 'samples') return projectPaths.sampleProjects();
  const query = new URLSearchParams({ list });
  if (choice.q !== '') query.set('q', choice.q);
  if (choice.region !== undefined) query.set('region', choice.region);
  if (choice.provider !== undefined) query.set('provider', choice.provider);
  if (page > 1) query.set('page', String(page));
  return `${projectPaths.projects()}?${query.toString()}`;
}

function exportAddress(list: List, view: ProjectListView): string {
  const [, query = `list=${list}`] = address(list, view).split('?');
  return `${projectPaths.projectExport()}?${query}`;
}

/** Projects: for a firm its own, for an office those of its region, for everybody the samples. */
export function projectListPage(view: ProjectListView, words: ProjectWords, person: Account | undefined) {
  const { list, choice, total, mine, reads } = view;
  const office = reads && person?.role !== 'provider' && person?.role !== 'enterprise';
  const writes = mayEver(person, 'project.write');
  return {
    title: list === 'samples' ? '样板项目' : '改造项目',
    wide: true,
    lead: leadOf(list, person, words),
    breadcrumb:
      reads && list === 'samples' ? [...projectCrumbs, { text: '样板项目' }] : [projectCrumbs[0], { text: '改造项目' }],
    action: writes ? { href: projectPaths.projectNew(), text: '登记项目' } : undefined,
    tabs: reads
      ? (Object.keys(LISTS) as List[])
          .filter((one) => one !== 'mine' || writes || mayEver(person, 'project.oversee'))
          .map((one) => ({
            ...{ href: address(one, view), text: LISTS[one], current: one === list },
            ...(one === 'mine' && { count: mine }),
          }))
      : undefined,
    find:
      reads && list !== 'samples'
        ? {
            action: projectPaths.projects(),
            q: choice.q,
            hidden: [
              { name: 'list', value: list },
              ...(choice.provider === undefined ? [] : [{ name: 'provider', value: choice.provider }]),
            ],
            region: office &&
              person?.role !== 'county' && {
                name: 'region',
                label: '所在地',
                kind: 'select',
                value: choice.region ?? '',
                blank: '全市',
                options: words.city.regions.map(({ code, name }) => ({ value: code, text: name })),
              },
          }
        : undefined,
    chips: {
      items:
        list !== 'samples' && choice.provider !== undefined
          ? [
              {
                text: `服务商 ${choice.provider}`,
                href: address(list, { ...view, choice: { ...choice, provider: undefined } }),
              },
            ]
          : [],
    },
    downloads: mayEver(person, 'project.oversee') ? [{ href: exportAddress(list, view), text: '下载 CSV' }] : undefined,
    table: TABLES[list](view, words),
    pagination:
      list === 'mine' || list === 'samples'
        ? undefined
        : turning({
            ...{ page: choice.page, size: A_PAGE, total, shown: view.projects.length, unit: '个' },
            address: (page) => address(list, view, page),
          }),
  };
}

function leadOf(list: List, person: Account | undefined, { city }: ProjectWords): string {
  if (list === 'samples')
    return '验收合格、由市经信局列为样板的数字化改造项目，供同行业企业看样、仿样。合同金额和企业名称不公开。';
  if (person?.role === 'provider')
    return '本企业实施过和正在实施的项目：登记由企业确认，延期、验收等重大事项由一方报告、另一方确认。';
  if (person?.role === 'enterprise')
    return '本单位的改造项目：登记由服务商确认，延期、验收等重大事项由一方报告、另一方确认；验收合格后可以评价一次。';
  const where = person?.role === 'county' ? regionName(city, person.region ?? '') : '全市';
  return `${where}的数字化改造项目，由服务商或企业登记、另一方确认。`;
}

function projectsTable({ projects, total, list, today }: ProjectListView, words: ProjectWords) {
  return {
    caption: `${LISTS[list]} ${total} 个`,
    columns: [
      { text: '项目', rowHead: true },
      { text: '服务商' },
      { text: '企业' },
      { text: '行业' },
      { text: '合同金额', unit: '万元', numeric: true },
      { text: '计划完成' },
      { text: '状态' },
    ],
    rows: projects.map((one) => ({
      cells: [
        { text: one.title, href: projectPaths.project(one.number), note: one.number },
        { text: one.provider, href: paths.provider(one.uscc) },
        { text: one.enterprise.name, note: regionName(words.city, one.region) },
        { text: industryWords(one, words), note: choiceName(words.rules.modes, one.mode) },
        { fen: one.contract.fen },
        { date: one.plannedEnd },
        { tag: projectTag(one), note: standing(one, today) },
      ],
    })),
    empty: { text: '这里没有项目。' },
    note: projects.length > 0 ? LATE_NOTE : undefined,
  };
}

/** Whose move it is, and how many late reports are on the record. */
function standing(project: Project, today: Day): string | undefined {
  const { provider, enterprise } = lateReportsOf(project, today);
  const late = provider + enterprise;
  const said = [projectTurn(project), late === 0 ? undefined : `迟报 ${late} 次`].filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join('；');
}

/** What waits for the person: what to do, and until when. */
function awaitedTable({ projects, asked, total, today }: ProjectListView, words: ProjectWords) {
  return {
    caption: `${LISTS.mine} ${total} 个`,
    columns: [
      { text: '项目', rowHead: true },
      { text: '服务商' },
      { text: '企业' },
      { text: '状态' },
      { text: '待办' },
      { text: '期限' },
    ],
    rows: projects.map((one, i) => {
      const event = asked[i] ?? 'confirm';
      const due = dueOf(one, event);
      return {
        cells: [
          { text: one.title, href: projectPaths.project(one.number), note: one.number },
          { text: one.provider },
          { text: one.enterprise.name, note: regionName(words.city, one.region) },
          { tag: projectTag(one), note: projectTurn(one) },
          // What is decided is read first: a step that has a choice is taken from the project.
          { text: ASKED_WORDS[event] ?? PROJECT_EVENTS[event], href: projectPaths.project(one.number) },
          due === undefined ? { text: '没有期限' } : { date: due, note: leftWords(due, today, words.calendar).text },
        ],
      };
    }),
    empty: { text: '没有等您处理的项目。' },
  };
}

/** What is asked where one of two steps answers it. */
const ASKED_WORDS: Readonly<Partial<Record<ProjectEvent, string>>> = {
  confirm: '确认项目或者提出异议',
  'confirm-report': '确认报告事项或者提出异议',
  'take-over': '接手或者不接手项目',
  'keep-comment': '决定是否隐去评价文字',
  'keep-answer': '决定是否隐去答复文字',
};

/** Until when a person should take a step; a rating has no term, its answer and its words have terms of their own. */
function dueOf(project: Project, event: ProjectEvent): Day | undefined {
  if (event === 'answer-rating') return project.rating?.due;
  return project.due ?? askedUntil(project);
}

function samplesTable({ projects, followers }: ProjectListView, words: ProjectWords) {
  return {
    caption: `样板项目 ${projects.length} 个`,
    columns: [
      { text: '项目', rowHead: true },
      { text: '服务商' },
      { text: '行业' },
      { text: '所在地' },
      { text: '模式' },
      { text: '仿样项目', numeric: true },
    ],
    rows: projects.map((one, i) => ({
      cells: [
        { text: one.title, href: projectPaths.project(one.number), note: one.number },
        { text: one.provider, href: paths.provider(one.uscc) },
        { text: industryWords(one, words) },
        { text: regionName(words.city, one.region) },
        { text: choiceName(words.rules.modes, one.mode) },
        { number: followers[i] ?? 0 },
      ],
    })),
    empty: { text: '还没有样板项目。验收合格的项目由市经信局列为样板以后，在这里公开。' },
  };
}

const TABLES: Readonly<Record<List, (view: ProjectListView, words: ProjectWords) => object>> = {
  ...{ mine: awaitedTable, samples: samplesTable },
  ...{ running: projectsTable, finished: projectsTable, all: projectsTable },
};
