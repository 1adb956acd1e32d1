import { maskedNumber } from '../../domain/awards/bank-account.ts';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import type { WorkingTerm } from '../../domain/shared/working-days.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import { caseName, caseTag } from './case.pages.ts';
import { roundCrumbs } from './rounds.pages.ts';

const fenOf = (cases: readonly AwardCase[]) => cases.reduce((sum, { fen }) => sum + fen, 0);

const check = (one: AwardCase) => ({
  check: {
    ...{ name: 'chosen', value: `${one.id}:${one.version}`, checked: true },
    label: `选择${one.firm}的${caseName(one)}`,
  },
});

function chosenTable(cases: readonly AwardCase[], caption: string, empty: string, tickable: boolean) {
  return {
    caption,
    columns: [
      ...(tickable ? [{ text: '选择', hidden: true }] : []),
      { text: '企业', rowHead: true },
      { text: '事项' },
      { text: '条款' },
      { text: '批次' },
      { text: '金额', unit: '万元', numeric: true, award: true },
    ],
    rows: cases.map((one) => ({
      cells: [
        ...(tickable ? [check(one)] : []),
        { text: one.firm, href: paths.awardCase(one.id) },
        { text: caseName(one) },
        { clause: one.clause, policy: one.policy },
        { text: one.round },
        { fen: one.fen },
      ],
    })),
    ...(cases.length > 0 && {
      total: {
        cells: [
          ...(tickable ? [{ text: '—' }] : []),
          ...[{ text: '合计' }, { text: `${cases.length} 项` }, { text: '—' }, { text: '—' }, { fen: fenOf(cases) }],
        ],
      },
    }),
    empty: { text: empty },
  };
}

const alone = (error: string | undefined) => (error === undefined ? [] : [{ href: '#awards', text: error }]);

interface NoticeWork {
  readonly waiting: readonly AwardCase[];
  readonly over: readonly AwardCase[];
  readonly term: WorkingTerm;
  readonly office: string;
}

/** Where a public notice of awards is opened, and ended. */
export function noticeWorkPage({ waiting, over, term, office }: NoticeWork, error?: string) {
  return {
    title: '奖励公示',
    lead: `审核通过的奖励由${office}公示，期满没有异议的转市财政局拨付。`,
    breadcrumb: [...roundCrumbs, { text: '奖励公示' }],
    errors: alone(error),
    post: paths.awardNoticeNew(),
    id: 'awards',
    sections: [
      {
        outcome: 'open',
        consequence: `从今天起公示所选奖励，公示至${formatDay(term.to)}（自次日起的工作日）。公示企业名称、事项和金额。`,
        table: chosenTable(waiting, '审核通过，待公示', '没有等待公示的奖励。', true),
        any: waiting.length > 0,
        submit: '开始公示',
      },
      {
        outcome: 'close',
        consequence: '公示期满，没有未答复的异议：所选奖励转市财政局拨付。',
        table: chosenTable(over, '公示期满', '没有公示期满的奖励。', true),
        any: over.length > 0,
        submit: '结束公示，转入拨付',
      },
    ],
    warnings: term.assumed.length > 0 ? [`${term.assumed.join('、')} 年放假安排未公布，暂按周末推算。`] : [],
  };
}

interface Payments {
  readonly ready: readonly AwardCase[];
  readonly mayPay: boolean;
  readonly batches: readonly { readonly number: string; readonly cases: readonly AwardCase[] }[];
}

/** What can be paid, and the batches there are. */
export function paymentsPage({ ready, mayPay, batches }: Payments, error?: string) {
  return {
    title: '奖励拨付',
    lead: '公示期满的奖励列入拨付批次，导出给银行，再逐项登记到账或者退回。参加过审核的人不能办理拨付。',
    breadcrumb: [...roundCrumbs, { text: '奖励拨付' }],
    errors: alone(error),
    post: paths.awardPayments(),
    id: 'awards',
    sections: [
      {
        consequence: mayPay ? '所选奖励列入一个拨付批次，由您导出银行文件并登记结果。' : '由市财政局列入拨付批次。',
        table: chosenTable(ready, '待拨付', '没有等待拨付的奖励。', mayPay),
        any: mayPay && ready.length > 0,
        submit: '生成拨付批次',
      },
    ],
    batches: {
      caption: '拨付批次',
      columns: [
        { text: '拨付批次', rowHead: true },
        { text: '项数', unit: '项', numeric: true },
        { text: '已拨付', unit: '万元', numeric: true, award: true },
        { text: '未登记结果', unit: '项', numeric: true },
        { text: '银行退回', unit: '项', numeric: true },
      ],
      rows: batches.map(({ number, cases }) => ({
        cells: [
          { text: number, href: paths.awardBatch(number) },
          { number: cases.length },
          { fen: fenOf(cases.filter((one) => outcomeIn(one, number) === 'paid')) },
          { number: cases.filter((one) => outcomeIn(one, number) === 'open').length },
          { number: cases.filter((one) => outcomeIn(one, number) === 'bounced').length },
        ],
      })),
      empty: { text: '还没有拨付批次。' },
    },
  };
}

/** How a line fared in this batch: one that bounced may have been paid in a later one. */
export function outcomeIn({ state, batches }: AwardCase, number: string): 'paid' | 'open' | 'bounced' {
  if (batches.at(-1) !== number) return 'bounced';
  if (state === 'paid') return 'paid';
  return state === 'in-batch' ? 'open' : 'bounced';
}

/** Why the bank sent it back from this batch, and where it stands now if it went on. */
function bounceIn(one: AwardCase, number: string): string {
  const handed = one.history.findIndex(({ event, reason }) => event === 'take-in-batch' && reason === number);
  const reason = one.history.slice(handed).find(({ event }) => event === 'bounce')?.reason ?? '';
  return one.state === 'bounced' ? reason : `${reason}；现在：${caseTag(one).text}`;
}

const OUTCOMES = {
  paid: { kind: 'good', text: '已拨付' },
  open: { kind: 'waiting', text: '未登记结果' },
  bounced: { kind: 'danger', text: '银行退回' },
} as const;

interface Batch {
  readonly number: string;
  readonly cases: readonly AwardCase[];
  readonly mayPay: boolean;
}

/** One batch, line by line. */
export function batchPage({ number, cases, mayPay }: Batch, error?: string) {
  const open = cases.filter((one) => outcomeIn(one, number) === 'open');
  const tickable = mayPay && open.length > 0;
  return {
    title: `拨付批次 ${number}`,
    wide: true,
    lead: `共 ${cases.length} 项，${formatAmount(fenOf(cases))}。`,
    breadcrumb: [...roundCrumbs, { href: paths.awardPayments(), text: '奖励拨付' }, { text: number }],
    errors: alone(error),
    action: mayPay ? { href: paths.awardBatchFile(number), text: '导出银行文件（CSV）', kind: 'secondary' } : undefined,
    post: paths.awardBatch(number),
    id: 'awards',
    tickable,
    table: {
      caption: '各项',
      columns: [
        ...(tickable ? [{ text: '选择', hidden: true }] : []),
        { text: '企业', rowHead: true },
        { text: '事项' },
        { text: '收款账户' },
        { text: '结果' },
        { text: '金额', unit: '万元', numeric: true, award: true },
      ],
      rows: cases.map((one) => {
        const outcome = outcomeIn(one, number);
        const { account } = one;
        return {
          cells: [
            ...(tickable ? [outcome === 'open' ? check(one) : { text: '—' }] : []),
            { text: one.firm, href: paths.awardCase(one.id) },
            { text: caseName(one), noteClause: one.clause, policy: one.policy },
            account === null
              ? { text: '—' }
              : { text: mayPay ? account.number : maskedNumber(account.number), note: account.bank },
            { tag: OUTCOMES[outcome], ...(outcome === 'bounced' && { note: bounceIn(one, number) }) },
            { fen: one.fen },
          ],
        };
      }),
      total: {
        cells: [
          ...(tickable ? [{ text: '—' }] : []),
          ...[{ text: '合计' }, { text: `${cases.length} 项` }, { text: '—' }, { text: '—' }, { fen: fenOf(cases) }],
        ],
      },
      empty: { text: '没有奖励。' },
    },
    reason: {
      ...{ name: 'reason', label: '银行退回的原因', kind: 'textarea', rows: 2, maxlength: 1000, optional: true },
      hint: '登记退回时填写，企业会看到，并更正账户。',
    },
  };
}
