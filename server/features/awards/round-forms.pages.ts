import { casesIn } from '../../domain/awards/award-case.ts';
import { sumOf } from '../../domain/awards/award-groups.ts';
import { clauseOf, type PolicyBook } from '../../domain/policy/policy-book.ts';
import { AWARD_ROUND_EVENTS, type AwardRoundEvent } from '../../domain/registry/award-round-words.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import { clauseLabel, roundCrumbs, roundTag, type RoundView } from './rounds.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

interface TypedOpening {
  readonly clauses: readonly string[];
  readonly asOf: string;
  readonly budgetLine: string;
  readonly budget: string;
}

const errorsOf = (faults: readonly Fault[]) => faults.map(({ path, message }) => ({ href: `#${path}`, text: message }));

const errorOf = (faults: readonly Fault[], name: string) => {
  const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
  return own.length === 0 ? {} : { error: own.join('；') };
};

/** The form that opens a round. */
export function openingPage(
  { book, asOf, clauses }: { readonly book: PolicyBook; readonly asOf: Day; readonly clauses: readonly string[] },
  typed: TypedOpening = { clauses, asOf, budgetLine: '', budget: '' },
  faults: readonly Fault[] = [],
) {
  return {
    title: '开启兑付批次',
    lead: '平台按同一时刻的档案计算全部企业，结果锁定后再告知企业。免申即享：企业不用申请，只须确认金额和账户。',
    breadcrumb: [...roundCrumbs, { text: '开启批次' }],
    errors: errorsOf(faults),
    post: paths.awardRoundNew(),
    fields: [
      {
        ...{ name: 'clauses', label: '条款', kind: 'checkboxes', value: typed.clauses },
        hint: `${book.document.title}（${book.document.number}）中由平台计算的条款。`,
        options: clauses.map((id) => ({
          value: id,
          text: `${clauseLabel(book, id)} ${clauseOf(book, id)?.title ?? ''}`,
          hint: `依次由${(clauseOf(book, id)?.departments ?? []).join('、')}审核`,
        })),
        ...errorOf(faults, 'clauses'),
      },
      {
        ...{ name: 'asOf', label: '基准日', kind: 'date', value: typed.asOf },
        hint: '是否在池、是否列入负面清单、年度是否结束，都按这一天判断。不晚于今天。',
        ...errorOf(faults, 'asOf'),
      },
      {
        ...{ name: 'budgetLine', label: '资金来源', kind: 'text', maxlength: 100, value: typed.budgetLine },
        hint: '预算科目或者专项资金名称，例如：2026 年市级工业和信息化发展专项资金。',
        ...errorOf(faults, 'budgetLine'),
      },
      {
        ...{ name: 'budget', label: '预算金额', kind: 'money', unit: '万元', width: 'code', value: typed.budget },
        ...errorOf(faults, 'budget'),
      },
    ],
    submit: '开启并计算',
    cancel: { href: paths.awards(), text: '暂不开启' },
  };
}

/** What follows from a step of a round, in one sentence. */
const CONSEQUENCES: Readonly<Partial<Record<AwardRoundEvent, string>>> = {
  tell: '计算结果就此锁定，平台逐项告知可以兑付的企业，由企业确认金额和收款账户。',
  recompute: '原来的结果作废，按现在的档案重新计算。',
  discard: '批次就此作废，不告知任何企业；以后可以另开批次。',
  close: '批次就此办结，不再变动。',
};

/** The page of a step of a round before it is taken. */
export function roundStepPage(
  view: RoundView,
  event: AwardRoundEvent,
  typed = { reason: '' },
  faults: readonly Fault[] = [],
) {
  const { round, tally } = view;
  const told = casesIn(tally).cases;
  const { number, version, result, budgetFen } = round;
  const payable = sumOf(result?.sums ?? [], { group: 'payable' });
  const over = payable.fen > budgetFen;
  const reasoned = event === 'recompute' || event === 'discard' || (event === 'tell' && over);
  const title = AWARD_ROUND_EVENTS[event];
  return {
    title,
    number,
    breadcrumb: [...roundCrumbs, { href: paths.awardRound(number), text: number }, { text: title }],
    errors: errorsOf(faults),
    confirm: {
      post: paths.awardRoundStep(number, event),
      digest: result?.digest,
      hidden: [{ name: 'version', value: String(version) }],
      danger: event === 'discard',
      consequence: CONSEQUENCES[event] ?? title,
      warnings:
        event === 'tell' && over
          ? [`应付金额超过预算${formatAmount(payable.fen - budgetFen)}，须写明资金如何安排。`]
          : [],
      facts: [
        { term: '现在的状态', tag: roundTag(round) },
        { term: '可以兑付', text: `${payable.lines} 项` },
        { term: '应付金额', fen: payable.fen },
        { term: '预算', fen: budgetFen },
        ...(told > 0 ? [{ term: '已告知', text: `${told} 项` }] : []),
        ...(result === null ? [] : [{ term: '结果摘要', digest: result.digest }]),
      ],
      fields: reasoned
        ? [
            {
              ...{ name: 'reason', label: event === 'tell' ? '资金安排' : '理由', kind: 'textarea', rows: 4 },
              ...{ maxlength: 1000, value: typed.reason, hint: '写入批次的办理记录。' },
              ...errorOf(faults, 'reason'),
            },
          ]
        : [],
      submitText: title,
      cancel: { href: paths.awardRound(number), text: '暂不办理' },
    },
  };
}
