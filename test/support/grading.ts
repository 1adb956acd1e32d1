import assert from 'node:assert/strict';
import type { ExpertSheet } from '../../server/domain/grading/expert-sheet.ts';
import type { Grade } from '../../server/domain/grading/grade.ts';
import type { GradeResult } from '../../server/domain/grading/grade-result.ts';
import type { GradingRound } from '../../server/domain/grading/grading-round.ts';
import {
  GRADE_EVENTS,
  GRADING_ROUND_EVENTS,
  GRADING_SHEET_EVENTS,
} from '../../server/domain/registry/grading-words.ts';
import type { GradingStores } from '../../server/grading-services.ts';
import { loadGradingScheme } from '../../server/policy-data/grading-loader.ts';
import { actor, USCC } from './listing.ts';

/** A history in which every event happened once, each led to where it says. */
const historyOf = (events: readonly string[], to: Readonly<Record<string, string>> = {}) =>
  events.map((event, i) => ({
    ...{ version: i + 1, at: '2026-11-20T02:00:00.000Z', event, from: '', to: to[event] ?? '', reason: '理由' },
    ...{ shown: null, salt: '', by: actor(`who-${event}`) },
  }));

export const gradingRound = (change: Partial<GradingRound> = {}): GradingRound => {
  const history = historyOf(Object.keys(GRADING_ROUND_EVENTS), { agree: 'confirmed' });
  return {
    ...{ id: 'r', state: 'computed', version: history.length, history, number: 'PJ2026-1', cutOff: '2026-10-01' },
    ...{ scheme: loadGradingScheme([]), experts: [{ account: 'e', name: 'e', unit: '' }], run: 1, taken: 1 },
    result: { firms: 3, snapshotAt: '', counts: [], medians: [], digest: 'd' },
    ...{ gathered: true, proposer: actor('proposer'), votes: [], publishedOn: null },
    notice: { number: 'n', from: '2026-11-02', until: '2026-11-09' },
    ...change,
  };
};

export const expertSheet = (change: Partial<ExpertSheet> = {}): ExpertSheet => {
  const history = historyOf(Object.keys(GRADING_SHEET_EVENTS));
  return {
    ...{ id: 's', state: 'open', version: history.length, history, round: 'PJ2026-1', scores: [] },
    expert: { account: 'e', name: 'e', unit: '' },
    ...change,
  };
};

export const gradeOf = (change: Partial<Grade> = {}): Grade => {
  const history = historyOf(Object.keys(GRADE_EVENTS), { publish: 'to-mend', return: 'to-mend' });
  return {
    ...{ id: '1', state: 'noticed', version: history.length, history, round: 'PJ2026-1', cutOff: '2026-10-01' },
    ...{
      uscc: USCC,
      name: '甲',
      region: '330402',
      categories: [],
      facts: { figures: { acceptanceRate: 60 }, counts: {} },
    },
    ...{ corrections: [], noticed: { total: 0, grade: 'D' }, total: 0, grade: 'D', scoredWeight: 100, dimensions: [] },
    ...{ appealUntil: '2026-11-09', deciders: ['decider'], appeal: null, before: null, cause: '', inARow: 0 },
    ...{ mending: '', since: '2026-11-02', due: null, removal: null, clue: null },
    ...change,
  };
};

/** What is left of the first expert's sheet, all with the same points. */
export async function scoreRest({ gradingSheets }: GradingStores, number: string, all: readonly GradeResult[]) {
  const sheet = (await gradingSheets.ofRound(number)).find(({ scores }) => scores.length > 0) ?? assert.fail();
  const said = new Set(sheet.scores.map(({ uscc }) => uscc));
  const rest = all.filter(({ uscc }) => !said.has(uscc));
  const scores = rest.map(({ uscc }) => ({ uscc, recusal: null, points: { solution: 77 }, remark: '' }));
  const by = { account: sheet.expert.account, name: sheet.expert.name, role: 'expert' as const };
  const entry = { at: '2026-11-24T02:00:00.000Z', by, event: 'score', reason: '', shown: null };
  const { id, state, version } = sheet;
  await gradingSheets.decide({ id, state, version }, { to: 'open', entry, scores: [...sheet.scores, ...scores] });
}

/** A firm of the round whose grade has to be mended. */
export async function lowOf(stores: GradingStores, number: string) {
  for await (const one of stores.grades.ofRound(number)) if (one.grade === 'D') return one;
  return undefined;
}

/** The same grade a year before, as if it had been published then. */
export async function lowBefore({ grades, gradingRounds }: GradingStores, { uscc, name, region }: Grade) {
  const [earlier] = (await gradingRounds.all()).filter(({ state }) => state === 'published');
  const known = await grades.ofFirmInRound(earlier?.number ?? '', uscc);
  const id = known?.id ?? 'd'.repeat(24);
  const history = gradeOf().history.slice(0, 1);
  const round = known === null ? (earlier?.number ?? '') : `${earlier?.number ?? ''}-x`;
  await grades.insertMissing([
    gradeOf({
      ...{ id: known === null ? id : 'e'.repeat(24), uscc, name, region, round, history, version: 1 },
      cutOff: '2026-01-31',
      state: 'mended',
      inARow: 1,
    }),
  ]);
}
