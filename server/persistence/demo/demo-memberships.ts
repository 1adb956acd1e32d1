import { declaredExit, proposedRemoval } from '../../domain/registry/membership-beginnings.ts';
import type { MembershipCase, MembershipCaseState } from '../../domain/registry/membership-case.ts';
import { spellOn } from '../../domain/registry/membership.ts';
import type { ReviewCase } from '../../domain/registry/review.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { dayAfter, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { CITY, CITY2, demoLifeId, firmActor, historyOf, type DemoStep } from './demo-membership-parts.ts';
import { demoUscc } from './demo-names.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** How many days ago the demonstration's firm left the pool. */
export const LEFT_DAYS_AGO = 40;
export const LEFT_CASE_NUMBER = (today: Day): string => `CY${yearOf(daysFrom(today, -LEFT_DAYS_AGO - 10))}0001`;

/** Invented ways out of the pool: one firm that left, one that declared it, removals in each state. */
export function demoMemberships(
  firms: readonly Provider[],
  reviews: readonly ReviewCase[],
  terms: DemoTerms,
): MembershipCase[] {
  const { today, rules, calendar } = terms;
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  const cases: MembershipCase[] = [];

  const add = (place: string, firmSerial: number, made: (firm: Provider) => Omit<MembershipCase, 'id'> | undefined) => {
    const firm = byCode.get(demoUscc(place, firmSerial));
    const one = firm && made(firm);
    if (one !== undefined) cases.push({ id: demoLifeId(1, cases.length + 1), ...one });
  };
  const living = (steps: readonly DemoStep[]) => {
    const history = historyOf(steps, terms, cases.length + 1);
    const last = history.at(-1);
    const state = (last?.to ?? 'dropped') as MembershipCaseState;
    return { history, version: history.length, state, since: (last?.at ?? today).slice(0, 10), effects: [] };
  };
  const number = (daysAgo: number, n: number) => `CY${yearOf(daysFrom(today, -daysAgo))}${String(n).padStart(4, '0')}`;

  // Left the pool: its spell in the providers' data ends the day before.
  add('330482', 51, (firm) => {
    const spell = firm.pool.at(-1);
    if (spell === undefined || spell.to === null) return undefined;
    const by = firmActor(firm.uscc, firm.contact.name);
    const reason = '公司业务转向元器件销售，不再承接改造项目。';
    const was = spell.changes?.[0]?.was ?? spell.to;
    const ending = { firm, spell: { ...spell, to: was }, number: LEFT_CASE_NUMBER(today), by, today };
    const steps = [{ event: 'declare-exit', to: 'exit-declared', daysAgo: LEFT_DAYS_AGO + 10, by, reason }];
    return { ...declaredExit(ending, reason, dayAfter(spell.to)), ...living(steps) };
  });

  const removal = (
    place: string,
    firmSerial: number,
    proposed: number,
    ground: { ground: string; facts: string },
    rest: (firm: Provider) => readonly DemoStep[] = () => [],
    more: (firm: Provider) => Partial<MembershipCase> = () => ({}),
  ) =>
    add(place, firmSerial, (firm) => {
      const spell = spellOn(firm, today);
      if (spell === undefined) return undefined;
      const day = workdayAgo(terms, proposed);
      const ending = { firm, spell, number: number(proposed, cases.length + 1), by: CITY, today: day };
      const begun = proposedRemoval(ending, { ...ground, source: null }, rules.membership.defenceDays, calendar);
      const { text } = rules.membership.removalGrounds.find(({ code }) => code === ground.ground) ?? { text: '' };
      const first = { event: 'propose-removal', to: 'removal-proposed', daysAgo: proposed, by: CITY };
      return {
        ...begun,
        ...living([{ ...first, reason: `${text}。${ground.facts}` }, ...rest(firm)]),
        ...more(firm),
      };
    });

  const refused = reviews.find(({ state, uscc }) => state === 'to-remove' && uscc === demoUscc('330482', 60));
  removal(
    '330482',
    60,
    2,
    { ground: 'review-refused', facts: '期满未提交复核表，两次电话催告未答复。' },
    () => [],
    () => ({ source: refused?.id ?? null }),
  );
  removal('440300', 67, 21, {
    ground: 'conditions-lost',
    facts: '实地走访，原登记的代理团队已经解散，现场没有实施人员。',
  });
  removal(
    '330600',
    66,
    9,
    { ground: 'ended', facts: '两家企业反映改造项目停工半年。' },
    (firm) => [
      {
        event: 'defend',
        to: 'defended',
        daysAgo: 5,
        by: firmActor(firm.uscc, firm.contact.name),
        reason: '停工系业主资金原因，附停工函和复工计划；本企业仍在正常经营。',
      },
    ],
    () => ({ defence: '停工系业主资金原因，附停工函和复工计划；本企业仍在正常经营。' }),
  );
  removal(
    '330483',
    57,
    60,
    { ground: 'conditions-lost', facts: '登记的两名工程师已离职。' },
    () => [
      {
        event: 'drop',
        to: 'dropped',
        daysAgo: 45,
        by: CITY2,
        reason: '企业已补充三名工程师并提供社保证明，条件仍然具备。',
      },
    ],
    () => ({ due: null }),
  );
  return cases;
}
