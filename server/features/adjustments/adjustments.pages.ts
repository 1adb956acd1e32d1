import { isClawback, outstandingOf, repaidOf, type AwardAdjustment } from '../../domain/awards/adjustment.ts';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import { OUTCOME_WORDS } from '../../domain/awards/words.ts';
import type { Account } from '../../domain/registry/account.ts';
import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import {
  ADJUSTMENT_EVENTS,
  ADJUSTMENT_STATES,
  type AdjustmentEvent,
  type AdjustmentState,
} from '../../domain/registry/adjustment-words.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { moneyLines } from '../../domain/shared/money-entry.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { clauseFact } from '../../pages/clause-fact.pages.ts';
import * as paths from '../../paths.ts';

export interface AdjustmentView {
  readonly one: AwardAdjustment;
  readonly paid: AwardCase | null;
  readonly events: readonly AdjustmentEvent[];
  readonly today: Day;
}

const TAGS: Readonly<Record<AdjustmentState, string>> = {
  open: 'waiting',
  told: 'waiting',
  demanded: 'danger',
  recovered: 'good',
  supplemented: 'good',
  dropped: 'neutral',
  superseded: 'neutral',
};

const TURNS: Readonly<Partial<Record<AdjustmentState, string>>> = {
  open: '轮到市经信局',
  demanded: '轮到企业退回、市财政局登记',
};

export const adjustmentTag = ({ state }: Pick<AwardAdjustment, 'state'>) => ({
  kind: TAGS[state],
  text: ADJUSTMENT_STATES[state],
});

const matterWords = ({ matter }: Pick<AwardAdjustment, 'matter'>) => `${awardMatterWords(matter)}奖励`;

const kindWords = (one: AwardAdjustment) => (isClawback(one) ? '追缴' : '补发');

const awardsCrumbs = ({ role }: Pick<Account, 'role'>) => [
  { href: paths.home(), text: '首页' },
  { href: paths.awards(), text: role === 'provider' ? '本企业的奖励' : '奖励兑付' },
];

export const adjustmentCrumbs = (person: Pick<Account, 'role'>) => [
  ...awardsCrumbs(person),
  { href: paths.adjustments(), text: '奖励调整' },
];

/** What was paid and is no longer what the facts give: for the offices, and for the firm. */
export function adjustmentsPage(all: readonly AwardAdjustment[], person: Account) {
  const firm = person.role === 'provider';
  return {
    title: '奖励调整',
    wide: true,
    lead: '已拨付的奖励，档案里的事实后来有变化的，由平台重新计算并列在这里；是否追缴、补发由人决定，原来的奖励一字不改。',
    breadcrumb: [...awardsCrumbs(person), { text: '奖励调整' }],
    table: {
      caption: `奖励调整 ${all.length} 件`,
      columns: [
        { text: '编号', rowHead: true },
        ...(firm ? [] : [{ text: '企业' }]),
        { text: '事项' },
        { text: '已拨付', unit: '万元', numeric: true },
        { text: '现应兑付', unit: '万元', numeric: true },
        { text: '类别' },
        { text: '状态' },
        { text: '期限' },
      ],
      rows: all.map((one) => ({
        cells: [
          { text: one.number, href: paths.adjustment(one.id) },
          ...(firm ? [] : [{ text: one.firm }]),
          { text: matterWords(one), noteClause: one.clause, policy: one.policy },
          { fen: one.paidFen },
          { fen: one.dueFen },
          { text: kindWords(one) },
          { tag: adjustmentTag(one) },
          one.due === null ? { text: '—' } : { date: one.due },
        ],
      })),
      empty: { text: firm ? '没有涉及本企业的奖励调整。' : '没有奖励调整事项。' },
    },
  };
}

export function adjustmentPage(view: AdjustmentView, calendar: WorkCalendar, person: Account) {
  const { one, events, today } = view;
  const [action, ...more] = events.map((event) => ({
    href: paths.adjustmentStep(one.id, event),
    text: ADJUSTMENT_EVENTS[event],
  }));
  return {
    title: `${kindWords(one)}：${matterWords(one)}`,
    number: `奖励调整 ${one.number} · ${one.firm}`,
    tag: adjustmentTag(one),
    until: one.due === null ? undefined : `期限至${formatDay(one.due)}，${leftWords(one.due, today, calendar).text}`,
    turn: turnOf(one, today),
    breadcrumb: [...adjustmentCrumbs(person), { text: one.number }],
    action,
    more,
    banner: bannerOf(one),
    facts: adjustmentFacts(view),
    compared: comparedTable(view),
    repayments: one.demandedFen > 0 && repaymentsTable(one),
    entries: one.history.toReversed().map(({ at, by, event, reason }) => ({
      at,
      who: by.name,
      what: ADJUSTMENT_EVENTS[event as AdjustmentEvent],
      why: reason,
    })),
  };
}

function turnOf(one: AwardAdjustment, today: Day): string | undefined {
  if (one.state !== 'told') return TURNS[one.state];
  return one.defence === null && one.due !== null && today <= one.due ? '企业可以陈述申辩' : '轮到市经信局';
}

function bannerOf(one: AwardAdjustment) {
  if (one.state !== 'open') return undefined;
  return { kind: 'waiting', title: one.cause.text, text: differenceWords(one) };
}

function differenceWords({ paidFen, dueFen, cause }: AwardAdjustment): string {
  if (cause.kind === 'listing') return `已拨付${formatAmount(paidFen)}，是否追缴由人核定。`;
  const difference = dueFen - paidFen;
  return difference < 0
    ? `已拨付${formatAmount(paidFen)}，现应兑付${formatAmount(dueFen)}，多付${formatAmount(-difference)}。`
    : `已拨付${formatAmount(paidFen)}，现应兑付${formatAmount(dueFen)}，少付${formatAmount(difference)}。`;
}

/** On what an adjustment rests: on its page, and on the page of each step. */
export function adjustmentFacts({ one, paid }: AdjustmentView) {
  const { defence, teller } = one;
  return [
    { term: '企业', text: one.firm, href: paths.provider(one.uscc), note: one.uscc },
    clauseFact(one),
    {
      term: '已拨付的奖励',
      text: matterWords(one),
      href: paths.awardCase(one.award),
      ...(paid !== null && { note: `批次 ${paid.round}，基准日 ${formatDay(one.asOf)}` }),
    },
    { term: '起因', text: one.cause.text },
    { term: '已拨付', fen: one.paidFen },
    { term: '现应兑付', fen: one.dueFen },
    ...(one.demandedFen === 0 ? [] : [{ term: '决定追缴', lines: moneyLines(one.demandedFen) }]),
    ...(one.demandedFen === 0 ? [] : [{ term: '尚未退回', fen: outstandingOf(one) }]),
    ...(one.supplement === null
      ? []
      : [{ term: '补发', text: '查看补发的奖励', href: paths.awardCase(one.supplement) }]),
    ...(teller === null
      ? []
      : [
          {
            term: '陈述申辩',
            ...(defence === null ? { text: '企业没有提交' } : { lines: defence.text.split('\n') }),
          },
        ]),
  ];
}

/** Both calculations, figure by figure: the one on which it was paid, and the one of the facts as they are now. */
function comparedTable({ one, paid }: AdjustmentView) {
  const columns = [{ text: '项目', rowHead: true }, { text: '拨付时' }, { text: '现在' }];
  const before = paid?.line ?? null;
  const row = (head: string, cell: (line: AwardLine) => object) => ({
    cells: [{ text: head }, ...[before, one.line].map((line) => (line === null ? { text: '没有这一项' } : cell(line)))],
  });
  return {
    caption: '两次计算',
    columns,
    rows: [
      row('结果', (line) => ({ text: OUTCOME_WORDS[line.outcome] })),
      row('应兑付', (line) => ({ fen: line.awardFen })),
      row('扣除其他奖励之前', (line) => ({ fen: line.claimFen })),
    ],
    note: '全部步骤见“已拨付的奖励”和企业的奖励测算页。',
  };
}

function repaymentsTable(one: AwardAdjustment) {
  return {
    caption: '退回的款项',
    columns: [
      { text: '入账日期', rowHead: true },
      { text: '金额', unit: '万元', numeric: true },
      { text: '凭证号' },
      { text: '登记人' },
    ],
    rows: one.repayments.map(({ on, fen, voucher, by }) => ({
      cells: [{ date: on }, { fen }, { text: voucher }, { text: by.name }],
    })),
    ...(one.repayments.length > 0 && {
      total: { cells: [{ text: '合计' }, { fen: repaidOf(one) }, { text: '' }, { text: '' }] },
    }),
    empty: { text: '还没有登记退回的款项。' },
  };
}
