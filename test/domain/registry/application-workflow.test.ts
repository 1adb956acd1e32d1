import assert from 'node:assert/strict';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import {
  eventsFor,
  mayReadObjections,
  EVENT_WORDS,
  nextState,
  type ApplicationEvent,
  type StepFacts,
} from '../../../server/domain/registry/application-workflow.ts';
import {
  EMPTY_STATEMENT,
  STATE_WORDS,
  type Application,
  type ApplicationState,
} from '../../../server/domain/registry/application.ts';

import { acceptanceDue, type Objection, type ObjectionState } from '../../../server/domain/registry/objection.ts';

const STATES = Object.keys(STATE_WORDS) as ApplicationState[];
const EVENTS = Object.keys(EVENT_WORDS) as ApplicationEvent[];

/** Written from domain.md, not from the table under test: state, event, who, where it leads. */
const EXPECTED = `
draft save provider draft
draft submit provider first-review
draft withdraw provider withdrawn
first-review recommend county city-review
first-review advise-against county city-review
first-review return county returned-first
first-review withdraw provider withdrawn
returned-first save provider returned-first
returned-first submit provider first-review
returned-first withdraw provider withdrawn
city-review pass city passed
city-review refuse city refused
city-review return city returned-city
city-review record-opinion city city-review
city-review withdraw provider withdrawn
returned-city save provider returned-city
returned-city submit provider city-review
returned-city withdraw provider withdrawn
passed open-notice city in-notice
passed withdraw provider withdrawn
in-notice object city objected
in-notice decline-objection city in-notice
in-notice admit city admitted
objected object city objected
objected decline-objection city objected
objected dismiss-objection city in-notice
objected uphold-objection city refused`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [ApplicationState, ApplicationEvent, Role, ApplicationState]);

const USCC = '91330400MA20000270';

function person(role: Role, more: Partial<Account> = {}): Account {
  const firm = role === 'provider' || role === 'enterprise' ? { organisationUscc: USCC } : {};
  const region = role === 'county' ? { region: '330402' } : {};
  return { id: `the-${role}`, username: role, displayName: role, role, blocked: false, ...firm, ...region, ...more };
}

function application(state: ApplicationState, more: Partial<Application> = {}): Application {
  return {
    ...{ id: 'a', state, version: 3, history: [], number: 'RK20260001', uscc: USCC, name: '甲', region: '330402' },
    ...{ statement: EMPTY_STATEMENT, before: null, corrections: [], firstReview: null, since: '2026-11-02', due: null },
    ...{ notice: null, objections: [], opinions: [], effects: [], createdAt: '2026-11-01T00:00:00.000Z' },
    ...more,
  };
}

const GOOD: StepFacts = {
  local: true,
  complete: true,
  reason: '因为',
  corrections: 1,
  noticeOver: true,
  listed: false,
  screening: false,
};
const outcome = (result: ReturnType<typeof nextState>) => ('to' in result ? result.to : result.refusals.join(' '));

describe('the way of an application', () => {
  for (const state of STATES) {
    it(`${state}: every event by every role`, () => {
      for (const event of EVENTS) {
        for (const role of ROLE_NAMES) {
          const row = EXPECTED.find(([from, what]) => from === state && what === event);
          const expected = row === undefined ? 'wrong-state' : row[2] === role ? row[3] : 'not-permitted';
          assert.equal(outcome(nextState(application(state), event, person(role), GOOD)), expected, `${event} ${role}`);
        }
      }
    });
  }

  it('offers each role exactly its events', () => {
    for (const state of STATES)
      for (const role of ROLE_NAMES) {
        const expected = EXPECTED.filter(([from, , who]) => from === state && who === role).map(([, event]) => event);
        assert.deepEqual(eventsFor(application(state), person(role)).sort(), expected.sort(), `${state} ${role}`);
      }
    assert.deepEqual(eventsFor(application('draft'), undefined), []);
  });

  it('sends a firm from outside the city straight to the city', () => {
    assert.equal(
      outcome(nextState(application('draft'), 'submit', person('provider'), { ...GOOD, local: false })),
      'city-review',
    );
  });

  it('lets neither another region, nor another firm, nor a blocked account act', () => {
    const elsewhere = person('county', { region: '330481' });
    const stranger = person('provider', { organisationUscc: '91330400MA2000115E' });
    assert.equal(outcome(nextState(application('first-review'), 'recommend', elsewhere, GOOD)), 'not-permitted');
    assert.equal(outcome(nextState(application('draft'), 'submit', stranger, GOOD)), 'not-permitted');
    assert.equal(
      outcome(nextState(application('city-review'), 'pass', person('city', { blocked: true }), GOOD)),
      'not-permitted',
    );
  });

  const firstReview = {
    by: { account: 'the-city', name: 'x', role: 'county' as const },
    opinion: 'recommend' as const,
    reason: 'x',
  };
  for (const [state, event] of EXPECTED.filter(([, , who]) => who === 'city')) {
    it(`${state} ${event}: whether who made the first review may do it`, () => {
      const mayStill = event === 'open-notice' || event === 'object';
      const made = nextState(application(state, { firstReview }), event, person('city'), GOOD);
      assert.equal(outcome(made) === 'same-person', !mayStill);
      assert.notEqual(
        outcome(nextState(application(state, { firstReview }), event, person('city', { id: 'other' }), GOOD)),
        'same-person',
      );
    });
  }

  for (const [state, event, role, change, refusals] of [
    ['draft', 'submit', 'provider', { complete: false }, 'incomplete'],
    ['draft', 'submit', 'provider', { complete: false, listed: true }, 'incomplete listed'],
    ['returned-city', 'submit', 'provider', { listed: true }, 'listed'],
    ['first-review', 'recommend', 'county', { reason: ' ' }, 'reason-missing'],
    ['first-review', 'return', 'county', { reason: '', corrections: 0 }, 'reason-missing corrections-missing'],
    ['city-review', 'pass', 'city', { listed: true, reason: '' }, 'reason-missing listed'],
    ['city-review', 'pass', 'city', { screening: true }, 'screening'],
    ['passed', 'open-notice', 'city', { screening: true }, 'screening'],
    ['in-notice', 'admit', 'city', { screening: true }, 'screening'],
    ['city-review', 'return', 'city', { corrections: 0 }, 'corrections-missing'],
    ['passed', 'open-notice', 'city', { listed: true }, 'listed'],
    ['in-notice', 'admit', 'city', { noticeOver: false, listed: true }, 'notice-running listed'],
    ['in-notice', 'object', 'city', { reason: '' }, 'reason-missing'],
    ['objected', 'uphold-objection', 'city', { reason: '' }, 'reason-missing'],
  ] as const) {
    it(`${state} ${event} is refused with all reasons: ${refusals}`, () => {
      assert.equal(outcome(nextState(application(state), event, person(role), { ...GOOD, ...change })), refusals);
    });
  }

  const objection = (number: string, state: ObjectionState): Objection => ({
    ...{ number, at: '', via: 'web', state, name: '甲', contact: '乙', unit: '', content: '丙' },
    ...{ acceptBy: null, by: null, files: [], concluded: null },
  });

  it('suspends a firm until the last of its objections is settled', () => {
    const two = [objection('1', 'registered'), objection('2', 'registered'), objection('3', 'received')];
    const step = (objections: Objection[], event: ApplicationEvent) =>
      outcome(nextState(application('objected', { objections }), event, person('city'), GOOD));
    assert.equal(step(two, 'dismiss-objection'), 'objected');
    assert.equal(step(two.slice(1), 'dismiss-objection'), 'in-notice');
    assert.equal(step(two, 'uphold-objection'), 'refused');
    assert.equal(step(two, 'decline-objection'), 'objected');
  });

  it('says by when the first that waits is to be accepted or not', () => {
    const waits = (state: ObjectionState, acceptBy: string | null) => ({ ...objection('1', state), acceptBy });
    for (const [objections, expected] of [
      [[], null],
      [[waits('received', null)], null],
      [[waits('received', '2026-12-02'), waits('received', '2026-12-01')], '2026-12-01'],
      [[waits('declined', '2026-11-01'), waits('received', '2026-12-02')], '2026-12-02'],
      [[waits('registered', '2026-11-01')], null],
    ] as const)
      assert.equal(acceptanceDue(objections), expected);
  });

  it('admits nobody while an objection waits to be accepted or not', () => {
    const admit = (state: ObjectionState) =>
      outcome(
        nextState(application('in-notice', { objections: [objection('1', state)] }), 'admit', person('city'), GOOD),
      );
    assert.equal(admit('received'), 'objection-waiting');
    for (const state of ['declined', 'dismissed'] as const) assert.equal(admit(state), 'admitted');
  });

  it('shows objections to the city office alone, and not to who made the first review', () => {
    const reviewed = application('in-notice', {
      firstReview: { ...firstReview, by: { ...firstReview.by, account: 'c' } },
    });
    for (const role of ROLE_NAMES) assert.equal(mayReadObjections(reviewed, person(role)), role === 'city', role);
    assert.equal(mayReadObjections(reviewed, person('city', { id: 'c' })), false);
  });

  it('does not ask for a complete statement to save or to withdraw', () => {
    const facts = { ...GOOD, complete: false, listed: true, reason: '' };
    assert.equal(outcome(nextState(application('draft'), 'save', person('provider'), facts)), 'draft');
    assert.equal(outcome(nextState(application('passed'), 'withdraw', person('provider'), facts)), 'withdrawn');
  });
});
