import type { ExpertSheet } from '../../server/domain/grading/expert-sheet.ts';
import type { Grade } from '../../server/domain/grading/grade.ts';
import type { GradingRound } from '../../server/domain/grading/grading-round.ts';
import {
  GRADE_EVENTS,
  GRADING_ROUND_EVENTS,
  GRADING_SHEET_EVENTS,
} from '../../server/domain/registry/grading-words.ts';
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
