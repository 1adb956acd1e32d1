import assert from 'node:assert/strict';
import {
  nextListingState,
  type ListingEvent,
  type ListingFacts,
} from '../../../server/domain/registry/listing-workflow.ts';
import { bound, GOOD, named, outcome, take } from '../../support/listing-steps.ts';
import { actor, listingCase, person, PROPOSAL } from '../../support/listing.ts';

describe('what must hold before a step', () => {
  for (const [state, event, role, change, refusals] of [
    ['clue', 'open-case', 'city', { reason: ' ', firmKnown: false }, 'reason-missing firm-unknown'],
    ['clue', 'dismiss-clue', 'city', { reason: '' }, 'reason-missing'],
    ['notified', 'defend', 'provider', { reason: '' }, 'reason-missing'],
    ['notified', 'record-defence', 'city', { reason: '' }, 'reason-missing'],
    ['deliberating', 'vote', 'city', { reason: '' }, 'reason-missing'],
    ['deliberating', 'replace-panel', 'city', { absent: [] }, 'panel-whole'],
    ['deliberating', 'replace-panel', 'city', { panel: [] }, 'panel-short'],
    ['deliberating', 'replace-panel', 'city', { reason: '', panel: named('c') }, 'reason-missing'],
    ['deliberating', 'replace-panel', 'city', { panel: named('investigator') }, 'panel-unfit'],
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
