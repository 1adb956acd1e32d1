import { sumOf } from '../../domain/awards/award-groups.ts';
import { casesIn, type CaseTally } from '../../domain/awards/award-case.ts';
import type { AwardRound } from '../../domain/awards/award-round.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import { clauseOf, type PolicyBook } from '../../domain/policy/policy-book.ts';
import {
  AWARD_ROUND_EVENTS,
  AWARD_ROUND_STATES,
  type AwardRoundEvent,
} from '../../domain/registry/award-round-words.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import { budgetFigure, byTable, casesSummary, groupsTable } from './round-tables.pages.ts';

export const roundCrumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.awards(), text: '奖励兑付' },
];

const TAGS = {
  computing: 'waiting',
  computed: 'waiting',
  telling: 'waiting',
  told: 'good',
  closed: 'neutral',
  discarded: 'neutral',
} as const;

export const roundTag = ({ state }: Pick<AwardRound, 'state'>) => ({
  kind: TAGS[state],
  text: AWARD_ROUND_STATES[state],
});

export const clauseLabel = (book: PolicyBook | undefined, id: string) =>
  (book === undefined ? undefined : clauseOf(book, id)?.label) ?? id;

/** The table of all rounds. */
export function roundsTable(rounds: readonly AwardRound[], book: PolicyBook, mayOpen: boolean) {
  return {
    caption: '兑付批次',
    columns: [
      { text: '批次', rowHead: true },
      { text: '状态' },
      { text: '条款' },
      { text: '基准日' },
      { text: '可兑付', unit: '项', numeric: true },
      { text: '应付金额', unit: '万元', numeric: true, award: true },
      { text: '预算', unit: '万元', numeric: true },
    ],
    rows: rounds.map((round) => {
      const { lines, fen } = sumOf(round.result?.sums ?? [], { group: 'payable' });
      return {
        cells: [
          { text: round.number, href: paths.awardRound(round.number) },
          { tag: roundTag(round) },
          { lines: round.clauses.map((id) => clauseLabel(book, id)) },
          { date: round.asOf },
          ...(round.result === null ? [{ text: '—' }, { text: '—' }] : [{ number: lines }, { fen }]),
          { fen: round.budgetFen },
        ],
      };
    }),
    empty: {
      text: '还没有开启过兑付批次。',
      ...(mayOpen && { action: { href: paths.awardRoundNew(), text: '开启兑付批次' } }),
    },
  };
}

export interface RoundView {
  readonly round: AwardRound;
  readonly tally: readonly CaseTally[];
  readonly book: PolicyBook | undefined;
  readonly deeds: readonly AwardRoundEvent[];
  readonly progress: { readonly done: number; readonly all: number } | undefined;
  readonly dataMoved: boolean;
}

/** One round: what it was asked, what it computed group by group, the budget, and how far its cases are. */
export function roundPage(view: RoundView, city: City) {
  const { round, tally, book, deeds, progress, dataMoved } = view;
  const { number, result, clauses } = round;
  const steps = deeds.map((event) => ({ href: paths.awardRoundStep(number, event), text: AWARD_ROUND_EVENTS[event] }));
  const [action, ...more] = steps;
  return {
    title: `兑付批次 ${number}`,
    number: book?.document.title,
    wide: true,
    tag: roundTag(round),
    breadcrumb: [...roundCrumbs, { text: number }],
    action,
    more,
    refresh: round.state === 'computing' || round.state === 'telling',
    banners: bannersOf(view, progress, dataMoved),
    asked: [
      {
        term: '条款',
        lines: clauses.map(
          (id) => `${clauseLabel(book, id)} ${book === undefined ? '' : (clauseOf(book, id)?.title ?? '')}`,
        ),
      },
      { term: '基准日', date: round.asOf, note: '事实和条件都按这一天计算' },
      { term: '资金来源', text: round.budgetLine },
      { term: '预算', fen: round.budgetFen },
      { term: '政策数据版本', text: round.policyDigest.slice(0, 16) },
      ...(result === null
        ? []
        : [
            { term: '事实快照', at: result.snapshotAt, note: `共 ${result.firms} 家企业，同一时刻的档案` },
            { term: '结果摘要', digest: result.digest },
          ]),
    ],
    ...(result !== null && {
      groups: groupsTable(round, result.sums),
      clauses: byTable(
        '各条款应付',
        '条款',
        result.sums,
        clauses,
        (sum) => sum.clause,
        (id) => clauseLabel(book, id),
      ),
      regions: byTable(
        '各地区应付',
        '地区',
        result.sums,
        [...new Set(result.sums.map(({ region }) => region))].toSorted(),
        (sum) => sum.region,
        (code) => (code === '' ? '未登记' : regionName(city, code)),
      ),
      budget: budgetFigure(round, result.sums, tally),
    }),
    cases: tally.length > 0 && casesSummary(number, tally),
    steps: round.history.toReversed().map(({ at, by, event, reason }) => ({
      ...{ at, who: by.name, why: reason },
      what: AWARD_ROUND_EVENTS[event as AwardRoundEvent],
    })),
  };
}

function bannersOf({ round, tally }: RoundView, progress: RoundView['progress'], dataMoved: boolean) {
  const { state, refused, result, budgetFen } = round;
  const payable = sumOf(result?.sums ?? [], { group: 'payable' });
  return [
    ...(progress === undefined
      ? []
      : [
          {
            kind: 'waiting',
            text: `正在后台计算，已算 ${progress.done} 家，共 ${progress.all} 家。中断了会自动接着算，结果不变。`,
          },
        ]),
    ...(state === 'telling'
      ? [{ kind: 'waiting', text: `正在逐项告知企业，已告知 ${casesIn(tally).cases} 项，共 ${payable.lines} 项。` }]
      : []),
    ...(dataMoved && state === 'computed'
      ? [{ kind: 'danger', text: '计算以后政策数据已经变化，须重新计算才能告知企业。' }]
      : []),
    ...(result !== null && payable.fen > budgetFen
      ? [
          {
            kind: 'danger',
            text: `应付${formatAmount(payable.fen)}，超过预算${formatAmount(payable.fen - budgetFen)}。`,
          },
        ]
      : []),
    ...(refused.length > 0
      ? [{ kind: 'neutral', text: `有 ${refused.length} 项在告知之前已列入别的批次，本批次没有重复列入。` }]
      : []),
  ];
}
