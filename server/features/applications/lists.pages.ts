import { isNoticeOver, turnOn } from '../../domain/registry/application-terms.ts';
import { FINAL_STATES, STATE_WORDS, type Application } from '../../domain/registry/application.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayReadObjections } from '../../domain/registry/application-workflow.ts';
import { objectionsIn } from '../../domain/registry/objection.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import * as paths from '../../paths.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import { stateTag, turnWords, untilWords, type CaseWords } from './case-parts.pages.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';

interface OwnView {
  readonly applications: readonly Application[];
  readonly standing: Standing | null;
  readonly today: Day;
}

/** The firm's own applications, and 新申请 where it may begin one. */
export function ownPage({ applications, standing, today }: OwnView, words: CaseWords, papers: readonly Paper[]) {
  const open = applications.some(({ state }) => !FINAL_STATES.includes(state));
  const member = standing?.state === 'member' ? standing.spell : undefined;
  const mayBegin = !open && member === undefined && standing !== null;
  const begin = { post: paths.applicationNew(), text: '新申请' };
  return {
    title: '入库申请',
    lead: '申请进入服务商资源池。经初审、市级审核和公示后入库。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '入库申请' }],
    action: mayBegin ? begin : undefined,
    banner: member && {
      kind: 'good',
      text: `企业已在资源池内${member.to === null ? '' : `，至${formatDay(member.to)}`}，不必申请入库。`,
    },
    papers: papersTable(papers, '发给本企业的文书'),
    conditions: words.rules.conditions.map(({ text }) => text),
    table: {
      caption: '本企业的申请',
      captionHidden: true,
      columns: [{ text: '编号', rowHead: true }, { text: '状态' }, { text: '期限' }, { text: '轮到谁' }],
      rows: applications.map((one) => ({
        cells: [
          { text: one.number ?? '（未提交）', href: paths.application(one.id) },
          { tag: stateTag(one.state) },
          { text: untilWords(one, today, words.calendar) },
          { text: turnWords(turnOn(one, today), words.placeOf(one.region)) ?? '已办结' },
        ],
      })),
      empty: { text: '还没有申请。', ...(mayBegin && { action: begin }) },
    },
  };
}

type ListName = 'mine' | 'office' | 'firm' | 'public' | 'done';

interface WorkView {
  readonly lists: Readonly<Record<ListName, readonly Application[]>>;
  readonly today: Day;
}

const LIST_WORDS: Readonly<Record<ListName, string>> = {
  mine: '等我办',
  office: '等其他部门办',
  firm: '等企业补正',
  public: '公示中',
  done: '已办结',
};
const MOST_SHOWN = 200;

export function workbenchPage(view: WorkView, chosen: ListName, words: CaseWords, person: Account) {
  const { lists, today } = view;
  const late = ({ due }: Application) => due !== null && due < today;
  const names = (Object.keys(LIST_WORDS) as ListName[]).filter((name) => name !== 'mine' || hasDesk(person));
  const shown = lists[chosen].slice(0, MOST_SHOWN);
  const waiting = lists.mine.filter(({ state }) => state === 'passed').length;
  return {
    title: '工作台',
    lead: person.role === 'county' ? `${words.placeOf(person.region ?? '')}的入库申请` : '全市的入库申请',
    wide: true,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '工作台' }],
    action:
      person.role === 'city' && waiting > 0
        ? { href: paths.noticeNew(), text: `开始公示（${waiting} 家）` }
        : undefined,
    groups: [
      {
        title: '入库申请',
        items: names.map((name) => ({
          href: paths.workbench(name),
          text: LIST_WORDS[name],
          count: lists[name].length,
          current: name === chosen,
          waiting: name !== 'done' && name !== 'public' && lists[name].some((one) => late(one)),
        })),
      },
      {
        title: '资源池成员',
        items: [
          { href: paths.reviews(), text: '年度复核' },
          { href: paths.membershipCases(), text: '退出和移出' },
        ],
      },
    ],
    queue: {
      caption: `${LIST_WORDS[chosen]}的 ${lists[chosen].length} 件`,
      columns: [
        { text: '编号' },
        { text: '企业', rowHead: true },
        { text: '状态' },
        { text: '所在地' },
        { text: chosen === 'done' ? '办结' : '到达' },
        ...(chosen === 'done' ? [] : [{ text: '期限' }, { text: '剩余' }]),
      ],
      rows: shown.map((one) => ({
        cells: [
          { text: one.number ?? '' },
          { text: one.name, href: paths.application(one.id) },
          { text: stateWords(one, today), ...objectionNote(one, person) },
          { text: words.placeOf(one.region) },
          { date: one.since },
          ...(chosen === 'done'
            ? []
            : [one.due === null ? { text: '无期限' } : { date: one.due }, left(one, today, words, person)]),
        ],
      })),
      empty: { text: chosen === 'mine' ? '没有等您办理的申请。' : '这里没有申请。' },
      note: lists[chosen].length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 件。` : undefined,
    },
  };
}

export interface WorkGroup {
  readonly title?: string;
  readonly items: readonly {
    readonly href: string;
    readonly text: string;
    readonly count?: number;
    readonly waiting?: boolean;
    /** Waits for somebody else. */
    readonly others?: boolean;
  }[];
}

/** The workbench of an office that has nothing to do with applications: all that waits for it, one thing below the other. */
export function otherWorkPage(groups: readonly WorkGroup[]) {
  const counted = groups.flatMap(({ title = '', items }) =>
    items.flatMap(({ count = 0, others, ...item }) => (count === 0 || others ? [] : [{ ...item, title, count }])),
  );
  return {
    title: '工作台',
    lead: '等本部门办理的事项。',
    wide: true,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '工作台' }],
    groups,
    queue: {
      caption: `待办 ${counted.reduce((sum, { count }) => sum + count, 0)} 件`,
      columns: [{ text: '事项', rowHead: true }, { text: '类别' }, { text: '件数', numeric: true }, { text: '期限' }],
      rows: counted.map(({ href, text, title, count, waiting = false }) => ({
        cells: [
          ...[{ text, href }, { text: title }, { number: count }],
          waiting ? { tag: { kind: 'waiting', text: '其中有逾期' } } : { text: '—' },
        ],
      })),
      empty: { text: '没有等您办理的事项。' },
    },
  };
}

/** Whether applications ever wait for this person. */
export function hasDesk({ role }: Pick<Account, 'role'>): boolean {
  return role === 'county' || role === 'city';
}

function stateWords({ state, notice }: Application, today: Day): string {
  return state === 'in-notice' && isNoticeOver(notice, today) ? '公示期满，待入库' : STATE_WORDS[state];
}

function objectionNote(application: Application, person: Account) {
  const waiting = objectionsIn(application.objections, 'received').length;
  return waiting > 0 && mayReadObjections(application, person) ? { note: `异议 ${waiting} 件待受理` } : {};
}

function left(application: Application, today: Day, { calendar }: CaseWords, person: Account) {
  const { due, state } = application;
  if (due === null) return { text: '—' };
  const accepting = 'note' in objectionNote(application, person);
  if (state === 'in-notice' && due < today && !accepting) return { text: '公示已满' };
  const { late, text } = leftWords(due, today, calendar);
  return late ? { tag: { kind: 'waiting', text } } : { text };
}

/** Somebody was faster, or what it rested on has moved: the state as it is now, and what was typed in vain. */
export function movedPage(view: SeenApplication, message: string, kept: readonly object[], words: CaseWords) {
  const { application, turn, today } = view;
  const last = application.history.at(-1);
  return {
    title: '没有办成',
    lead: message,
    number: application.name,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '没有办成' }],
    action: { href: paths.application(application.id), text: '查看最新情况' },
    facts: [
      { term: '现在的状态', tag: stateTag(application.state) },
      { term: '期限', text: untilWords(application, today, words.calendar) },
      { term: '轮到谁', text: turnWords(turn, words.placeOf(application.region)) ?? '已办结' },
      ...(last === undefined ? [] : [{ term: '最近一次办理', at: last.at, note: last.by.name }]),
    ],
    kept,
  };
}
