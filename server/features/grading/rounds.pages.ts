import type { GradeCount } from '../../domain/grading/grade-tally.ts';
import type { Grade } from '../../domain/grading/grade.ts';
import type { Expert } from '../../domain/grading/expert-sheet.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { judgedOf, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import {
  GRADING_ROUND_EVENTS,
  GRADING_SHEET_STATES,
  type GradingRoundEvent,
} from '../../domain/registry/grading-words.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradeCell, gradeTag, gradingRoundTag, homeCrumb, roundsCrumbs } from './grading-words.pages.ts';

interface SheetSeen {
  readonly expert: Expert;
  readonly state: 'open' | 'submitted';
  readonly done: number;
  /** How the expert scored the round: only once it is gathered, and for who holds it. */
  readonly sums: { readonly stoodBack: number; readonly means: readonly (number | null)[] } | null;
}

export interface GradingRoundView {
  readonly round: GradingRound;
  readonly sheets: readonly SheetSeen[];
  readonly deeds: readonly GradingRoundEvent[];
  readonly appealsOpen: number;
  readonly today: Day;
  readonly progress: { readonly done: number; readonly all: number } | undefined;
}

interface GradingRoundsView {
  readonly rounds: readonly GradingRound[];
  readonly mayOpen: boolean;
  /** Those that wait for the person who looks. */
  readonly mine: readonly GradingRound[];
  /** Grades that do. */
  readonly grades: readonly Grade[];
}

const gradesTable = (grades: readonly Grade[]) => ({
  caption: `等您办理的评级结果 ${grades.length} 件`,
  columns: [
    { text: '企业', rowHead: true },
    { text: '批次' },
    { text: '状态' },
    { text: '评级' },
    { text: '自何日起' },
  ],
  rows: grades.map((one) => ({
    cells: [
      { text: one.name, href: gradingPaths.grade(one.id) },
      { text: one.round },
      { tag: gradeTag(one) },
      gradeCell(one.grade),
      { date: one.since },
    ],
  })),
});

/** What waits for the person, and all rounds, the latest first. */
export function gradingRoundsPage({ rounds, mayOpen, mine, grades }: GradingRoundsView) {
  const open = { href: gradingPaths.gradingRoundNew(), text: '开启评级' };
  return {
    title: '评级',
    wide: true,
    lead: '对资源池成员分等级：平台按同一时刻的档案计算，专家评分，评审委员会审定，公示后公布。',
    breadcrumb: [homeCrumb, { text: '评级' }],
    action: mayOpen ? open : undefined,
    more: [{ href: paths.gradingScheme(), text: '评级方案' }],
    tables: [
      ...(grades.length > 0 ? [gradesTable(grades)] : []),
      {
        caption: '评级批次',
        columns: [
          { text: '批次', rowHead: true },
          { text: '状态' },
          { text: '方案' },
          { text: '截止日' },
          { text: '企业', numeric: true },
          { text: '公布日期' },
        ],
        rows: rounds.map((round) => ({
          cells: [
            { text: round.number, href: gradingPaths.gradingRound(round.number) },
            { tag: gradingRoundTag(round), ...(mine.includes(round) && { note: '等您办理' }) },
            { text: round.scheme.title, note: `${round.scheme.version} 版` },
            { date: round.cutOff },
            round.result === null ? { text: '—' } : { number: round.result.firms },
            round.publishedOn === null ? { text: '—' } : { date: round.publishedOn },
          ],
        })),
        empty: { text: '还没有开启过评级。', ...(mayOpen && { action: open }) },
      },
    ],
  };
}

/** How many firms have which grade, the best first. */
export function countsTable(scheme: GradingScheme, counts: readonly GradeCount[], href: (grade: string) => string) {
  const of = (grade: string | null) => counts.find((one) => one.by === 'all' && one.grade === grade)?.firms ?? 0;
  const rows = [
    ...scheme.levels.map(({ grade, consequence }) => ({ grade, consequence })),
    { grade: null, consequence: '有数据的指标不足' },
  ];
  return {
    caption: '各等级的企业',
    columns: [{ text: '等级', rowHead: true }, { text: '企业', numeric: true }, { text: '后果' }],
    rows: rows.map(({ grade, consequence }) => ({
      cells: [
        { text: grade === null ? '不给出' : `${grade} 级`, href: href(grade ?? 'none') },
        { number: of(grade) },
        { text: consequence },
      ],
    })),
  };
}

/** One round: where it stands, who judged, who voted, what came of it. */
export function gradingRoundPage(view: GradingRoundView) {
  const { round, sheets, deeds, progress } = view;
  const { number, scheme, result, votes } = round;
  const [action, ...more] = deeds.map((event) => ({
    href: gradingPaths.gradingRoundStep(number, event),
    text: GRADING_ROUND_EVENTS[event],
  }));
  return {
    title: `评级批次 ${number}`,
    number: `${scheme.title}，${scheme.version} 版`,
    wide: true,
    tag: gradingRoundTag(round),
    breadcrumb: [...roundsCrumbs, { text: number }],
    action,
    more,
    refresh: ['computing', 'opening', 'publishing'].includes(round.state),
    banners: bannersOf(view, progress),
    facts: [
      { term: '截止日', date: round.cutOff, note: '数据和成员资格都按这一天' },
      {
        term: '方案',
        text: `${scheme.title}，${scheme.version} 版`,
        href: `${gradingPaths.gradingRound(number)}/scheme`,
      },
      ...(result === null
        ? []
        : [
            { term: '数据快照', at: result.snapshotAt, note: `在池成员 ${result.firms} 家` },
            { term: '结果摘要', digest: result.digest },
          ]),
      ...noticeFacts(round),
    ],
    ...(result !== null && {
      counts: countsTable(
        scheme,
        result.counts,
        (grade) => `${gradingPaths.gradingRound(number)}/firms?grade=${encodeURIComponent(grade)}`,
      ),
      links: [
        { href: `${gradingPaths.gradingRound(number)}/firms`, text: '逐家查看结果' },
        { href: gradingPaths.gradingAnalysis(number), text: '分布、升降和核对' },
        { href: gradingPaths.gradingSimulation({ round: number }), text: '方案试算' },
      ],
    }),
    sheets: sheets.length > 0 && sheetsTable(sheets, scheme),
    votes: votes.length > 0 && {
      caption: '评审委员会表决',
      columns: [{ text: '委员', rowHead: true }, { text: '意见' }, { text: '理由' }, { text: '时间' }],
      rows: votes.map(({ by, at, agree, reason }) => ({
        cells: [
          { text: by.name },
          { tag: agree ? { kind: 'good', text: '同意' } : { kind: 'danger', text: '不同意' } },
          { text: reason === '' ? '—' : reason },
          { at },
        ],
      })),
    },
    entries: round.history.toReversed().map(({ at, by, event, reason }) => ({
      ...{ at, who: by.name, why: reason },
      what: GRADING_ROUND_EVENTS[event as GradingRoundEvent],
    })),
  };
}

function noticeFacts({ notice, number, state, publishedOn }: GradingRound) {
  if (notice === null) return [];
  return [
    {
      term: '公示',
      text: notice.number,
      href: gradingPaths.gradingResults(number),
      note: `${formatDay(notice.from)}至${formatDay(notice.until)}`,
    },
    ...(state === 'published' && publishedOn !== null ? [{ term: '公布日期', date: publishedOn }] : []),
  ];
}

function sheetsTable(sheets: readonly SheetSeen[], scheme: GradingScheme) {
  const told = sheets.some(({ sums }) => sums !== null);
  const means = told ? judgedOf(scheme).map(({ title }) => ({ text: `${title}（平均）`, numeric: true })) : [];
  return {
    caption: '专家评分',
    columns: [
      { text: '专家', rowHead: true },
      { text: '单位' },
      { text: '状态' },
      { text: '已评企业', numeric: true },
      ...(told ? [{ text: '回避', numeric: true }] : []),
      ...means,
    ],
    rows: sheets.map(({ expert, state, done, sums }) => ({
      cells: [
        { text: expert.name },
        { text: expert.unit },
        { tag: { kind: state === 'submitted' ? 'good' : 'waiting', text: GRADING_SHEET_STATES[state] } },
        { number: done },
        ...(sums === null
          ? []
          : [{ number: sums.stoodBack }, ...sums.means.map((one) => (one === null ? { text: '—' } : { number: one }))]),
      ],
    })),
    note: told
      ? '各位专家给每家企业的分数和说明在“逐家结果”中；没有提交的评分表不计入评级。'
      : '汇总之前，各位专家的评分只有本人看得到。',
  };
}

function bannersOf({ round, sheets, appealsOpen, today }: GradingRoundView, progress: GradingRoundView['progress']) {
  const { state, notice } = round;
  const missing = sheets.filter((one) => one.state === 'open').length;
  const waiting = (text: string) => [{ kind: 'waiting', text }];
  if (progress !== undefined)
    return waiting(`正在后台计算，已读 ${progress.done} 家，共 ${progress.all} 家。中断了会自动接着算，结果不变。`);
  if (state === 'opening') return waiting('正在逐家列出公示名单。');
  if (state === 'publishing') return waiting('正在逐家公布。');
  if (state === 'judging')
    return missing > 0 ? waiting(`还有 ${missing} 位专家没有提交评分。`) : waiting('专家评分已全部提交，可以汇总。');
  if (state === 'committee')
    return waiting(`同意达到 ${round.scheme.rounds.fewestVotes} 票即为审定通过；提交审定的人不参加表决。`);
  if (state !== 'noticed') return [];
  const over = notice !== null && today > notice.until ? '公示期已满。' : '';
  return appealsOpen > 0
    ? waiting(`${over}还有 ${appealsOpen} 件申诉或复评没有办结，办结后才能公布。`)
    : over === ''
      ? []
      : waiting(`${over}可以公布。`);
}
