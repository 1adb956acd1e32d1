import { regionName, type City } from '../../domain/policy/city.ts';
import type { Application, NamedInNotice } from '../../domain/registry/application.ts';
import type { ShownPaper } from '../../domain/registry/paper.ts';
import { dayAfter, formatDay, formatInterval, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { judgeDay, weekday } from '../../domain/shared/working-days.ts';
import type { CountedDay, WorkCalendar, WorkingTerm } from '../../domain/shared/working-days.ts';
import type { AwardNotice } from '../../domain/awards/award-notice.ts';
import * as paths from '../../paths.ts';

/** A notice is what applications name: it has no document of its own. */
export interface NoticeView extends NamedInNotice {
  readonly applications: readonly Application[];
}

const home = { href: paths.home(), text: '首页' };
const list = { href: paths.notices(), text: '公示' };

export const noticeCrumbs = (number: string) => [home, list, { text: number }];

interface ListedNotice extends NamedInNotice {
  readonly firms: number;
  readonly what: string;
}

export function noticesPage({
  notices: pool,
  awards,
  today,
}: {
  readonly notices: readonly NoticeView[];
  readonly awards: readonly AwardNotice[];
  readonly today: Day;
}) {
  const notices: ListedNotice[] = [
    ...pool.map(({ applications, ...one }) => ({ ...one, firms: applications.length, what: '入库' })),
    ...awards.map(({ awards: all, ...one }) => ({
      ...{ ...one, what: '奖励' },
      firms: new Set(all.map(({ uscc }) => uscc)).size,
    })),
  ].toSorted(byLatest);
  const running = notices.filter(({ until }) => until >= today);
  return {
    title: '公示',
    lead: '拟入库服务商和拟兑付的奖励在公示期内接受书面异议。期满后名单仍可查看。',
    breadcrumb: [home, { text: '公示' }],
    table: {
      caption: `正在公示 ${running.length} 批，共 ${notices.length} 批`,
      columns: [
        { text: '文号', rowHead: true },
        { text: '事项' },
        { text: '公示期' },
        { text: '企业', numeric: true },
        { text: '状态' },
      ],
      rows: notices.map((notice) => ({
        cells: [
          { text: notice.number, href: paths.notice(notice.number) },
          { text: notice.what },
          { text: formatInterval({ from: notice.from, to: notice.until }) },
          { number: notice.firms },
          { tag: statusOf(notice, today) },
        ],
      })),
      empty: { text: '还没有公示。' },
    },
  };
}

/** The latest first; of one day by their numbers. */
export function byLatest(a: NamedInNotice, b: NamedInNotice): number {
  if (a.from !== b.from) return a.from < b.from ? 1 : -1;
  return b.number.localeCompare(a.number, 'zh', { numeric: true });
}

export function statusOf({ until }: NamedInNotice, today: Day) {
  return until >= today ? { kind: 'waiting', text: '公示中' } : { kind: 'neutral', text: '公示期满' };
}

export interface OneNoticeView {
  readonly notice: NoticeView;
  readonly paper: ShownPaper;
  readonly today: Day;
}

/** The notice as it was issued, and beside it what has come of it since. */
export function noticePage({ notice, paper, today }: OneNoticeView, calendar: WorkCalendar) {
  const { number, from, until, applications } = notice;
  const { content, issued } = paper;
  return {
    title: '拟入库服务商公示',
    breadcrumb: [home, list, { text: number }],
    tag: statusOf(notice, today),
    until: `${formatDay(from)}发布，公示至${formatDay(until)}`,
    action: issued && { href: paths.paper(number), text: '打印公示', kind: 'secondary' },
    paper: { ...content, signers: [content.office] },
    digest: issued?.digest,
    verify: issued && paths.paperVerify(number, issued.digest),
    results: until < today && {
      caption: '公示结果',
      columns: [{ text: '企业', rowHead: true }, { text: '结果' }],
      rows: applications.map((one) => ({ cells: [{ text: one.name }, { text: resultOf(one) }] })),
    },
    objecting: until < today ? [] : objectingTo(notice),
    ...arithmeticOf(from, until, calendar),
  };
}

/** How the days of a notice are counted, and what of that is assumed. */
export function arithmeticOf(from: Day, until: Day, calendar: WorkCalendar) {
  const days = daysOf(from, until, calendar);
  return { arithmetic: arithmeticTable(days), assumed: assumedWords(days, calendar) };
}

/** While the notice runs anyone may object to each firm that it still names. */
function objectingTo({ number, applications }: NoticeView) {
  return applications
    .filter(({ state }) => state === 'in-notice' || state === 'objected')
    .map(({ name, uscc }) => ({ text: `对${name}提出异议`, href: paths.noticeObjection(number, uscc) }));
}

function resultOf({ state }: Application): string {
  if (state === 'admitted') return '已入库';
  if (state === 'refused') return '不予入库';
  return state === 'objected' ? '异议处理中' : '待办理入库';
}

export interface PrepareView {
  readonly waiting: readonly Application[];
  readonly term: WorkingTerm;
}

export function openPage(view: PrepareView, city: City, calendar: WorkCalendar, fault?: string) {
  const { waiting, term } = view;
  return {
    title: '开始公示',
    breadcrumb: [home, { href: paths.workbench(), text: '工作台' }, { text: '开始公示' }],
    errors: fault === undefined ? [] : [{ href: '#names', text: fault }],
    post: paths.noticeNew(),
    until: term.to,
    consequence: `所选企业列入一份公示，名单立即公开，至${formatDay(term.to)}接受异议；公示期满后方可入库，期间企业不能撤回。`,
    table: {
      caption: '选择列入公示的企业',
      columns: [
        { text: '选择', hidden: true },
        { text: '企业', rowHead: true },
        { text: '编号' },
        { text: '所在地' },
        { text: '审核通过' },
      ],
      rows: waiting.map(({ id, version, name, number, region, since }) => ({
        cells: [
          { check: { name: 'chosen', value: `${id}:${version}`, label: name, checked: true } },
          { text: name, href: paths.application(id) },
          { text: number ?? '' },
          { text: regionName(city, region) },
          { date: since },
        ],
      })),
      empty: { text: '没有等待公示的申请。', action: { href: paths.workbench(), text: '回工作台' } },
    },
    any: waiting.length > 0,
    arithmetic: arithmeticTable(term.days),
    assumed: assumedWords(term.days, calendar),
    cancel: paths.workbench(),
  };
}

const WEEK = ['日', '一', '二', '三', '四', '五', '六'];
const WHY = { workday: '工作日', 'make-up': '调休上班', weekend: '周末', holiday: '法定节假日' } as const;

/** How the last day was found: every day that was passed, counted or not. */
function arithmeticTable(days: readonly CountedDay[]) {
  let count = 0;
  return {
    caption: '公示期怎样计算',
    columns: [{ text: '日期', rowHead: true }, { text: '星期' }, { text: '性质' }, { text: '计入' }],
    rows: days.map(({ day, counts, why }) => ({
      cells: [
        { date: day },
        { text: `星期${WEEK[weekday(day)] ?? ''}` },
        { text: WHY[why] },
        { text: counts ? `第 ${++count} 个工作日` : '不计' },
      ],
    })),
    note: '发布当日不计入，自次日起算（民法典第二百零一条）；以满所需工作日之日为最后一日。',
    empty: { text: '' },
  };
}

function assumedWords(days: readonly CountedDay[], calendar: WorkCalendar): string | undefined {
  const years = [...new Set(days.map(({ day }) => yearOf(day)))].filter((year) => !calendar.has(year));
  return years.length === 0 ? undefined : `${years.join('、')} 年放假安排未公布，暂按周末推算。`;
}

function daysOf(from: Day, until: Day, calendar: WorkCalendar): CountedDay[] {
  const days: CountedDay[] = [];
  for (let day = from; day < until;) {
    day = dayAfter(day);
    days.push(judgeDay(day, calendar));
  }
  return days;
}
