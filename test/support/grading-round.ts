import { cardOf, sumOf, type GradeResult } from '../../server/domain/grading/grade-result.ts';
import { GradeTally } from '../../server/domain/grading/grade-tally.ts';
import type { Grade } from '../../server/domain/grading/grade.ts';
import type { GradingRound } from '../../server/domain/grading/grading-round.ts';
import type { GradingFacts } from '../../server/domain/grading/scorecard.ts';
import type { GradingScheme } from '../../server/domain/policy/grading-rules.ts';
import type { HistoryEntry } from '../../server/domain/registry/history.ts';
import { openGradingStores } from '../../server/grading-services.ts';
import { RoundDigest } from '../../server/features/grading/round-digest.ts';
import { actor } from './listing.ts';
import type { TestSite } from './site.ts';

export interface GradedFirm {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly categories: readonly string[];
  readonly facts: GradingFacts;
}

export interface RoundSketch {
  readonly number: string;
  readonly cutOff: string;
  readonly scheme: GradingScheme;
  readonly state: 'computed' | 'noticed' | 'published';
  readonly firms: readonly GradedFirm[];
}

let serial = 0;
const nextId = () => (0x6a_0000_0000 + ++serial).toString(16).padStart(24, '0');
const began = (to: string): HistoryEntry => ({
  ...{ version: 1, at: '2026-11-01T02:00:00.000Z', event: 'begin', from: '', to },
  ...{ by: actor('city'), reason: '', shown: null, salt: '' },
});

/** Facts that come to so many of 100 points, give or take a hundredth: an even share of each indicator that is in proportion. */
export const factsFor = (points: number): GradingFacts => ({
  figures: {
    ...{ acceptedCases: points / 10, repeatCustomers: points / 2 },
    ...{ acceptanceRate: 60 + (points * 2) / 5, onTimeRate: 50 + points / 2, customerRating: 1 + points / 25 },
    ...{ residentTeam: points / 5, revenueGrowth: points / 5 },
  },
  counts: { lateChanges: 0, warnings: 0 },
  judged: { solution: points },
});

/** A round as it is once it is locked, kept in the site's own storage; from the notice on with a grade for each firm. */
export async function keepRound(site: TestSite, sketch: RoundSketch) {
  const { number, cutOff, scheme, state } = sketch;
  const stores = await openGradingStores(site.database.connection, () => undefined);
  const results = sketch.firms
    .map((firm): GradeResult => ({ ...firm, read: 1, ...sumOf(cardOf(scheme, firm.facts)) }))
    .sort((a, b) => (a.uscc < b.uscc ? -1 : 1));
  const tally = new GradeTally();
  const digest = new RoundDigest({ scheme, cutOff });
  for (const one of results) {
    tally.add(one);
    digest.add(one);
  }
  const notice = { number: `公示-${number}`, from: cutOff, until: cutOff };
  const round: GradingRound = {
    ...{ id: nextId(), number, cutOff, scheme, state, version: 1, history: [began(state)] },
    ...{ experts: [], run: 1, taken: 1, gathered: false, proposer: null, votes: [] },
    result: {
      ...{ firms: tally.firms, snapshotAt: `${cutOff}T02:00:00.000Z`, digest: digest.hex() },
      ...{ counts: tally.counts(), medians: tally.medians(scheme) },
    },
    notice: state === 'computed' ? null : notice,
    publishedOn: state === 'published' ? cutOff : null,
  };
  const grades = results.map(
    ({ uscc, firm, region, categories, facts, total, grade, scoredWeight, dimensions }): Grade => {
      const result = { uscc, region, categories, facts, total, grade, scoredWeight, dimensions };
      return {
        ...{ id: nextId(), state: state === 'published' ? 'published' : 'noticed', version: 1 },
        ...{ ...result, history: [began('noticed')], round: number, cutOff, name: firm, noticed: { total, grade } },
        ...{ corrections: [], appealUntil: cutOff, deciders: [], appeal: null, before: null, cause: '', inARow: 0 },
        ...{ mending: '', since: cutOff, due: null, removal: null, clue: null },
      };
    },
  );
  await stores.gradingRounds.insertMissing([round]);
  await stores.gradingResults.keep(number, 1, results);
  if (state !== 'computed') await stores.grades.insertMissing(grades);
  return { stores, round, results, grades };
}

/** The demonstration's own rounds are taken away: a test with rounds of its own counts all there are. */
export async function withoutDemoRounds({ database }: TestSite): Promise<void> {
  for (const name of ['grading_rounds', 'grading_results', 'grading_sheets', 'grades'])
    await database.connection.collection(name).deleteMany({});
}
