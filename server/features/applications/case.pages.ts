import { EVENT_WORDS, type ApplicationEvent } from '../../domain/registry/application-workflow.ts';
import { changedFields, partName, type Application } from '../../domain/registry/application.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { listingInForce } from '../../domain/registry/pool-membership.ts';
import type { Listing } from '../../domain/registry/provider.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import {
  casesTable,
  identityFacts,
  opinionFacts,
  partWords,
  statementFacts,
  stateTag,
  turnWords,
  untilWords,
  type CaseWords,
} from './case-parts.pages.ts';
import { materialsTable } from './materials.pages.ts';
import { objectionsPart, waitingBanner } from './objections.pages.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';
import { stepsOf } from './stepper.pages.ts';

/** The order in which deeds are offered: the first that may be done is the page's main action. */
const DEEDS: readonly ApplicationEvent[] = [
  ...(['submit', 'recommend', 'pass', 'open-notice', 'admit', 'record-opinion'] as const),
  ...(['save', 'return', 'advise-against', 'refuse', 'object', 'withdraw'] as const),
];

export function casePage(view: SeenApplication, words: CaseWords, person: Account, papers: readonly Paper[]) {
  const { application, turn, today } = view;
  const place = words.placeOf(application.region);
  const [action, ...more] = actionsOf(view);
  return {
    title: application.name,
    number: `入库申请 ${application.number ?? '（未提交）'}`,
    tag: stateTag(application.state),
    until: untilWords(application, today, words.calendar),
    turn: turnWords(turn, place),
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      person.role === 'provider'
        ? { href: paths.applications(), text: '入库申请' }
        : { href: paths.workbench(), text: '工作台' },
      { text: application.name },
    ],
    action,
    more,
    steps: stepsOf(view),
    banners: [...bannersOf(view), ...waitingBanner(application, view.today, words.calendar)],
    corrections: correctionsTable(view, words),
    changes: changesTable(application, words),
    review: reviewFacts(application),
    opinions: opinionFacts(view),
    objections: objectionsPart(view),
    identity: [...identityFacts(view, words.placeOf), ...noticeFact(application)],
    statement: statementFacts(application.statement, words),
    cases: casesTable(application.statement),
    papers: papersTable(papers, '文书'),
    materials: materialsTable(application.id, application.statement, words.rules),
    entries: timeline(application),
  };
}

/** What the person may do now, the main thing first. What a condition still forbids is not offered. */
function actionsOf({ application, events, lacks, noticeOver }: SeenApplication) {
  const { id } = application;
  const offered = DEEDS.filter((event) => events.includes(event) && (event !== 'admit' || noticeOver));
  const links = offered.map((event) => {
    if (event === 'save') return { href: paths.applicationEdit(id), text: '修改申请' };
    if (event === 'open-notice') return { href: paths.noticeNew(), text: EVENT_WORDS[event] };
    if (event === 'object') return { href: paths.applicationStep(id, event), text: '登记书面异议' };
    return { href: paths.applicationStep(id, event), text: EVENT_WORDS[event] };
  });
  if (!events.includes('save') || lacks.length === 0) return links;
  // A statement that lacks something is filled in before it is submitted.
  return [{ href: paths.applicationEdit(id), text: '填写申请' }, ...links.filter(({ text }) => text !== '修改申请')];
}

function bannersOf({ application, provider, events, lacks, listed, screening, today }: SeenApplication) {
  const { id, state } = application;
  const banners: object[] = [];
  if (listed && !['refused', 'withdrawn', 'admitted'].includes(state))
    banners.push(listedBanner(listingInForce(provider?.listings ?? [], today)));
  if (screening && !['refused', 'withdrawn', 'admitted'].includes(state))
    banners.push({
      kind: 'waiting',
      text: '换名筛查有事项待判定，或者已判定为同一：入库不能往下办理。',
      href: paths.screenings(),
      linkText: '查看待判事项',
    });
  if (events.includes('save') && lacks.length > 0)
    banners.push({
      kind: 'waiting',
      text: `提交之前还缺 ${lacks.length} 项。`,
      href: paths.applicationStep(id, 'submit'),
      linkText: '逐项查看',
    });
  return banners;
}

/** Why nothing goes on: which entry of the negative list, and until when. */
function listedBanner(listing: Listing | undefined) {
  const until = listing === undefined || listing.to === null ? '' : `，至${formatDay(listing.to)}`;
  return {
    kind: 'danger',
    text: `企业在负面清单内（${listing?.decision ?? ''}，${listing?.ground ?? ''}${until}），期间不能提交，也不能入库。`,
    ...(listing && { href: paths.listingEntry(listing.decision), linkText: '查看列入决定' }),
  };
}

function correctionsTable({ application, events }: SeenApplication, { rules }: CaseWords) {
  const { corrections, id, state } = application;
  if (corrections.length === 0 || state === 'admitted') return undefined;
  const link = (field: string) =>
    events.includes('save') ? { href: `${paths.applicationEdit(id)}#${anchorOf(field)}` } : {};
  return {
    caption: state.startsWith('returned') ? '需要补正的内容' : '退回时要求补正的内容',
    columns: [{ text: '内容', rowHead: true }, { text: '要求' }],
    rows: corrections.map(({ field, reason }) => ({
      cells: [{ text: partName(field, rules), ...link(field) }, { text: reason }],
    })),
  };
}

/** Where a part of the statement stands on its form. */
export function anchorOf(field: string): string {
  return field === 'cases' ? 'case-1-customer' : field;
}

/** What the firm changed after the last return; shown once it has submitted again. */
function changesTable({ before, statement, state, corrections }: Application, words: CaseWords) {
  if (before === null || state.startsWith('returned')) return undefined;
  const asked = new Set(corrections.map(({ field }) => field));
  const shown = (lines: string[]) => (lines.length === 0 ? { text: '' } : { lines });
  return {
    caption: '补正前后的变化',
    columns: [{ text: '内容', rowHead: true }, { text: '补正前' }, { text: '补正后' }],
    rows: changedFields(before, statement).map((field) => ({
      cells: [
        { text: partName(field, words.rules), note: asked.has(field) ? '按要求补正' : '企业自行修改' },
        shown(partWords(before, field, words)),
        shown(partWords(statement, field, words)),
      ],
    })),
    empty: { text: '企业没有修改任何内容。' },
  };
}

function noticeFact({ notice }: Application) {
  return notice === null ? [] : [{ term: '公示', text: notice.number, href: paths.notice(notice.number) }];
}

function reviewFacts({ firstReview }: Application) {
  if (firstReview === null) return undefined;
  const kind = firstReview.opinion === 'recommend' ? 'good' : 'waiting';
  return [
    { term: '意见', tag: { kind, text: EVENT_WORDS[firstReview.opinion] } },
    { term: '理由', text: firstReview.reason },
    { term: '初审人', text: firstReview.by.name },
  ];
}

/** The history, newest first. Each saving of a draft is kept, but only decisions are told. */
function timeline({ history }: Application) {
  return history
    .filter(({ event }) => event !== 'save')
    .map(({ at, by, event, reason }) => ({
      at,
      who: by.name,
      what: event === 'begin' ? '新建申请' : EVENT_WORDS[event as ApplicationEvent],
      why: reason,
    }))
    .reverse();
}
