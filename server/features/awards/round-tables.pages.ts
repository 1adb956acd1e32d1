import { AWARD_GROUPS, GROUP_LEADS, sumOf, type AwardGroup, type RoundSum } from '../../domain/awards/award-groups.ts';
import { casesIn, type CaseTally } from '../../domain/awards/award-case.ts';
import type { AwardRound } from '../../domain/awards/award-round.ts';
import { AWARD_CASE_STATES, type AwardCaseState } from '../../domain/registry/award-case-words.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';

const GROUP_NAMES = Object.keys(AWARD_GROUPS) as readonly AwardGroup[];

export function groupsTable({ number }: AwardRound, sums: readonly RoundSum[]) {
  return {
    caption: '计算结果',
    columns: [
      { text: '分组', rowHead: true },
      { text: '说明' },
      { text: '事项', unit: '项', numeric: true },
      { text: '应付金额', unit: '万元', numeric: true, award: true },
    ],
    rows: GROUP_NAMES.map((group) => {
      const { lines, fen } = sumOf(sums, { group });
      return {
        cells: [
          lines === 0
            ? { text: AWARD_GROUPS[group] }
            : { text: AWARD_GROUPS[group], href: paths.awardRoundFirms(number, group) },
          { text: GROUP_LEADS[group] },
          { number: lines },
          group === 'payable' ? { fen } : { text: '—' },
        ],
      };
    }),
    total: {
      cells: [{ text: '合计' }, { text: '—' }, { number: sumOf(sums, {}).lines }, { fen: sumOf(sums, {}).fen }],
    },
    empty: { text: '没有企业。' },
  };
}

export function byTable(
  caption: string,
  head: string,
  sums: readonly RoundSum[],
  keys: readonly string[],
  keyOf: (sum: RoundSum) => string,
  nameOf: (key: string) => string,
) {
  const payable = sums.filter(({ group }) => group === 'payable');
  const rows = keys.map((key) => ({
    key,
    ...sumOf(
      payable.filter((one) => keyOf(one) === key),
      {},
    ),
  }));
  return {
    caption,
    columns: [
      { text: head, rowHead: true },
      { text: '可兑付', unit: '项', numeric: true },
      { text: '应付金额', unit: '万元', numeric: true, award: true },
    ],
    rows: rows
      .filter(({ lines }) => lines > 0)
      .map(({ key, lines, fen }) => ({ cells: [{ text: nameOf(key) }, { number: lines }, { fen }] })),
    empty: { text: '没有可以兑付的奖励。' },
  };
}

const PAID: readonly AwardCaseState[] = ['paid'];
const ENDED: readonly AwardCaseState[] = ['recomputed', 'withdrawn'];

export function budgetFigure({ budgetFen }: AwardRound, sums: readonly RoundSum[], tally: readonly CaseTally[]) {
  const due = sumOf(sums, { group: 'payable' }).fen;
  const paid = casesIn(tally, (state) => PAID.includes(state)).fen;
  const going = casesIn(tally, (state) => !PAID.includes(state) && !ENDED.includes(state)).fen;
  const bars = [
    { text: '应付', value: due, shown: formatAmount(due), ...(due > budgetFen && { kind: 'danger' }) },
    ...(tally.length === 0
      ? []
      : [
          { text: '办理中', value: going, shown: formatAmount(going), kind: 'waiting' },
          { text: '已拨付', value: paid, shown: formatAmount(paid), kind: 'money' },
        ]),
  ];
  return {
    title: '预算使用',
    max: Math.max(budgetFen, due),
    line: { value: budgetFen, text: `预算 ${formatAmount(budgetFen)}` },
    bars,
    table: {
      caption: '预算使用',
      columns: [
        { text: '项目', rowHead: true },
        { text: '金额', unit: '万元', numeric: true },
      ],
      rows: [
        { cells: [{ text: '预算' }, { fen: budgetFen }] },
        ...bars.map(({ text, value }) => ({ cells: [{ text }, { fen: value }] })),
      ],
    },
  };
}

export function casesSummary(round: string, tally: readonly CaseTally[]) {
  const order = Object.keys(AWARD_CASE_STATES);
  return {
    caption: `办理情况（共 ${casesIn(tally).cases} 项）`,
    columns: [
      { text: '状态', rowHead: true },
      { text: '项数', unit: '项', numeric: true },
      { text: '金额', unit: '万元', numeric: true, award: true },
    ],
    rows: tally
      .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
      .map(({ state, cases, fen }) => ({
        cells: [
          { text: AWARD_CASE_STATES[state], href: paths.awardRoundCases(round, state) },
          { number: cases },
          { fen },
        ],
      })),
    empty: { text: '没有奖励。' },
  };
}
