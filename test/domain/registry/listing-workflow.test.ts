import assert from 'node:assert/strict';
import { ROLE_NAMES, type Role } from '../../../server/domain/registry/account.ts';
import { LISTING_STATE_WORDS, type ListingState } from '../../../server/domain/registry/listing-case.ts';
import {
  LISTING_EVENT_WORDS,
  listingEventsFor,
  nextListingState,
  type ListingEvent,
  type ListingFacts,
} from '../../../server/domain/registry/listing-workflow.ts';
import { loadListingRules } from '../../../server/policy-data/listing-loader.ts';
import { actor, ENTRY, listingCase, person, PROPOSAL, step } from '../../support/listing.ts';

const STATES = Object.keys(LISTING_STATE_WORDS) as ListingState[];
const EVENTS = Object.keys(LISTING_EVENT_WORDS) as ListingEvent[];

/** Written from domain.md, not from the table under test: state, event, who, where it leads. */
const EXPECTED = `
clue open-case city investigating
clue dismiss-clue city dismissed
investigating take-over city investigating
investigating add-evidence city investigating
investigating notify city notified
investigating close city not-listed
notified take-over city notified
notified add-evidence city notified
notified defend provider notified
notified record-defence city notified
notified deliberate city deliberating
notified close city not-listed
deliberating vote city deliberating
deliberating list city listed
deliberating close city not-listed
listed correct city listed
listed ask-repair provider repair-asked
listed end-with-source city source-ended
listed revoke city revoked
repair-asked correct city repair-asked
repair-asked grant-repair city repaired
repair-asked refuse-repair city listed
repair-asked revoke city revoked
repaired correct city repaired
repaired revoke city revoked
source-ended correct city source-ended
source-ended revoke city revoked`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [ListingState, ListingEvent, Role, ListingState]);

const rules = loadListingRules([]);
const named = (...ids: string[]) => ids.map((id) => ({ id, role: 'city' as Role, blocked: false }));
const GOOD: ListingFacts = {
  ...{ today: '2026-11-24', rules, reason: '因为', basis: '文号', firmKnown: true, originalInForce: true },
  panel: named('a', 'b'),
};
const OF_INVESTIGATOR: readonly ListingEvent[] = ['add-evidence', 'notify'];
const bound = { entry: { ...ENTRY, ground: 'N07', class: 'serious' as const, to: null } };
const outcome = (result: ReturnType<typeof nextListingState>) =>
  'to' in result ? result.to : result.refusals.join(' ');

/** The case in which an event is good, and the person of a role who may do it. */
function right(state: ListingState, event: ListingEvent, role: Role) {
  const more = event === 'end-with-source' ? bound : {};
  const votes = event === 'close' ? [false, false] : event === 'vote' ? [] : [true, true];
  const judged =
    state === 'deliberating'
      ? { votes: votes.map((inFavour, i) => ({ at: '', by: actor('ab'.charAt(i)), inFavour, reason: 'x' })) }
      : {};
  const id =
    role !== 'city'
      ? `the-${role}`
      : OF_INVESTIGATOR.includes(event)
        ? 'investigator'
        : event === 'vote'
          ? 'a'
          : 'other';
  return { one: listingCase(state, { ...more, ...judged }), who: person(role, { id }) };
}

const take = (state: ListingState, event: ListingEvent, role: Role, facts: Partial<ListingFacts> = {}) => {
  const { one, who } = right(state, event, role);
  return outcome(nextListingState(one, event, who, { ...GOOD, ...facts }));
};

describe('the way of a case of the negative list', () => {
  for (const state of STATES) {
    it(`${state}: every event by every role`, () => {
      for (const event of EVENTS) {
        for (const role of ROLE_NAMES) {
          const row = EXPECTED.find(([from, what]) => from === state && what === event);
          const expected = row === undefined ? 'wrong-state' : row[2] === role ? row[3] : 'not-permitted';
          assert.equal(take(state, event, role), expected, `${event} ${role}`);
        }
      }
    });
  }

  it('offers each role exactly its events, and nobody else any', () => {
    for (const state of STATES)
      for (const role of ROLE_NAMES) {
        const expected = EXPECTED.filter(([from, , who]) => from === state && who === role).map(([, event]) => event);
        assert.deepEqual(
          listingEventsFor(listingCase(state), person(role)).sort(),
          expected.sort(),
          `${state} ${role}`,
        );
      }
    assert.deepEqual(listingEventsFor(listingCase('clue'), undefined), []);
  });

  it('lets neither another firm nor a blocked account act', () => {
    const stranger = person('provider', { organisationUscc: '91330400MA2000115E' });
    assert.equal(outcome(nextListingState(listingCase('notified'), 'defend', stranger, GOOD)), 'not-permitted');
    const blocked = person('city', { blocked: true });
    assert.equal(outcome(nextListingState(listingCase('clue'), 'open-case', blocked, GOOD)), 'not-permitted');
  });
});

describe('who may not do what in one case', () => {
  const by = (id: string, state: ListingState, event: ListingEvent, more = {}) =>
    outcome(nextListingState(listingCase(state, more), event, person('city', { id }), GOOD));

  it('nobody but the investigator adds evidence or notifies', () => {
    assert.equal(by('other', 'investigating', 'add-evidence'), 'not-investigator');
    assert.equal(by('other', 'investigating', 'notify'), 'not-investigator');
  });

  it('the investigator neither votes nor decides, nor judges the repair', () => {
    const panel = [actor('investigator'), actor('b')];
    assert.equal(by('investigator', 'deliberating', 'vote', { panel, votes: [] }), 'is-investigator');
    assert.equal(by('investigator', 'deliberating', 'list'), 'is-investigator');
    assert.match(by('investigator', 'deliberating', 'close'), /^is-investigator/);
    assert.equal(by('investigator', 'repair-asked', 'grant-repair'), 'is-investigator');
    assert.equal(by('investigator', 'repair-asked', 'refuse-repair'), 'is-investigator');
  });

  it('nor does who investigated it before another took over', () => {
    const history = [step('open-case', 'first'), step('take-over', 'investigator')];
    assert.equal(by('first', 'deliberating', 'list', { history }), 'is-investigator');
    const panel = named('first', 'b');
    const verdict = nextListingState(listingCase('notified', { history }), 'deliberate', person('city'), {
      ...GOOD,
      panel,
    });
    assert.equal(outcome(verdict), 'panel-unfit');
  });

  it('only the panel votes, each once', () => {
    assert.equal(by('other', 'deliberating', 'vote', { votes: [] }), 'not-on-panel');
    assert.equal(by('a', 'deliberating', 'vote'), 'voted-already');
  });

  for (const [name, panel, refusal] of [
    ['too few', named('a'), 'panel-short'],
    ['one twice', named('a', 'a'), 'panel-short'],
    ['the investigator among them', named('a', 'investigator'), 'panel-unfit'],
    ['somebody of another office', [...named('a'), { id: 'b', role: 'county' as Role, blocked: false }], 'panel-unfit'],
    ['a blocked account', [...named('a'), { id: 'b', role: 'city' as Role, blocked: true }], 'panel-unfit'],
    ['nobody', [], 'panel-short'],
  ] as const) {
    it(`a panel is refused with ${name}`, () => {
      const verdict = nextListingState(listingCase('notified'), 'deliberate', person('city'), { ...GOOD, panel });
      assert.equal(outcome(verdict), refusal);
    });
  }

  it('who investigates already does not take over', () => {
    assert.equal(by('investigator', 'investigating', 'take-over'), 'wrong-state');
  });
});

describe('what must hold before a step', () => {
  for (const [state, event, role, change, refusals] of [
    ['clue', 'open-case', 'city', { reason: ' ', firmKnown: false }, 'reason-missing firm-unknown'],
    ['clue', 'dismiss-clue', 'city', { reason: '' }, 'reason-missing'],
    ['notified', 'defend', 'provider', { reason: '' }, 'reason-missing'],
    ['notified', 'record-defence', 'city', { reason: '' }, 'reason-missing'],
    ['deliberating', 'vote', 'city', { reason: '' }, 'reason-missing'],
    ['deliberating', 'list', 'city', { reason: '' }, 'reason-missing'],
    ['deliberating', 'close', 'city', { reason: '' }, 'reason-missing'],
    ['listed', 'revoke', 'city', { reason: '', basis: '' }, 'reason-missing basis-missing'],
    ['listed', 'end-with-source', 'city', { basis: '' }, 'basis-missing'],
    ['listed', 'correct', 'city', { reason: '' }, 'reason-missing'],
    // Ordinary, from 2026-03-02: three months are over with 2026-06-01; its last day is 2027-01-01.
    ['listed', 'ask-repair', 'provider', { today: '2026-06-01' }, 'too-early'],
    ['listed', 'ask-repair', 'provider', { today: '2026-06-02' }, 'repair-asked'],
    ['listed', 'ask-repair', 'provider', { today: '2027-01-01' }, 'repair-asked'],
    ['listed', 'ask-repair', 'provider', { today: '2027-01-02' }, 'not-in-force'],
    ['repair-asked', 'grant-repair', 'city', { today: '2027-01-02' }, 'not-in-force'],
    ['repair-asked', 'refuse-repair', 'city', { today: '2027-01-02' }, 'listed'],
  ] as const) {
    it(`${state} ${event} ${JSON.stringify(change)}: ${refusals}`, () => {
      assert.equal(take(state, event, role, change), refusals);
    });
  }

  const city = person('city', { id: 'other' });
  const vote = (by: string, inFavour: boolean) => ({ at: '', by: actor(by), inFavour, reason: 'x' });
  const judge = (event: ListingEvent, more: object, facts: Partial<ListingFacts> = {}) =>
    outcome(nextListingState(listingCase('deliberating', more), event, city, { ...GOOD, ...facts }));

  it('a decision waits for all votes and follows the majority', () => {
    for (const event of ['list', 'close'] as const) {
      assert.equal(judge(event, { votes: [] }), 'votes-open');
      assert.equal(judge(event, { votes: [vote('a', true)] }), 'votes-open');
    }
    for (const [votes, isCarried] of [
      [[true, true], true],
      [[true, false], false],
      [[false, false], false],
      [[true, true, false], true],
      [[true, false, false], false],
    ] as const) {
      const more = {
        panel: votes.map((_, i) => actor(`p${i}`)),
        votes: votes.map((favour, i) => vote(`p${i}`, favour)),
      };
      assert.equal(judge('list', more), isCarried ? 'listed' : 'not-carried');
      assert.equal(judge('close', more), isCarried ? 'carried' : 'not-listed');
    }
  });

  it('an inherited term needs something to inherit', () => {
    const proposal = { ...PROPOSAL, ground: 'N10', months: null, original: '嘉经信负面〔2026〕3号' };
    assert.equal(judge('list', { proposal }, { originalInForce: false }), 'original-over');
    assert.equal(judge('list', { proposal }), 'listed');
    assert.equal(judge('list', {}, { originalInForce: false }), 'listed');
  });

  it('deliberation waits for the defence, or for the end of its term', () => {
    const on = (today: string, more = {}) =>
      outcome(
        nextListingState(listingCase('notified', { defences: [], ...more }), 'deliberate', city, { ...GOOD, today }),
      );
    assert.equal(on('2026-11-09'), 'defence-running');
    assert.equal(on('2026-11-10'), 'deliberating');
    assert.equal(on('2026-11-03', { defences: listingCase('notified').defences }), 'deliberating');
  });

  it('nobody is notified without evidence', () => {
    const one = listingCase('investigating', { evidence: [] });
    assert.equal(
      outcome(nextListingState(one, 'notify', person('city', { id: 'investigator' }), GOOD)),
      'evidence-missing',
    );
  });

  it('what follows a source ends with it and knows no repair', () => {
    const firm = person('provider');
    assert.match(
      outcome(nextListingState(listingCase('listed', bound), 'ask-repair', firm, { ...GOOD, today: '2029-01-01' })),
      /source-bound/,
    );
    assert.equal(outcome(nextListingState(listingCase('listed'), 'end-with-source', city, GOOD)), 'not-source-bound');
  });
});
