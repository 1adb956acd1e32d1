import assert from 'node:assert/strict';
import { ROLE_NAMES, type Role } from '../../../server/domain/registry/account.ts';
import { LISTING_STATE_WORDS, type ListingState } from '../../../server/domain/registry/listing-case.ts';
import {
  LISTING_EVENT_WORDS,
  listingEventsFor,
  nextListingState,
  type ListingEvent,
} from '../../../server/domain/registry/listing-workflow.ts';
import { GOOD, named, outcome, take } from '../../support/listing-steps.ts';
import { actor, listingCase, person, step } from '../../support/listing.ts';

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
deliberating replace-panel city deliberating
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
