import { matterOf } from '../../domain/awards/award-case.ts';
import { judgeableOf, secondOfficeOf, type AwardJudgement } from '../../domain/awards/judgement.ts';
import type { ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import { factsOf } from '../../domain/awards/provider-facts.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { CITY, demoLifeId, historyOf } from './demo-membership-parts.ts';

const FINANCE = demoActor('finance');
const DECIDED = 2;
const GROUNDS = {
  'previous-year-zero':
    '企业 2023 年设立后处于研发期，当年没有营业收入；2024 年全部营业收入来自当年签订的合同，建议视为达到增幅。',
  'outside-jurisdiction': '注册地不在本市，也没有在本市缴纳税款；按市与县（市、区）财政分担的规定，不由本市财政兑付。',
} as const;

/** How many numbers of judgements the demonstration has used. */
export const DEMO_JUDGEMENTS = 2;

/** One that waits for the second person, and one that is decided: a firm from elsewhere that the city does not pay. */
export function demoJudgements(
  firms: readonly Provider[],
  { book, assess }: ShelvedPolicy,
  terms: DemoTerms,
): AwardJudgement[] {
  const heldBy = (code: keyof typeof GROUNDS) =>
    firms
      .flatMap((firm) => assess(factsOf(firm), terms.today).lines.map((line) => ({ firm, line, code })))
      .find(({ line }) => line.year !== undefined && judgeableOf(line).join() === code);
  return [heldBy('outside-jurisdiction'), heldBy('previous-year-zero')].flatMap((found, i) => {
    if (found === undefined) return [];
    const { firm, line, code } = found;
    const decided = code === 'outside-jurisdiction';
    const ground = GROUNDS[code];
    const begun = { event: 'begin', to: 'proposed', daysAgo: 4, by: CITY, reason: ground };
    const done = { event: 'decide', to: 'in-force', daysAgo: DECIDED, by: FINANCE, reason: '同意。' };
    const history = historyOf(decided ? [begun, done] : [begun], terms, 960 + i);
    return {
      ...{ id: demoLifeId(10, i + 1), state: decided ? ('in-force' as const) : ('proposed' as const) },
      ...{ version: history.length, history, number: `RD${yearOf(terms.today)}-${i + 1}` },
      ...{ uscc: firm.uscc, firm: firm.name, region: firm.region, policy: book.id, clause: line.clause },
      ...{ matter: matterOf(line), code, line, ground, second: secondOfficeOf(code), proposer: CITY },
      decision: decided ? ('unmet' as const) : ('met' as const),
      evidence: decided ? '市财政局会商纪要（演示）' : '2023 年度、2024 年度审计报告（演示）',
      documents: [],
      decidedOn: decided ? workdayAgo(terms, DECIDED) : null,
      decidedBy: decided ? `${CITY.name}、${FINANCE.name}` : '',
    };
  });
}
