import { regionName } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { ReviewCase, ReviewRound } from '../../domain/registry/review.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkingTerm } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import { reviewTag, roundTag, turnWords, type ReviewWords } from './review-words.pages.ts';

type ListName = 'overdue' | 'city' | 'firm' | 'correcting' | 'done' | 'all';

export interface RoundView {
  readonly round: ReviewRound;
  readonly lists: Readonly<Record<ListName, readonly ReviewCase[]>>;
  readonly covered: number;
  readonly today: Day;
  readonly digest: string;
}

const LIST_WORDS: Readonly<Record<ListName, string>> = {
  overdue: '逾期未交',
  city: '等市经信局复核',
  firm: '等企业办理',
  correcting: '限期整改',
  done: '已复核',
  all: '全部',
};
const MOST_SHOWN = 300;

const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.workbench(), text: '工作台' },
];

interface RoundsView {
  readonly rounds: readonly RoundView[];
  readonly mayOpen: boolean;
  readonly year: number;
}

export function roundsPage({ rounds, mayOpen, year }: RoundsView, { rules }: ReviewWords) {
  const open = { href: paths.reviewNew(), text: `开启 ${year} 年复核` };
  return {
    title: '年度复核',
    wide: true,
    lead: `每年一轮，逐家复核资源池成员：是否仍符合条件，资料是否属实。企业有 ${rules.membership.reviewDays} 个工作日提交。`,
    breadcrumb: [...crumbs, { text: '年度复核' }],
    action: mayOpen ? open : undefined,
    table: {
      caption: '各年的复核',
      captionHidden: true,
      columns: [
        { text: '年度', rowHead: true },
        { text: '状态' },
        { text: '基准日' },
        { text: '提交截止' },
        ...(['all', 'overdue', 'city', 'correcting', 'done'] as const).map((name) => ({
          text: name === 'all' ? '成员' : LIST_WORDS[name],
          numeric: true,
        })),
      ],
      rows: rounds.map(({ round, lists, covered }) => ({
        cells: [
          { text: `${round.year} 年`, href: paths.review(String(round.year)) },
          { tag: roundTag(round.state) },
          { date: round.asOf },
          { date: round.due },
          { number: covered },
          ...(['overdue', 'city', 'correcting', 'done'] as const).map((name) => ({ number: lists[name].length })),
        ],
      })),
      empty: { text: '还没有开启过年度复核。', ...(mayOpen && { action: open }) },
    },
  };
}

export function roundPage(
  { round, lists, covered, today }: RoundView,
  chosen: ListName,
  words: ReviewWords,
  person: Account,
) {
  const year = String(round.year);
  const shown = lists[chosen].slice(0, MOST_SHOWN);
  const city = mayEver(person, 'membership.decide');
  const step = (event: string, text: string) => ({ href: paths.reviewStep(year, event), text });
  const steps = [
    ...(lists.firm.length > 0 ? [step('remind', '提醒未提交的企业')] : []),
    ...(lists.done.length === lists.all.length ? [step('close', '结束本轮复核')] : []),
  ];
  const [action, ...more] = city && round.state === 'open' ? steps : [];
  const last = round.reminded.at(-1);
  return {
    title: `${round.year} 年年度复核`,
    number: `FH${round.year}`,
    wide: true,
    tag: roundTag(round.state),
    until: untilOf(round, today, words),
    breadcrumb: [...crumbs, { href: paths.reviews(), text: '年度复核' }, { text: `${round.year} 年` }],
    action,
    more,
    lead: [
      `复核${formatDay(round.asOf)}在池的成员 ${covered} 家，已复核 ${lists.done.length} 家。`,
      last === undefined ? '' : `最近一次提醒：${formatDay(last.on)}，${last.count} 家。`,
    ].join(''),
    opening:
      round.state === 'opening'
        ? {
            text: `正在逐家建立，已建立 ${lists.all.length} 家，共 ${covered} 家。中断了的，从中断处继续，不会重复。`,
            action: city ? { post: paths.reviewStep(year, 'ready'), text: '继续建立' } : undefined,
          }
        : undefined,
    tabs: {
      label: '按办理情况查看',
      items: (Object.keys(LIST_WORDS) as ListName[]).map((name) => ({
        href: paths.review(year, name),
        text: LIST_WORDS[name],
        count: lists[name].length,
        current: name === chosen,
      })),
    },
    table: {
      caption: `${LIST_WORDS[chosen]}的 ${lists[chosen].length} 家`,
      columns: [
        { text: '编号' },
        { text: '企业', rowHead: true },
        { text: '状态' },
        { text: '所在地' },
        { text: '轮到谁' },
        { text: '期限' },
        { text: '成员资格至' },
      ],
      rows: shown.map((one) => ({
        cells: [
          { text: one.number },
          { text: one.name, href: paths.reviewCase(one.id) },
          { tag: reviewTag(one, today), note: one.late ? '逾期提交' : undefined },
          { text: regionName(words.city, one.region) },
          { text: turnWords(one.state) ?? '已复核' },
          one.due === null ? { text: '—' } : { date: one.due, note: leftWords(one.due, today, words.calendar).text },
          { date: one.renewedTo ?? one.spellTo },
        ],
      })),
      empty: { text: chosen === 'overdue' ? '没有逾期的企业。' : '这里没有企业。' },
      note: lists[chosen].length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 家。` : undefined,
    },
  };
}

function untilOf({ state, due, closedOn }: ReviewRound, today: Day, { calendar }: ReviewWords): string {
  if (state === 'closed') return closedOn === null ? '' : `${formatDay(closedOn)}结束`;
  return `企业提交至${formatDay(due)}，${due < today ? '已截止' : leftWords(due, today, calendar).text}`;
}

export interface OpeningView {
  readonly year: number;
  readonly asOf: Day;
  readonly term: WorkingTerm;
  readonly covered: readonly { readonly name: string }[];
  readonly digest: string;
}

/** The page on which the city opens the round of this year. */
export function openingPage({ year, asOf, term, covered, digest }: OpeningView, { rules }: ReviewWords) {
  const { newcomerDays, reviewDays } = rules.membership;
  return {
    title: `开启 ${year} 年年度复核`,
    breadcrumb: [...crumbs, { href: paths.reviews(), text: '年度复核' }, { text: '开启' }],
    confirm: {
      post: paths.reviewNew(),
      digest,
      consequence: `${covered.length} 家成员列入本轮复核，企业须在${formatDay(term.to)}以前提交复核表。一年只有一轮。`,
      warnings: term.assumed.length > 0 ? [`${term.assumed.join('、')} 年放假安排未公布，暂按周末推算。`] : [],
      facts: [
        { term: '基准日', date: asOf, note: '这一天在资源池内、未列入负面清单的企业列入复核' },
        { term: '列入的成员', text: `${covered.length} 家`, note: `入库不满 ${newcomerDays} 天的不列入` },
        { term: '提交截止', date: term.to, note: `自次日起 ${reviewDays} 个工作日` },
      ],
      submitText: `开启 ${year} 年复核`,
      cancel: { href: paths.reviews(), text: '暂不开启' },
    },
  };
}

export function roundStepPage({ round, lists, digest }: RoundView, event: 'remind' | 'close') {
  const remind = event === 'remind';
  const year = String(round.year);
  const title = remind ? '提醒未提交的企业' : `结束 ${year} 年复核`;
  return {
    title,
    number: `FH${year}`,
    breadcrumb: [...crumbs, { href: paths.review(year), text: `${year} 年年度复核` }, { text: title }],
    confirm: {
      post: paths.reviewStep(year, event),
      digest,
      hidden: [{ name: 'version', value: round.version }],
      consequence: remind
        ? `向 ${lists.firm.length} 家轮到办理的企业发出提醒，企业在本企业的页面上看到。`
        : '本轮复核就此结束，结果不再变动。',
      facts: [
        { term: '成员', text: `${lists.all.length} 家` },
        { term: '等企业办理', text: `${lists.firm.length} 家`, note: `其中逾期 ${lists.overdue.length} 家` },
        { term: '已复核', text: `${lists.done.length} 家` },
      ],
      submitText: title,
      cancel: { href: paths.review(year), text: '返回' },
    },
  };
}
