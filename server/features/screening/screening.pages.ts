import { regionName, type City } from '../../domain/policy/city.ts';
import { SCREENING_TRIGGERS, type ScreeningCase } from '../../domain/registry/screening-case.ts';
import { KIND_WORDS } from '../../domain/registry/screening-evidence.ts';
import type { ScreeningList, SeenScreening } from '../../domain/registry/seen-screening.ts';
import { SCREENING_EVENT_WORDS, type Judging } from '../../domain/registry/screening-workflow.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import { RELATION_WORDS, screeningTag, STRENGTH_TAGS, weaknessWords } from './screening-words.pages.ts';

export interface ScreeningWords {
  readonly city: City;
  readonly calendar: WorkCalendar;
}

/** What was typed, and what is wrong with it. */
export interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly id: string; readonly text: string }[];
}

const LIST_WORDS: Readonly<Record<ScreeningList, string>> = { open: '待判定', doubtful: '存疑', judged: '已判定' };
const MOST_SHOWN = 200;
const crumbs = (...more: object[]) => [
  { href: paths.home(), text: '首页' },
  { href: paths.negativeList(), text: '负面清单' },
  ...more,
];

interface ListsView {
  readonly lists: Readonly<Record<ScreeningList, readonly ScreeningCase[]>>;
  readonly today: Day;
}

/** The group of the workbench's rail. */
export function screeningGroup({ lists, today }: ListsView) {
  return {
    title: '换名筛查',
    items: (['open', 'doubtful'] as const).map((name) => ({
      href: paths.screenings(name),
      text: LIST_WORDS[name],
      count: lists[name].length,
      waiting: lists[name].some(({ due }) => due !== null && due < today),
    })),
  };
}

export function screeningsPage({ lists, today }: ListsView, chosen: ScreeningList, { city, calendar }: ScreeningWords) {
  return {
    title: '换名筛查',
    wide: true,
    lead: '提交申请、变更登记信息和新列入的企业，自动与负面清单比对。两类以上证据相符的，由您判定是不是同一家。',
    breadcrumb: crumbs({ text: '换名筛查' }),
    exports: [
      { href: paths.screeningExport('xlsx'), text: '导出全部判定（XLSX）' },
      { href: paths.screeningExport('csv'), text: '导出全部判定（CSV）' },
    ],
    tabs: {
      label: '换名筛查',
      items: (Object.keys(LIST_WORDS) as ScreeningList[]).map((name) => ({
        href: paths.screenings(name),
        text: LIST_WORDS[name],
        count: lists[name].length,
        current: name === chosen,
      })),
    },
    table: {
      caption: LIST_WORDS[chosen],
      captionHidden: true,
      columns: [
        { text: '编号' },
        { text: '企业', rowHead: true },
        { text: '所在地' },
        { text: '负面清单上的企业' },
        { text: '相符的证据' },
        { text: '起因' },
        { text: chosen === 'judged' ? '结论' : '期限' },
      ],
      rows: lists[chosen].slice(0, MOST_SHOWN).map((one) => ({
        cells: [
          { text: one.number },
          { text: one.name, href: paths.screening(one.id) },
          { text: regionName(city, one.region) },
          { text: one.entry.name, note: one.entry.decision },
          { words: one.screening.evidence.map(({ kind }) => KIND_WORDS[kind]) },
          { text: SCREENING_TRIGGERS[one.trigger] },
          chosen === 'judged' || one.due === null
            ? { tag: screeningTag(one.state) }
            : dueCell(one.due, today, calendar),
        ],
      })),
      empty: { text: '这里没有事项。' },
      note: lists[chosen].length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 件，全部见导出。` : undefined,
    },
  };
}

function dueCell(due: Day, today: Day, calendar: WorkCalendar) {
  const { late, text } = leftWords(due, today, calendar);
  return late ? { tag: { kind: 'waiting', text } } : { date: due, note: text };
}

/** Both firms side by side: what agrees, what does not, and what could not be compared. */
function comparison({ screening, entry, name }: ScreeningCase) {
  const agreed = screening.evidence.map((one) => ({
    cells: [
      { text: KIND_WORDS[one.kind] },
      { text: one.values[0] },
      { text: one.values[1] },
      { text: RELATION_WORDS[one.relation], note: weaknessWords(one) || undefined },
      { tag: STRENGTH_TAGS[one.strength] },
    ],
  }));
  const other = screening.differences.map(({ kind, values }) => ({
    cells: [{ text: KIND_WORDS[kind] }, { text: values[0] }, { text: values[1] }, { text: '不相符' }, { text: '不计' }],
  }));
  const missing = { first: '本企业没有这项信息', second: '对方没有这项信息', both: '双方都没有这项信息' } as const;
  const not = screening.notCompared.map((one) => ({
    cells: [
      { text: KIND_WORDS[one.kind] },
      { text: '—' },
      { text: '—' },
      { text: '没有比对', note: missing[one.missing] },
      { text: '不计' },
    ],
  }));
  return {
    caption: '并排比对',
    columns: [
      { text: '项目', rowHead: true },
      { text: name },
      { text: `${entry.name}（清单内）` },
      { text: '比对结果' },
      { text: '证据强弱' },
    ],
    rows: [...agreed, ...other, ...not],
  };
}

export function screeningPage(view: SeenScreening, given: Given = { typed: {}, faults: [] }) {
  const { one, events } = view;
  const { entry, judgement } = one;
  const { late = false } = one.due === null ? {} : { late: one.due < view.today };
  const until =
    one.due === null ? `自${formatDay(one.since)}起` : `判定期限${formatDay(one.due)}${late ? '，已逾期' : ''}`;
  return {
    title: one.name,
    number: `换名筛查 ${one.number}`,
    wide: true,
    tag: screeningTag(one.state),
    until,
    breadcrumb: crumbs({ href: paths.screenings(), text: '换名筛查' }, { text: one.name }),
    errors: given.faults.map(({ id, text }) => ({ href: `#${id}`, text })),
    table: comparison(one),
    facts: [
      { term: '本企业', text: one.name, href: paths.provider(one.uscc), note: one.uscc },
      { term: '负面清单上的企业', text: entry.name, href: paths.listingCase(entry.listingCase), note: entry.uscc },
      { term: '列入决定', text: entry.decision },
      {
        term: '列入期间',
        from: entry.from,
        to: entry.to,
        note: entry.inForce ? undefined : '比对时已终止，不妨碍入库',
      },
      { term: '起因', text: SCREENING_TRIGGERS[one.trigger] },
      { term: '比对时的清单', text: `在清单内 ${one.list.entries} 条`, note: `摘要 ${one.list.digest.slice(0, 16)}` },
    ],
    judgement:
      judgement === null
        ? undefined
        : [
            { term: '结论', tag: screeningTag(one.state) },
            { term: '判定人', text: judgement.by.name },
            { term: '判定时间', at: judgement.at },
            { term: '理由', lines: judgement.reason.split('\n') },
            {
              term: '所对照的清单',
              text: `在清单内 ${judgement.list.entries} 条`,
              note: `摘要 ${judgement.list.digest.slice(0, 16)}`,
            },
          ],
    judge: events.length === 0 ? undefined : judgeForm(view, events, given),
    entries: one.history
      .map(({ at, by, event, reason }) => ({ at, who: by.name, what: eventWords(event), why: reason }))
      .reverse(),
  };
}

const eventWords = (event: string) =>
  event === 'begin' ? '立为待判事项' : (SCREENING_EVENT_WORDS[event as Judging] ?? event);

const EVENT_HINTS: Readonly<Record<Judging, string>> = {
  'judge-same': '作为线索转入负面清单案件，按程序核查；清单内企业的期间，本企业不能入库。',
  'judge-different': '双方的信息不变，就不再提起；信息变化后重新比对。',
  'judge-doubtful': '写明还要查什么。查清以前，入库不能往下办理。',
};

function judgeForm({ one, digest }: SeenScreening, events: readonly Judging[], { typed, faults }: Given) {
  const errorOf = (name: string) => faults.find(({ id }) => id === name)?.text;
  return {
    post: paths.screeningJudge(one.id),
    hidden: [
      { name: 'version', value: one.version },
      { name: 'digest', value: digest },
    ],
    fields: [
      {
        name: 'event',
        kind: 'radios',
        label: '判定',
        value: typed['event'],
        error: errorOf('event'),
        options: events.map((value) => ({ value, text: SCREENING_EVENT_WORDS[value], hint: EVENT_HINTS[value] })),
      },
      {
        name: 'reason',
        kind: 'textarea',
        rows: 4,
        maxlength: 1000,
        label: '理由',
        hint: '写明核对了什么。企业看不到。',
        value: typed['reason'],
        error: errorOf('reason'),
      },
    ],
  };
}

/** Somebody was faster, or the list has changed: how things stand now, and what was typed in vain. */
export function screeningMovedPage(view: SeenScreening, message: string, reason: string) {
  return {
    title: '没有判定',
    lead: message,
    number: view.one.name,
    breadcrumb: crumbs({ href: paths.screenings(), text: '换名筛查' }, { text: '没有判定' }),
    action: { href: paths.screening(view.one.id), text: '查看最新情况' },
    facts: [{ term: '现在的状态', tag: screeningTag(view.one.state) }],
    kept: reason === '' ? [] : [{ term: '您填写的理由', lines: reason.split('\n') }],
  };
}
