import { casesIn, type AwardCase, type CaseTally } from '../../domain/awards/award-case.ts';
import type { AwardRound } from '../../domain/awards/award-round.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import { AWARD_CASE_STATES, type AwardCaseState } from '../../domain/registry/award-case-words.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { casesTable } from './case.pages.ts';
import { roundCrumbs, roundsTable } from './rounds.pages.ts';

interface CasesPage {
  readonly cases: readonly AwardCase[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

interface OfficeView {
  /** A page of what waits. */
  readonly waiting: CasesPage;
  readonly rounds: readonly AwardRound[];
  readonly book: PolicyBook;
  readonly mayOpen: boolean;
  readonly mayHandle: boolean;
}

/** Where an office begins: what waits for it, and all rounds. */
export function officeAwardsPage({ waiting, rounds, book, mayOpen, mayHandle }: OfficeView) {
  return {
    title: '奖励兑付',
    wide: true,
    lead: '免申即享：平台按记录在案的事实算出谁应得多少，告知企业，经部门审核、公示后拨付。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '奖励兑付' }],
    action: mayOpen ? { href: paths.awardRoundNew(), text: '开启兑付批次' } : undefined,
    more: [
      ...(mayHandle ? [{ href: paths.awardNoticeNew(), text: '奖励公示' }] : []),
      { href: paths.awardPayments(), text: '奖励拨付' },
      { href: paths.judgements(), text: '人工认定' },
      { href: paths.adjustments(), text: '奖励调整' },
    ],
    tables: [
      {
        ...casesTable(waiting.cases, `等您办理的奖励 ${waiting.total} 项`, false, '没有等您办理的奖励。'),
        pagination: turning({ ...waiting, shown: waiting.cases.length, address: paths.awards }),
      },
      roundsTable(rounds, book, mayOpen),
    ],
  };
}

/** The firm's own awards. */
export function ownAwardsPage(cases: readonly AwardCase[], uscc: string) {
  const asked = cases.filter(({ state }) => state === 'told' || state === 'bounced').length;
  return {
    title: '本企业的奖励',
    lead: '平台按记录在案的事实算出的奖励列在这里，不用申请。请您核对计算，确认金额和收款账户。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '本企业的奖励' }],
    action: { href: paths.providerAwards(uscc), text: '按今天的事实测算', kind: 'secondary' },
    more: [
      { href: paths.judgements(), text: '人工认定' },
      { href: paths.adjustments(), text: '奖励调整' },
    ],
    banner: asked > 0 && { kind: 'money', text: `有 ${asked} 项等您确认或者更正账户。` },
    tables: [
      casesTable(
        cases,
        `奖励 ${cases.length} 项`,
        true,
        '还没有告知过奖励。开启兑付批次后，可以兑付的会列在这里并通知您。',
      ),
    ],
  };
}

/** The awards of a round in one state. */
export function roundCasesPage(
  round: string,
  state: AwardCaseState,
  view: {
    readonly cases: readonly AwardCase[];
    readonly tally: readonly CaseTally[];
    readonly page: number;
    readonly size: number;
  },
) {
  const { cases, tally, page, size } = view;
  const total = casesIn(tally, (one) => one === state).cases;
  return {
    title: AWARD_CASE_STATES[state],
    number: `兑付批次 ${round}`,
    wide: true,
    breadcrumb: [...roundCrumbs, { href: paths.awardRound(round), text: round }, { text: AWARD_CASE_STATES[state] }],
    tables: [
      {
        ...casesTable(cases, `${AWARD_CASE_STATES[state]} ${total} 项`, false, '没有奖励。'),
        pagination: turning({
          ...{ page, size, total, shown: cases.length },
          address: (at) => paths.awardRoundCases(round, state, at),
        }),
      },
    ],
  };
}
