import type { Expert, ExpertSheet } from '../../domain/grading/expert-sheet.ts';
import { judgedFor } from '../../domain/grading/expert-sheet.ts';
import { mustMend, type Grade } from '../../domain/grading/grade.ts';
import { cardOf, roundDigest, sumOf, type GradeResult } from '../../domain/grading/grade-result.ts';
import { GradeTally } from '../../domain/grading/grade-tally.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import type { GradingFacts } from '../../domain/grading/scorecard.ts';
import { judgedOf, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { sha256 } from '../sha256.ts';
import { DEMO_ACCOUNTS, demoAccountId, demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoLifeId, firmActor, historyOf, type DemoStep } from './demo-membership-parts.ts';

type Terms = DemoTerms & { readonly gradingScheme: GradingScheme };

export interface DemoGrading {
  readonly rounds: readonly GradingRound[];
  readonly results: readonly { readonly round: string; readonly results: readonly GradeResult[] }[];
  readonly sheets: readonly ExpertSheet[];
  readonly grades: readonly Grade[];
}

const EXPERTS: readonly Expert[] = ['expert1', 'expert2', 'expert3'].map((username) => {
  const { department = '' } = DEMO_ACCOUNTS.find((one) => one.username === username) ?? {};
  return { account: demoAccountId(username), name: demoActor(username).name, unit: department };
});

/** Invented, and the same at every start: a number below `most` for a firm and what is asked. */
function invented(uscc: string, salt: string, most: number): number {
  let sum = 7;
  for (const sign of uscc + salt) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % most;
}

/** What the records said of a firm on the day of a round: better firms are better in all, and each year differs a little. */
function factsOf({ uscc, industries }: Provider, year: number): GradingFacts {
  const good = 15 + invented(uscc, 'good', 50) + invented(uscc, String(year), 20);
  const up = (most: number, salt: string) => Math.min(most, Math.floor((good * most) / 80) + invented(uscc, salt, 3));
  return {
    figures: {
      ...{
        acceptedCases: up(12, 'cases'),
        industries: Math.max(industries.length, 1),
        repeatCustomers: up(60, 'again'),
      },
      ...{ ownProducts: 1 + up(3, 'own'), certificates: up(3, 'cert'), standardsLed: up(2, 'led') },
      ...{ acceptanceRate: 70 + up(30, 'rate'), onTimeRate: 60 + up(40, 'time'), customerRating: 3 + up(2, 'stars') },
      ...{
        residentTeam: 4 + up(20, 'team'),
        revenueGrowth: up(25, 'growth'),
        daysSinceConfirmed: 300 - up(240, 'days'),
      },
    },
    counts: { lateChanges: invented(uscc, `late${year}`, 7) === 0 ? 1 : 0, warnings: 0 },
  };
}

/** A round that was published a year ago, and this year's, which waits for its experts. */
export function demoGrading(firms: readonly Provider[], terms: Terms): DemoGrading {
  const [first, last] = [350, 20].map((days) => yearOf(workdayAgo(terms, days)));
  const alone = first !== last;
  const past = roundOf(firms, terms, { daysAgo: 350, serial: 1, published: true, alone });
  const present = roundOf(firms, terms, { daysAgo: 20, serial: 2, published: false, alone });
  return {
    rounds: [past.round, present.round],
    results: [past, present].map(({ round, results }) => ({ round: round.number, results })),
    sheets: [...past.sheets, ...present.sheets],
    grades: gradesOf(past.round, past.results, firms, terms),
  };
}

interface Plan {
  readonly daysAgo: number;
  readonly serial: number;
  readonly published: boolean;
  /** The only one of its year. */
  readonly alone: boolean;
}

function roundOf(firms: readonly Provider[], terms: Terms, plan: Plan) {
  const { daysAgo, serial, published, alone } = plan;
  const { gradingScheme: scheme, calendar } = terms;
  const begunOn = workdayAgo(terms, daysAgo);
  const year = yearOf(begunOn);
  const number = `PJ${year}-${alone ? 1 : serial}`;
  const cutOff = begunOn;
  const members = firms
    .filter((one) => standingOn(one, cutOff).state === 'member')
    .toSorted((a, b) => (a.uscc < b.uscc ? -1 : 1));
  const sheets = sheetsOf(members, number, scheme, terms, plan);
  const results = members.map((firm): GradeResult => {
    const { uscc, name, region, categories } = firm;
    const plain = factsOf(firm, year);
    const facts = published ? { ...plain, judged: judgedFor(scheme, uscc, sheets) } : plain;
    return { uscc, firm: name, region, categories, read: 1, facts, ...sumOf(cardOf(scheme, facts)) };
  });
  const tally = new GradeTally();
  for (const one of results) tally.add(one);
  const history = historyOf(stepsOf(daysAgo, published), terms, 300 + serial);
  const from = workdayAgo(terms, daysAgo - 22);
  const vote = (username: string, at: number) => ({
    ...{ by: demoActor(username), at: history[at]?.at ?? '', agree: true, reason: '' },
  });
  const round: GradingRound = {
    ...{ id: demoLifeId(11, serial), state: published ? 'published' : 'judging', version: history.length, history },
    ...{ number, scheme, cutOff, experts: EXPERTS, run: 1, taken: 1, gathered: published },
    result: {
      ...{
        firms: tally.firms,
        snapshotAt: history[0]?.at ?? '',
        counts: tally.counts(),
        medians: tally.medians(scheme),
      },
      digest: roundDigest({ scheme, cutOff }, results, sha256),
    },
    proposer: published ? demoActor('city') : null,
    votes: published ? [vote('market', 5), vote('finance', 6)] : [],
    notice: published
      ? {
          number: `${terms.rules.noticePrefix}〔${yearOf(from)}〕8号`,
          from,
          until: workingTerm(from, scheme.rounds.noticeDays, calendar).to,
        }
      : null,
    publishedOn: published ? workdayAgo(terms, daysAgo - 34) : null,
  };
  return { round, results, sheets };
}

function stepsOf(daysAgo: number, published: boolean): DemoStep[] {
  const city = (event: string, to: string, after: number): DemoStep => ({
    ...{ event, to, daysAgo: daysAgo - after, by: demoActor('city') },
  });
  const computed = [city('begin', 'computing', 0), city('finish', 'judging', 0)];
  if (!published) return computed;
  const vote = (username: string, to: string): DemoStep => ({
    ...{ event: 'agree', to, daysAgo: daysAgo - 20, by: demoActor(username) },
  });
  return [
    ...computed,
    ...[city('gather', 'computing', 14), city('finish', 'computed', 14), city('propose', 'committee', 16)],
    ...[vote('market', 'committee'), vote('finance', 'confirmed')],
    ...[city('open-notice', 'opening', 22), city('opened', 'noticed', 22)],
    ...[city('publish', 'publishing', 34), city('finished', 'published', 34)],
  ];
}

/** What experts wrote beside some of their scores. */
const REMARKS = ['方案覆盖主要生产环节。', '实施案例扎实。', '方案偏通用，写得不够具体。'] as const;

/** Of a round that waits the first expert has handed in, the second is half way, the third has not begun. */
function sheetsOf(
  members: readonly Provider[],
  round: string,
  scheme: GradingScheme,
  terms: Terms,
  { daysAgo, serial, published }: Plan,
): ExpertSheet[] {
  return EXPERTS.map((expert, i) => {
    const done = published || i === 0 ? members.length : i === 1 ? Math.floor(members.length / 2) : 0;
    const by = demoActor(`expert${i + 1}`);
    const steps: DemoStep[] = [
      { event: 'begin', to: 'open', daysAgo, by: demoActor('city') },
      ...(done > 0 ? [{ event: 'score', to: 'open', daysAgo: daysAgo - 3 - i, by }] : []),
      ...(done === members.length ? [{ event: 'submit', to: 'submitted', daysAgo: daysAgo - 5 - i, by }] : []),
    ];
    const history = historyOf(steps, terms, 330 + serial * 10 + i);
    return {
      ...{ id: demoLifeId(12, serial * 10 + i), version: history.length, history, round, expert },
      state: done === members.length ? 'submitted' : 'open',
      scores: members.slice(0, done).map(({ uscc }, k) => ({
        uscc,
        recusal: k === 3 + i ? '曾任该企业技术顾问' : null,
        points:
          k === 3 + i
            ? {}
            : Object.fromEntries(judgedOf(scheme).map(({ id }) => [id, 55 + invented(uscc, `${id}${i}`, 40)])),
        remark: k === 3 + i ? '' : (REMARKS[invented(uscc, `said${i}`, 6)] ?? ''),
      })),
    };
  });
}

/** What became of the published ones: one was corrected on appeal, those to mend have mended, all but the last. */
function gradesOf(
  round: GradingRound,
  results: readonly GradeResult[],
  firms: readonly Provider[],
  terms: Terms,
): Grade[] {
  const { scheme, notice, number, cutOff } = round;
  const contactOf = new Map(firms.map(({ uscc, contact }) => [uscc, contact.name]));
  const low = results.filter(({ grade }) => mustMend(scheme, grade));
  const due: Day = workingTerm(round.publishedOn ?? cutOff, scheme.rounds.mendDays, terms.calendar).to;
  const dayBehind = (day: number) => 350 - day;
  return results.map((one, i): Grade => {
    const { uscc, firm: name, region, categories, facts, total, grade, scoredWeight, dimensions } = one;
    const result = { uscc, region, categories, facts, total, grade, scoredWeight, dimensions };
    const mends = mustMend(scheme, result.grade);
    const mended = mends && result.uscc !== low.at(-1)?.uscc;
    const by = firmActor(result.uscc, contactOf.get(result.uscc) ?? '');
    const step = (event: string, to: string, day: number, who: Actor, reason = ''): DemoStep => ({
      ...{ event, to, daysAgo: dayBehind(day), by: who, reason },
    });
    const appealed = i === 1;
    const history = historyOf(
      [
        step('begin', 'noticed', 22, demoActor('city'), notice?.number),
        ...(appealed
          ? [
              step('appeal', 'appealed', 24, by, '方案中的按期率没有计入两个延期经客户书面同意的项目。'),
              step('dismiss', 'noticed', 29, demoActor('city3'), '延期没有在平台报告，按登记的计划日期计算。'),
            ]
          : []),
        step('publish', mends ? 'to-mend' : 'published', 34, demoActor('city')),
        ...(mended
          ? [
              step('report', 'reported', 60, by, '补充了企业资料和客户回访记录。'),
              step('accept', 'mended', 66, demoActor('city2'), '资料已经核对。'),
            ]
          : []),
      ],
      terms,
      400 + i,
    );
    const appeal = history.find(({ event }) => event === 'appeal');
    return {
      ...{ ...result, id: demoLifeId(13, i + 1), version: history.length, history, name, round: number, cutOff },
      ...{ state: mended ? 'mended' : mends ? 'to-mend' : 'published', corrections: [] },
      ...{ noticed: { total: result.total, grade: result.grade }, appealUntil: notice?.until ?? cutOff },
      deciders: ['city', 'market', 'finance'].map(demoAccountId),
      appeal: appeal === undefined ? null : { at: appeal.at, by: appeal.by, text: appeal.reason },
      ...{ before: null, cause: '', inARow: mends ? 1 : 0, since: history.at(-1)?.at.slice(0, 10) ?? cutOff },
      mending: mended ? '补充了企业资料和客户回访记录。' : '',
      ...{ due: mends && !mended ? due : null, removal: null, clue: null },
    };
  });
}
