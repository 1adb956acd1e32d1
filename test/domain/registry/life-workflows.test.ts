import assert from 'node:assert/strict';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import type { MembershipCase, MembershipCaseState } from '../../../server/domain/registry/membership-case.ts';
import { CASE_STATE_WORDS } from '../../../server/domain/registry/membership-case.ts';
import {
  MEMBERSHIP_EVENT_WORDS,
  membershipEventsFor,
  nextMembershipState,
  type MembershipEvent,
  type MembershipFacts,
} from '../../../server/domain/registry/membership-workflow.ts';
import {
  nextReviewState,
  REVIEW_EVENT_WORDS,
  reviewEventsFor,
  type ReviewEvent,
  type ReviewFacts,
} from '../../../server/domain/registry/review-workflow.ts';
import { EMPTY_ANSWER, REVIEW_STATE_WORDS, ROUND_STATE_WORDS } from '../../../server/domain/registry/review.ts';
import type { ReviewCase, ReviewState, RoundState } from '../../../server/domain/registry/review.ts';
import { nextRoundState, type RoundEvent } from '../../../server/domain/registry/round-workflow.ts';

const USCC = '91330402HK1079191D';
const person = (role: Role, change: Partial<Account> = {}): Account => ({
  ...{ id: `the-${role}`, username: role, displayName: role, role, region: '330402', blocked: false },
  ...(role === 'provider' && { organisationUscc: USCC, owner: true }),
  ...change,
});
const TODAY = '2026-11-24';
const living = { id: '1', version: 2, history: [], uscc: USCC, name: '甲公司', region: '330402' };

/** Rows of `state event role next`, written from the rules and not from the tables under test. */
function rowsOf<State extends string, Event extends string>(text: string) {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [State, Event, Role, State]);
}

const membershipCase = (state: MembershipCaseState, change: Partial<MembershipCase> = {}): MembershipCase => ({
  ...living,
  ...{ state, kind: 'removal', number: 'CY20260001', spellFrom: '2025-01-01', spellTo: '2027-12-31' },
  ...{ ground: 'ended', facts: '停业', proposedBy: { account: 'other', name: '甲', role: 'city' } },
  ...{ effectiveOn: '2026-12-01', defence: null, due: '2026-11-20', since: '2026-11-13', source: null, effects: [] },
  ...change,
});
const FACTS: MembershipFacts = { today: TODAY, reason: '理由', inSpell: true };

const WAYS_OUT = rowsOf<MembershipCaseState, MembershipEvent>(`
exit-declared revoke-exit provider exit-revoked
removal-proposed defend provider defended
removal-proposed remove city removed
removal-proposed drop city dropped
defended remove city removed
defended drop city dropped`);

describe('the ways out of the pool, as a table', () => {
  const outcome = (
    state: MembershipCaseState,
    event: MembershipEvent,
    who: Account,
    facts: Partial<MembershipFacts> = {},
    change: Partial<MembershipCase> = {},
  ) => {
    // A defence is in time; a removal is decided when the time for it is over.
    const due = event === 'defend' ? TODAY : '2026-11-20';
    const verdict = nextMembershipState(membershipCase(state, { due, ...change }), event, who, { ...FACTS, ...facts });
    return 'to' in verdict ? verdict.to : verdict.refusals.join();
  };

  for (const state of Object.keys(CASE_STATE_WORDS) as MembershipCaseState[]) {
    it(`${state}: every event by every role`, () => {
      for (const event of Object.keys(MEMBERSHIP_EVENT_WORDS) as MembershipEvent[])
        for (const role of ROLE_NAMES) {
          const row = WAYS_OUT.find(([from, what]) => from === state && what === event);
          const expected = row === undefined ? 'wrong-state' : row[2] === role ? row[3] : 'not-permitted';
          assert.equal(outcome(state, event, person(role)), expected, `${event} ${role}`);
          const offered = membershipEventsFor(membershipCase(state), person(role)).includes(event);
          assert.equal(offered, row?.[2] === role, `${event} offered to ${role}`);
        }
    });
  }

  for (const [what, state, event, who, facts, change, refusal] of [
    [
      'another firm',
      'removal-proposed',
      'defend',
      person('provider', { organisationUscc: 'other' }),
      {},
      {},
      'not-permitted',
    ],
    [
      'a colleague who is no owner',
      'exit-declared',
      'revoke-exit',
      person('provider', { owner: false }),
      {},
      {},
      'not-permitted',
    ],
    ['the day of leaving', 'exit-declared', 'revoke-exit', person('provider'), { today: '2026-12-01' }, {}, 'too-late'],
    ['the day after the term', 'removal-proposed', 'defend', person('provider'), {}, { due: '2026-11-23' }, 'too-late'],
    ['a defence of blanks', 'removal-proposed', 'defend', person('provider'), { reason: ' ' }, {}, 'reason-missing'],
    ['the last day of the term', 'removal-proposed', 'remove', person('city'), {}, { due: TODAY }, 'term-running'],
    ['who proposed it', 'defended', 'remove', person('city', { id: 'other' }), {}, {}, 'same-person'],
    ['no reason', 'defended', 'remove', person('city'), { reason: '' }, {}, 'reason-missing'],
    ['a firm that is out by now', 'defended', 'remove', person('city'), { inSpell: false }, {}, 'not-member'],
    ['no reason to drop it', 'defended', 'drop', person('city'), { reason: '' }, {}, 'reason-missing'],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(outcome(state, event, who, facts, change), refusal));
  }

  it('may be revoked on the last day before, and defended on the last day of the term', () => {
    assert.equal(outcome('exit-declared', 'revoke-exit', person('provider'), { today: '2026-11-30' }), 'exit-revoked');
    assert.equal(outcome('removal-proposed', 'defend', person('provider'), {}, { due: TODAY }), 'defended');
  });
});

const reviewCase = (state: ReviewState, change: Partial<ReviewCase> = {}): ReviewCase => ({
  ...living,
  ...{ state, number: 'FH20260001', year: 2026, asOf: '2026-10-30', spellFrom: '2025-01-01', spellTo: null },
  ...{ answer: EMPTY_ANSWER, submittedOn: null, late: false, asked: '', since: '2026-11-01', due: '2026-11-20' },
  ...{ renewedTo: null, effects: [], removal: null },
  ...change,
});
const ALL_HOLDS: ReviewFacts = {
  ...{ today: TODAY, complete: true, reason: '理由', deadlineGood: true, groundGiven: true, renewalDue: true },
  member: true,
};

const REVIEW = rowsOf<ReviewState, ReviewEvent>(`
awaiting save provider awaiting
awaiting submit provider submitted
awaiting propose-removal city to-remove
awaiting set-aside city set-aside
submitted return city returned
submitted keep city kept
submitted renew city renewed
submitted correct city correcting
submitted propose-removal city to-remove
submitted set-aside city set-aside
returned save provider returned
returned submit provider submitted
returned propose-removal city to-remove
returned set-aside city set-aside
correcting save provider correcting
correcting report provider corrected
correcting propose-removal city to-remove
correcting set-aside city set-aside
corrected keep city kept
corrected renew city renewed
corrected correct city correcting
corrected propose-removal city to-remove
corrected set-aside city set-aside`);

describe('the yearly re-examination of a firm, as a table', () => {
  const outcome = (
    state: ReviewState,
    event: ReviewEvent,
    who: Account,
    facts: Partial<ReviewFacts> = {},
    change = {},
  ) => {
    // Only who is no member any more is set aside.
    const given = { ...ALL_HOLDS, member: event !== 'set-aside', ...facts };
    const verdict = nextReviewState(reviewCase(state, change), event, who, given);
    return 'to' in verdict ? verdict.to : verdict.refusals.join();
  };

  for (const state of Object.keys(REVIEW_STATE_WORDS) as ReviewState[]) {
    it(`${state}: every event by every role`, () => {
      for (const event of Object.keys(REVIEW_EVENT_WORDS) as ReviewEvent[])
        for (const role of ROLE_NAMES) {
          const row = REVIEW.find(([from, what]) => from === state && what === event);
          const expected = row === undefined ? 'wrong-state' : row[2] === role ? row[3] : 'not-permitted';
          assert.equal(outcome(state, event, person(role)), expected, `${event} ${role}`);
          assert.equal(reviewEventsFor(reviewCase(state), person(role)).includes(event), row?.[2] === role);
        }
    });
  }

  for (const [state, event, facts, change, refusal] of [
    ['awaiting', 'submit', { complete: false }, {}, 'incomplete'],
    ['correcting', 'report', { complete: false }, {}, 'incomplete'],
    ['submitted', 'keep', { reason: ' ' }, {}, 'reason-missing'],
    ['submitted', 'keep', { member: false }, {}, 'not-member'],
    ['submitted', 'renew', { renewalDue: false }, {}, 'renewal-not-due'],
    ['submitted', 'correct', { deadlineGood: false }, {}, 'deadline-wrong'],
    ['submitted', 'propose-removal', { groundGiven: false }, {}, 'ground-missing'],
    ['submitted', 'set-aside', { member: true }, {}, 'still-member'],
    ['awaiting', 'propose-removal', {}, { due: TODAY }, 'not-overdue'],
  ] as const) {
    it(`refuses ${event} of what is ${state}: ${refusal}`, () => {
      const who = person(event === 'submit' || event === 'report' ? 'provider' : 'city');
      assert.equal(outcome(state, event, who, facts, change), refusal);
    });
  }
});

describe('a round of the yearly re-examination, as a table', () => {
  const events: readonly RoundEvent[] = ['ready', 'remind', 'close'];
  const expected: Readonly<Record<string, RoundState>> = {
    'opening ready': 'open',
    'open remind': 'open',
    'open close': 'closed',
  };

  for (const state of Object.keys(ROUND_STATE_WORDS) as RoundState[]) {
    it(`${state}: every event by every role`, () => {
      for (const event of events)
        for (const role of ROLE_NAMES) {
          const facts = { waiting: 3, open: 0 };
          const verdict = nextRoundState({ state }, event, person(role), facts);
          const to = expected[`${state} ${event}`];
          const said = to === undefined ? 'wrong-state' : role === 'city' ? to : 'not-permitted';
          assert.equal('to' in verdict ? verdict.to : verdict.refusal, said, `${event} ${role}`);
        }
    });
  }

  it('reminds nobody where nobody waits, and is not closed while a firm is undecided', () => {
    const city = person('city');
    const refusal = (event: RoundEvent, waiting: number, open: number) => {
      const verdict = nextRoundState({ state: 'open' }, event, city, { waiting, open });
      return 'refusal' in verdict ? verdict.refusal : verdict.to;
    };
    assert.equal(refusal('remind', 0, 3), 'nobody-waits');
    assert.equal(refusal('close', 0, 1), 'cases-open');
    assert.equal(refusal('close', 0, 0), 'closed');
    assert.deepEqual(nextRoundState({ state: 'open' }, 'close', { ...city, blocked: true }, { waiting: 0, open: 0 }), {
      refusal: 'not-permitted',
    });
  });
});
