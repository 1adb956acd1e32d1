import assert from 'node:assert/strict';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import {
  nextOutsideState,
  OUTSIDE_IMPORT_EVENT_WORDS,
  OUTSIDE_IMPORT_STATE_WORDS,
  outsideEventsFor,
  type OutsideFacts,
  type OutsideImport,
  type OutsideImportEvent,
  type OutsideImportState,
} from '../../../server/domain/registry/outside-import.ts';
import { demoOutside } from '../../../server/persistence/demo/demo-outside.ts';

const made = demoOutside([], '2026-11-24')[0]!.made;
const one = (state: OutsideImportState, change: Partial<OutsideImport> = {}): OutsideImport => ({
  ...{ ...made, state, effects: [] },
  ...change,
});
const person = (role: Role): Account => ({ id: '1', username: role, displayName: role, role, blocked: false });
const FACTS: OutsideFacts = { reason: '理由', counts: { add: 1, change: 0, known: 0, refuse: 0 } };
const next = (
  matter: OutsideImport,
  event: OutsideImportEvent,
  facts: Partial<OutsideFacts> = {},
  role: Role = 'city',
) => {
  const verdict = nextOutsideState(matter, event, person(role), { ...FACTS, ...facts });
  return 'to' in verdict ? verdict.to : verdict.refusals.join();
};

describe('the import of an outside list', () => {
  const WAYS: Readonly<Record<OutsideImportState, Partial<Record<OutsideImportEvent, OutsideImportState>>>> = {
    draft: { map: 'draft', import: 'imported', discard: 'discarded' },
    imported: { withdraw: 'withdrawn' },
    withdrawn: {},
    discarded: {},
  };

  for (const state of Object.keys(OUTSIDE_IMPORT_STATE_WORDS) as OutsideImportState[])
    for (const event of Object.keys(OUTSIDE_IMPORT_EVENT_WORDS) as OutsideImportEvent[])
      it(`${event} leads from ${state} to ${WAYS[state][event] ?? 'nowhere'}`, () => {
        assert.equal(next(one(state), event), WAYS[state][event] ?? 'wrong-state');
        assert.equal(outsideEventsFor(one(state), person('city')).includes(event), WAYS[state][event] !== undefined);
      });

  it('is the city’s alone', () => {
    for (const role of ROLE_NAMES.filter((name) => name !== 'city')) {
      assert.equal(next(one('draft'), 'import', {}, role), 'not-permitted', role);
      assert.deepEqual(outsideEventsFor(one('draft'), person(role)), []);
    }
    assert.deepEqual(outsideEventsFor(one('draft'), undefined), []);
  });

  it('brings something new or changed, or is not made', () => {
    const counts = { add: 0, change: 0, known: 5, refuse: 5 };
    assert.equal(next(one('draft'), 'import', { counts }), 'nothing-new');
    assert.equal(next(one('draft'), 'import', { counts: null }), 'nothing-new');
    assert.equal(next(one('draft'), 'import', { counts: { ...counts, change: 1 } }), 'imported');
  });

  it('is withdrawn with a reason, once all of it is written', () => {
    assert.equal(next(one('imported'), 'withdraw', { reason: ' ' }), 'reason-missing');
    assert.equal(next(one('imported', { effects: [{ version: 3 }] }), 'withdraw'), 'still-writing');
    assert.equal(
      next(one('imported', { effects: [{ version: 3 }] }), 'withdraw', { reason: '' }),
      'reason-missing,still-writing',
    );
    assert.equal(next(one('draft'), 'discard', { reason: '' }), 'discarded');
  });
});
