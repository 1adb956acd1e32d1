import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgedFor, sheetRefusals, type ExpertSheet } from '../../../server/domain/grading/expert-sheet.ts';
import { cardOf, roundDigest, sumOf, type GradeResult } from '../../../server/domain/grading/grade-result.ts';
import { GradeTally, medianOf } from '../../../server/domain/grading/grade-tally.ts';
import {
  gradingRoundDeeds,
  nextGradingRoundState,
  ownGradingStep,
  type GradingRound,
} from '../../../server/domain/grading/grading-round.ts';
import type { Account, Role } from '../../../server/domain/registry/account.ts';
import { ROLE_NAMES } from '../../../server/domain/registry/account.ts';
import {
  GRADING_ROUND_EVENTS,
  GRADING_ROUND_STATES,
  type GradingRoundEvent,
  type GradingRoundState,
} from '../../../server/domain/registry/grading-words.ts';
import { expertSheet, gradingRound } from '../../support/grading.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { sha256 } from '../../../server/persistence/sha256.ts';

const scheme = loadGradingScheme([]);
const person = (id: string, role: Role = 'city'): Account => ({
  ...{ id, username: id, displayName: id, role, blocked: false },
});
const by = (id: string) => ({ account: id, name: id, role: 'city' as const });
const result = { firms: 3, snapshotAt: '', counts: [], medians: [], digest: 'd' };
const round = (change: Partial<GradingRound> = {}) => gradingRound({ proposer: by('city'), ...change });
const good = { today: '2026-11-10', reason: '理由', shown: 'd', sheetsMissing: 0, appealsOpen: 0 };
const take = (
  one: GradingRound,
  event: GradingRoundEvent,
  who = person('other'),
  change: Partial<typeof good> = {},
) => {
  const verdict = nextGradingRoundState(one, event, who, { ...good, ...change });
  return 'to' in verdict ? verdict.to : verdict.refusals;
};

describe('a round of the grading', () => {
  const LEADS: Readonly<Partial<Record<GradingRoundState, Readonly<Partial<Record<GradingRoundEvent, string>>>>>> = {
    judging: { gather: 'computing', discard: 'discarded' },
    computed: { propose: 'committee', recompute: 'computing', discard: 'discarded' },
    committee: { agree: 'committee', disagree: 'computed', discard: 'discarded' },
    confirmed: { 'open-notice': 'opening', discard: 'discarded' },
    noticed: { publish: 'publishing' },
  };
  const VOTERS: readonly Role[] = ['city', 'market', 'finance'];

  for (const state of Object.keys(GRADING_ROUND_STATES) as GradingRoundState[])
    it(`in state ${state} goes where the table says, for each role`, () => {
      for (const event of Object.keys(GRADING_ROUND_EVENTS) as GradingRoundEvent[])
        for (const role of ROLE_NAMES) {
          const to = LEADS[state]?.[event];
          const roles: readonly Role[] = event === 'agree' || event === 'disagree' ? VOTERS : ['city'];
          const expected = to === undefined ? ['wrong-state'] : roles.includes(role) ? to : ['not-permitted'];
          assert.deepEqual(take(round({ state }), event, person('other', role)), expected, `${event} by ${role}`);
        }
    });

  for (const [name, one, event, who, change, expected] of [
    ['is not proposed on a result that moved', {}, 'propose', 'other', { shown: 'old' }, ['shown-differs']],
    ['of nobody is not proposed', { result: { ...result, firms: 0 } }, 'propose', 'other', {}, ['nobody-graded']],
    ['is not confirmed by who proposed it', { state: 'committee' }, 'agree', 'city', {}, ['own-proposal']],
    [
      'is voted on once by each',
      { state: 'committee', votes: [{ by: by('other'), at: '', agree: true, reason: '' }] },
      ...(['agree', 'other', {}, ['voted-already']] as const),
    ],
    [
      'is confirmed by the last vote that is needed',
      { state: 'committee', votes: [{ by: by('third'), at: '', agree: true, reason: '' }] },
      ...(['agree', 'other', {}, 'confirmed'] as const),
    ],
    ['is sent back with a reason', { state: 'committee' }, 'disagree', 'other', { reason: ' ' }, ['reason-missing']],
    [
      'waits for its experts',
      { state: 'judging' },
      'gather',
      'other',
      { sheetsMissing: 1, reason: '' },
      ['sheets-missing'],
    ],
    ['or says why not', { state: 'judging' }, 'gather', 'other', { sheetsMissing: 1 }, 'computing'],
    [
      'is not published on the last day of the notice',
      { state: 'noticed' },
      'publish',
      'other',
      { today: '2026-11-09' },
      ['notice-running'],
    ],
    ['is published on the day after', { state: 'noticed' }, 'publish', 'other', { today: '2026-11-10' }, 'publishing'],
    ['is not published over an appeal', { state: 'noticed' }, 'publish', 'other', { appealsOpen: 1 }, ['appeals-open']],
  ] as const)
    it(name, () => {
      assert.deepEqual(take(round(one as Partial<GradingRound>), event, person(who), change), expected);
    });

  it('waits for experts where any were asked and are not heard, and only the platform moves on', () => {
    const computing = round({ state: 'computing', gathered: false });
    assert.equal(ownGradingStep(computing, 'finish'), 'judging');
    assert.equal(ownGradingStep({ ...computing, gathered: true }, 'finish'), 'computed');
    assert.equal(ownGradingStep({ ...computing, experts: [] }, 'finish'), 'computed');
    assert.equal(ownGradingStep(round(), 'propose'), undefined);
  });

  it('offers what may be done, before anything is typed', () => {
    const at = { today: '2026-11-10', appealsOpen: 0 };
    assert.deepEqual(gradingRoundDeeds(round({ state: 'committee' }), person('city'), at), ['discard']);
    assert.deepEqual(gradingRoundDeeds(round({ state: 'committee' }), person('m', 'market'), at), [
      'agree',
      'disagree',
    ]);
    assert.deepEqual(gradingRoundDeeds(round({ state: 'noticed' }), person('x'), { ...at, appealsOpen: 2 }), []);
  });
});

describe('the sheet of an expert', () => {
  const sheet = expertSheet;
  const facts = {
    judging: true,
    graded: true,
    missing: 0,
    declared: true,
    score: { recusal: null, points: { solution: 70 } },
  };
  const expert = person('e', 'expert');
  for (const [name, change, event, who, more, expected] of [
    ['is scored by its own expert', {}, 'score', expert, {}, []],
    ['is no other expert’s', {}, 'score', person('f', 'expert'), {}, ['not-permitted']],
    ['is no official’s', {}, 'score', person('e'), {}, ['not-permitted']],
    ['stays once it is handed in', { state: 'submitted' }, 'score', expert, {}, ['wrong-state']],
    ['is over when the round goes on', {}, 'score', expert, { judging: false }, ['round-over']],
    [
      'takes whole points up to 100',
      {},
      'score',
      expert,
      { score: { recusal: null, points: { solution: 101 } } },
      ['points-wrong'],
    ],
    [
      'takes no half points',
      {},
      'score',
      expert,
      { score: { recusal: null, points: { solution: 7.5 } } },
      ['points-wrong'],
    ],
    ['takes no score of another firm', {}, 'score', expert, { graded: false }, ['not-graded']],
    ['asks why one stands back', {}, 'recuse', expert, { score: { recusal: ' ', points: {} } }, ['reason-missing']],
    ['is not handed in half', {}, 'submit', expert, { missing: 2 }, ['scores-missing']],
    ['nor without the declaration', {}, 'submit', expert, { declared: false }, ['not-declared']],
  ] as const)
    it(name, () => {
      assert.deepEqual(sheetRefusals(sheet(change), event, who, scheme, { ...facts, ...more } as never), expected);
    });

  it('counts by its mean, without who stood back or did not hand in', () => {
    const said = (points: number, recusal: string | null = null, state: ExpertSheet['state'] = 'submitted') =>
      sheet({ state, scores: [{ uscc: 'u', recusal, points: { solution: points }, remark: '' }] });
    assert.deepEqual(judgedFor(scheme, 'u', [said(70), said(81)]), { solution: 75 });
    assert.deepEqual(judgedFor(scheme, 'u', [said(70), said(10, '利害关系'), said(0, null, 'open')]), { solution: 70 });
    assert.deepEqual(judgedFor(scheme, 'u', [said(10, '利害关系')]), {});
    assert.deepEqual(judgedFor(scheme, 'other', [said(10)]), {});
  });
});

describe('what a round adds up to', () => {
  const results = fc.array(
    fc.record({
      cases: fc.nat(12),
      rate: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      region: fc.constantFrom('330402', '330481'),
      categories: fc.subarray(['solution', 'integrator']),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const made = (all: readonly { cases: number; rate: number | undefined; region: string; categories: string[] }[]) =>
    all.map(({ cases, rate, ...one }, i): GradeResult => {
      const facts = {
        figures: {
          acceptedCases: cases,
          ownProducts: 2,
          residentTeam: 9,
          ...(rate !== undefined && { acceptanceRate: rate }),
        },
        counts: {},
      };
      return { ...one, uscc: String(i).padStart(3, '0'), firm: '', read: 1, facts, ...sumOf(cardOf(scheme, facts)) };
    });

  it('counts each firm once in all, once in its region, once in each category', () => {
    fc.assert(
      fc.property(results, (all) => {
        const tally = new GradeTally();
        for (const one of made(all)) tally.add(one);
        const sum = (by: string) =>
          tally
            .counts()
            .filter((one) => one.by === by)
            .reduce((total, { firms }) => total + firms, 0);
        assert.deepEqual([sum('all'), sum('region')], [all.length, all.length]);
        assert.equal(
          sum('category'),
          all.reduce((total, { categories }) => total + categories.length, 0),
        );
      }),
    );
  });

  it('does not depend on the order in which firms come', () => {
    fc.assert(
      fc.property(results, (all) => {
        const [one, other] = [new GradeTally(), new GradeTally()];
        const list = made(all);
        for (const each of list) one.add(each);
        for (const each of list.toReversed()) other.add(each);
        assert.deepEqual(one.counts(), other.counts());
        assert.deepEqual(one.medians(scheme), other.medians(scheme));
      }),
    );
  });

  it('has another digest where any fact differs', () => {
    const [list] = fc.sample(results, { numRuns: 1, seed: 7 });
    const all = made(list ?? []);
    const digest = roundDigest({ scheme, cutOff: '2026-10-01' }, all, sha256);
    assert.equal(roundDigest({ scheme, cutOff: '2026-10-01' }, structuredClone(all), sha256), digest);
    const [first, ...rest] = all;
    const moved = { ...first!, facts: { ...first!.facts, counts: { complaints: 1 } } };
    assert.notEqual(roundDigest({ scheme, cutOff: '2026-10-01' }, [moved, ...rest], sha256), digest);
    assert.notEqual(roundDigest({ scheme, cutOff: '2026-10-02' }, all, sha256), digest);
  });

  for (const [values, middle] of [
    [[], null],
    [[5], 5],
    [[9, 1], 5],
    [[1, 2], 1],
    [[7, 1, 3], 3],
  ] as const)
    it(`has ${middle} in the middle of ${values.join(', ')}`, () => assert.equal(medianOf(values), middle));
});
