import { isCoveredBy, isRenewalDue, renewedUntil, spellOn } from '../../domain/registry/membership.ts';
import type { Provider, SpellChange } from '../../domain/registry/provider.ts';
import { EMPTY_ANSWER, type ReviewAnswer, type ReviewCase, type ReviewRound } from '../../domain/registry/review.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { CITY, CITY2, demoLifeId, firmActor, historyOf, type DemoStep } from './demo-membership-parts.ts';
import { demoUscc } from './demo-names.ts';

/** How many days ago the running round was opened; its answers were due some days ago. */
const OPENED = 25;
const A_YEAR = 364;

export interface DemoReviews {
  readonly rounds: readonly ReviewRound[];
  readonly cases: readonly ReviewCase[];
  /** What the renewals changed of their providers. */
  readonly renewals: ReadonlyMap<string, SpellChange>;
}

type Ending =
  'awaiting' | 'submitted' | 'returned' | 'correcting' | 'corrected' | 'kept' | 'renewed' | 'to-remove' | 'set-aside';

/** Firms whose case in the running round shows something; the others follow in turn. */
const SHOWN: Readonly<Record<string, Ending>> = {
  [demoUscc('330402', 1)]: 'returned',
  [demoUscc('330421', 5)]: 'correcting',
  [demoUscc('330482', 60)]: 'to-remove',
  [demoUscc('330200', 65)]: 'set-aside',
  [demoUscc('330411', 56)]: 'renewed',
  [demoUscc('330400', 59)]: 'submitted',
  [demoUscc('330400', 53)]: 'submitted',
  [demoUscc('310115', 63)]: 'corrected',
};

/** A finished round and a running one, with a case in every state. */
export function demoReviews(firms: readonly Provider[], terms: DemoTerms): DemoReviews {
  const renewals = new Map<string, SpellChange>();
  const now = oneRound(firms, terms, OPENED, (uscc, i) => SHOWN[uscc] ?? running(i), renewals);
  const before = oneRound(firms, terms, OPENED + A_YEAR, () => 'kept', renewals);
  const { calendar, rules } = terms;
  const roundOf = (opened: number, serial: number, closed: boolean, count: number): ReviewRound => {
    const openedOn = workdayAgo(terms, opened);
    const steps: DemoStep[] = [
      { event: 'begin', to: 'opening', daysAgo: opened, by: CITY },
      { event: 'ready', to: 'open', daysAgo: opened, by: CITY },
      { event: 'remind', to: 'open', daysAgo: opened - 18, by: CITY },
      ...(closed ? [{ event: 'close', to: 'closed', daysAgo: opened - 60, by: CITY }] : []),
    ];
    const history = historyOf(steps, terms, serial);
    return {
      ...{ id: demoLifeId(2, serial), state: closed ? 'closed' : 'open', version: history.length, history },
      ...{ year: yearOf(openedOn), asOf: openedOn, openedOn },
      due: workingTerm(openedOn, rules.membership.reviewDays, calendar).to,
      reminded: [{ on: workdayAgo(terms, opened - 18), count }],
      closedOn: closed ? workdayAgo(terms, opened - 60) : null,
    };
  };
  return {
    rounds: [roundOf(OPENED + A_YEAR, 1, true, 7), roundOf(OPENED, 2, false, 9)],
    cases: [...before, ...now],
    renewals,
  };
}

const running = (i: number): Ending => (i % 9 === 4 ? 'awaiting' : i % 7 === 3 ? 'submitted' : 'kept');

function oneRound(
  firms: readonly Provider[],
  terms: DemoTerms,
  opened: number,
  endingOf: (uscc: string, i: number) => Ending,
  renewals: Map<string, SpellChange>,
): ReviewCase[] {
  const asOf = workdayAgo(terms, opened);
  const { newcomerDays } = terms.rules.membership;
  const covered = firms
    .filter((firm) => isCoveredBy(firm, asOf, newcomerDays))
    .sort((a, b) => (a.uscc < b.uscc ? -1 : 1));
  return covered.map((firm, i) => oneCase(firm, i, endingOf(firm.uscc, i), asOf, opened, terms, renewals));
}

function oneCase(
  firm: Provider,
  i: number,
  ending: Ending,
  asOf: Day,
  opened: number,
  terms: DemoTerms,
  renewals: Map<string, SpellChange>,
): ReviewCase {
  const { rules, calendar } = terms;
  const { uscc, name, region } = firm;
  const year = yearOf(asOf);
  const number = `FH${year}${String(i + 1).padStart(4, '0')}`;
  const spell = spellOn(firm, asOf) ?? { from: asOf, to: null };
  const steps = stepsTo(ending, opened - (3 + (i % 12)), opened, firmActor(uscc, firm.contact.name), i);
  const history = historyOf(steps, terms, i);
  const last = history.at(-1);
  const since = (last?.at ?? asOf).slice(0, 10);
  const submitted = history.find(({ event }) => event === 'submit')?.at.slice(0, 10) ?? null;
  const mended = ending === 'corrected';
  const renewedTo =
    ending === 'renewed' && spell.to !== null && isRenewalDue(spell, asOf, rules.membership.renewalWindowDays)
      ? renewedUntil(spell.to, rules.membershipYears)
      : null;
  if (renewedTo !== null)
    renewals.set(uscc, { kind: 'renewal', was: spell.to, to: renewedTo, paper: number, on: since });
  const dueOf: Partial<Record<Ending, Day>> = {
    awaiting: workingTerm(asOf, rules.membership.reviewDays, calendar).to,
    returned: workingTerm(since, rules.correctionDays, calendar).to,
    correcting: workingTerm(since, 20, calendar).to,
  };
  const asks = ending === 'returned' || ending === 'correcting' || mended;
  return {
    ...{ id: demoLifeId(opened === OPENED ? 3 : 4, i + 1) },
    ...{ state: renewedTo === null && ending === 'renewed' ? 'kept' : ending, version: history.length, history },
    ...{ number, year, asOf, uscc, name, region, spellFrom: spell.from, spellTo: spell.to },
    answer: submitted === null ? EMPTY_ANSWER : answerOf(firm, year, mended, terms),
    ...{
      submittedOn: submitted,
      late: false,
      since,
      due: dueOf[ending] ?? null,
      renewedTo,
      effects: [],
      removal: null,
    },
    asked: asks ? (history.findLast(({ event }) => event === 'return' || event === 'correct')?.reason ?? '') : '',
  };
}

/** The way of a case to where it stands; `answered` days ago the firm submitted. */
function stepsTo(ending: Ending, answered: number, opened: number, firm: DemoStep['by'], i: number): DemoStep[] {
  const city = i % 2 === 0 ? CITY : CITY2;
  const begin: DemoStep = { event: 'begin', to: 'awaiting', daysAgo: opened, by: CITY };
  const submit: DemoStep = { event: 'submit', to: 'submitted', daysAgo: answered, by: firm };
  const decided = Math.max(answered - 2, 1);
  const decide = (event: string, to: string, reason: string): DemoStep => ({
    event,
    to,
    daysAgo: decided,
    by: city,
    reason,
  });
  const correct = decide('correct', 'correcting', '承诺的本地服务团队不足，请补充到位并提供社保证明。');
  switch (ending) {
    case 'awaiting':
      return [begin];
    case 'submitted':
      return [begin, submit];
    case 'returned':
      return [
        begin,
        submit,
        {
          event: 'return',
          to: 'returned',
          daysAgo: 3,
          by: city,
          reason: '请写明今年新增团队人数，并列出今年验收的项目。',
        },
      ];
    case 'correcting':
      return [begin, submit, correct];
    case 'corrected':
      return [begin, submit, correct, { event: 'report', to: 'corrected', daysAgo: 1, by: firm }];
    case 'to-remove':
      return [
        begin,
        {
          ...{ event: 'propose-removal', to: 'to-remove', daysAgo: 2, by: CITY },
          reason: '期满未提交复核表，两次电话催告未答复。',
        },
      ];
    case 'set-aside':
      return [
        begin,
        { event: 'set-aside', to: 'set-aside', daysAgo: 6, by: city, reason: '有效期已届满，企业没有提交复核表。' },
      ];
    case 'renewed':
      return [begin, submit, decide('renew', 'renewed', '符合条件，资料属实，同意续期。')];
    case 'kept':
      return [begin, submit, decide('keep', 'kept', '符合条件，资料属实。')];
  }
}

function answerOf(firm: Provider, year: number, mended: boolean, { rules }: DemoTerms): ReviewAnswer {
  return {
    changes: '服务团队略有增加，其余没有变化。',
    profileConfirmed: true,
    revenueFen: firm.revenue.find((one) => one.year === year - 1)?.fen ?? 128_000_000,
    cases:
      '嘉兴示禾机械有限公司（虚构）：机加工车间设备联网，已验收\n浙江样织纺织有限公司（虚构）：织造车间质量追溯，实施中',
    declared: rules.membership.reviewItems.map(({ code }) => code),
    correction: mended ? '已在嘉兴增聘实施工程师四名，社保证明备查。' : '',
  };
}

/** The firms with what renewals changed of them. */
export function withRenewals(firms: readonly Provider[], { renewals }: DemoReviews): Provider[] {
  return firms.map((firm) => {
    const change = renewals.get(firm.uscc);
    if (change === undefined) return firm;
    const pool = firm.pool.map((spell) =>
      spell.to === change.was ? { ...spell, to: change.to, changes: [...(spell.changes ?? []), change] } : spell,
    );
    return { ...firm, pool };
  });
}
