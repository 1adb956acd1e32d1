import { casesOf, entitlementKey, matterOf, type AwardCase } from '../../domain/awards/award-case.ts';
import { officesOf } from '../../domain/awards/award-case-workflow.ts';
import { groupedLines, RoundTotals } from '../../domain/awards/award-groups.ts';
import type { AwardRound } from '../../domain/awards/award-round.ts';
import type { ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import { factsOf } from '../../domain/awards/provider-facts.ts';
import { clauseOf } from '../../domain/policy/policy-book.ts';
import type { Role } from '../../domain/registry/account.ts';
import type { AwardCaseState } from '../../domain/registry/award-case-words.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import type { FirmResult } from '../award-result.repository.ts';
import { sha256 } from '../sha256.ts';
import { demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoUscc } from './demo-names.ts';
import { CITY, CITY2, demoLifeId, firmActor, historyOf, type DemoStep } from './demo-membership-parts.ts';

export interface DemoAwards {
  readonly round: AwardRound;
  readonly results: readonly FirmResult[];
  readonly cases: readonly AwardCase[];
}

/** So many working days ago things happened. */
const OPENED = 30;
const OFFICES: Readonly<Partial<Record<Role, Actor>>> = {
  city: CITY2,
  market: demoActor('market'),
  finance: demoActor('finance'),
};
const PAYER = demoActor('finance2');

/** How far the awards of the round have come, one after the other; the first is that of the firm of `provider1`. */
const WAYS: readonly AwardCaseState[] = [
  ...(['told', 'in-approval', 'in-approval', 'approved', 'disputed', 'in-notice', 'ready'] as const),
  ...(['in-batch', 'paid', 'bounced', 'paid', 'told'] as const),
];

/** What this firm had from another programme was found after its award was paid: it opens a claim to pay back. */
const FOUND_LATER = demoUscc('330482', 16);

/** A round that was told, with its awards in every stage of their way. `notice` is the number of its public notice. */
export function demoAwards(
  firms: readonly Provider[],
  { book, assess }: ShelvedPolicy,
  terms: DemoTerms & { readonly first: string; readonly notice: number },
): DemoAwards {
  const asOf = workdayAgo(terms, OPENED);
  const number = `DF${yearOf(terms.today)}-1`;
  const clauses = book.clauses
    .filter(({ id }) => book.rules.some((rule) => rule.clause === id && id.split('.').length > 3))
    .map(({ id }) => id);
  const departmentsOf = (clause: string) => officesOf(clauseOf(book, clause)?.departments ?? []);
  const totals = new RoundTotals();
  const sorted = firms.toSorted((a, b) => (a.uscc < b.uscc ? -1 : 1));
  const digests: string[] = [];
  const results = sorted.map((firm): FirmResult => {
    const { uscc, name, region, publishedAwards } = firm;
    const facts = factsOf(firm.uscc === FOUND_LATER ? { ...firm, otherAwards: [] } : firm);
    const held = (clause: string, matter: string) =>
      publishedAwards.some((one) => one.clause === clause && one.matter === matter);
    const lines = groupedLines(assess(facts, asOf).lines, clauses, held);
    totals.add(region, lines);
    digests.push(canonicalJson({ uscc, lines }));
    return { uscc, firm: name, region, read: 1, basis: `1:${book.digest}`, facts, lines };
  });
  const begun = historyOf(
    [
      { event: 'begin', to: 'computing', daysAgo: OPENED, by: CITY },
      { event: 'finish', to: 'computed', daysAgo: OPENED, by: CITY },
      { event: 'tell', to: 'telling', daysAgo: OPENED - 1, by: CITY },
      { event: 'opened', to: 'told', daysAgo: OPENED - 1, by: CITY },
    ],
    terms,
    900,
  );
  const due = results
    .toSorted((a, b) => Number(b.uscc === terms.first) - Number(a.uscc === terms.first))
    .flatMap(({ uscc, facts, lines }) => {
      const payable = new Set(
        lines.filter(({ group }) => group === 'payable').map((one) => entitlementKey({ ...one, uscc })),
      );
      return casesOf(number, assess(facts, asOf), facts, { hash: sha256, departmentsOf }).filter((one) =>
        payable.has(entitlementKey({ ...one, matter: matterOf(one.line) })),
      );
    });
  const contactOf = new Map(firms.map(({ uscc, contact }) => [uscc, contact.name]));
  const cases = due.map((made, i): AwardCase => {
    const state = WAYS[i % WAYS.length] ?? 'told';
    const firm = firmActor(made.uscc, contactOf.get(made.uscc) ?? '');
    return { ...made, ...onItsWay(made, state, i, { firm, terms }), id: demoLifeId(9, i + 1) };
  });
  const digest = sha256(canonicalJson({ policy: book.id, data: book.digest, clauses, asOf }) + digests.join(''));
  return {
    round: {
      ...{ id: demoLifeId(8, 1), state: 'told', version: begun.length, history: begun },
      ...{ number, policy: book.id, policyDigest: book.digest, clauses, asOf },
      ...{
        budgetLine: `${yearOf(terms.today)} 年市级工业和信息化发展专项资金`,
        budgetFen: 500_000_000,
        refused: [],
      },
      result: {
        firms: totals.firms,
        snapshotAt: begun[0]?.at ?? '',
        sums: totals.list(),
        firmCounts: totals.firmCounts(),
        digest,
      },
    },
    ...{ results, cases },
  };
}

type Made = ReturnType<typeof casesOf>[number];

/** The history of an award that has come to a state, and what it gathered on the way. */
function onItsWay(
  made: Made,
  state: AwardCaseState,
  i: number,
  { firm, terms }: { readonly firm: Actor; readonly terms: DemoTerms & { readonly notice: number } },
) {
  const { departments, firm: name, lineDigest } = made;
  const steps: DemoStep[] = [{ event: 'begin', to: 'told', daysAgo: OPENED - 1, by: CITY, reason: made.round }];
  const step = (event: string, to: AwardCaseState, daysAgo: number, by: Actor, reason = '') =>
    steps.push({ event, to, daysAgo, by, reason });
  const from = workdayAgo(terms, 18);
  const notice = {
    number: `${terms.rules.noticePrefix}〔${yearOf(terms.today)}〕${terms.notice}号`,
    ...{ from, until: workingTerm(from, terms.rules.noticeDays, terms.calendar).to },
  };
  const order = ['told', 'in-approval', 'approved', 'in-notice', 'ready', 'in-batch', 'paid'];
  const reached = state === 'bounced' ? order.indexOf('in-batch') : order.indexOf(state);
  const batch = `BF${yearOf(terms.today)}-1`;
  if (state === 'disputed')
    step('dispute', 'disputed', 28, firm, '2024 年营业收入：审计报告中的数字与平台所记不同，见附注。');
  if (reached >= 1) step('confirm', 'in-approval', 28, firm);
  const agreed = state === 'in-approval' ? i % departments.length : reached > 1 ? departments.length : 0;
  const approvals = departments.slice(0, agreed).flatMap((role, n) => {
    const by = OFFICES[role];
    if (by === undefined) return [];
    step('approve', n + 1 === departments.length ? 'approved' : 'in-approval', 26 - n, by);
    return { role, by, at: '', shown: lineDigest };
  });
  if (reached >= 3) step('open-notice', 'in-notice', 18, CITY, notice.number);
  if (reached >= 4) step('close-notice', 'ready', 9, CITY);
  if (reached >= 5) step('take-in-batch', 'in-batch', 6, PAYER, batch);
  if (state === 'paid') step('pay', 'paid', 3, PAYER);
  if (state === 'bounced') step('bounce', 'bounced', 3, PAYER, '账号与户名不符');
  const history = historyOf(steps, terms, 900 + i);
  const agreedAt = history.filter(({ event }) => event === 'approve').map(({ at }) => at);
  return {
    ...{ state, version: history.length, history },
    approvals: approvals.map((one, n) => ({ ...one, at: agreedAt[n] ?? '' })),
    account:
      reached < 1
        ? null
        : { name, number: `33050110${String(10_000_000 + i * 137)}`, bank: '演示银行嘉兴分行', cnaps: '102335000018' },
    dispute: state === 'disputed' ? { fact: '2024 年营业收入', why: '审计报告中的数字与平台所记不同，见附注。' } : null,
    notice: reached >= 3 ? notice : null,
    objections: [],
    batches: reached >= 5 ? [batch] : [],
    paidOn: state === 'paid' ? workdayAgo(terms, 3) : null,
  };
}
