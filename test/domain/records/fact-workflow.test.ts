import assert from 'node:assert/strict';
import type { FactKindName } from '../../../server/domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../../server/domain/records/fact-kinds.ts';
import {
  FACT_EVENT_WORDS,
  FACT_WORKFLOW,
  factEventsFor,
  nextFactState,
  type FactEvent,
} from '../../../server/domain/records/fact-workflow.ts';
import type { FactCheck, FactState, FirmFact } from '../../../server/domain/records/firm-fact.ts';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';

const USCC = '91330402HK1079191D';
const person = (role: Role, change: Partial<Account> = {}): Account => ({
  ...{ id: role, username: role, displayName: role, role, region: '330402', organisationUscc: USCC, blocked: false },
  ...change,
});

function factIn(state: FactState, checks: readonly string[] = [], by = 'somebody'): FirmFact {
  const actor = { account: by, name: by, role: 'provider' as const };
  const version = { version: 1, data: {}, evidence: [], reason: '', at: '2026-11-24T00:00:00.000Z', by: actor };
  const checked = checks.map((event): FactCheck => ({ ...version, of: 1, event, read: {} }));
  return {
    ...{ id: '1', state, version: 1, history: [], number: 'BZ20260001', uscc: USCC, name: '甲', region: '330402' },
    ...{ key: 'k', title: 't', holds: null, claim: null, family: null, versions: [version], checks: checked },
    ...{ counted: [], since: '2026-11-24', effects: [], createdAt: '' },
  };
}

/** Written from the brief, not from the table: state | role | what it may do. Who is not named may do nothing. */
const EXPECTED: Readonly<Record<FactKindName, string>> = {
  standards: `
declared | provider | withdraw
declared | market | confirm-rank return
declared | city county | confirm-effect return
returned | provider | declare withdraw
withdrawn | provider | declare
confirmed | provider | restate
confirmed | market city county | question revoke
restated | market | confirm-rank return
restated | city county | confirm-effect return
questioned | provider | restate
questioned | market city county | settle revoke
revoked | provider | declare`,
  certificates: `
declared | provider | withdraw
declared | city county | confirm return withdraw
returned | provider city county | declare withdraw
withdrawn | provider city county | declare
confirmed | provider | restate
confirmed | city county | question restate revoke
restated | city county | confirm return
questioned | provider | restate
questioned | city county | restate revoke settle
revoked | provider city county | declare`,
  'other-awards': `
declared | provider county | withdraw
declared | city finance | confirm return withdraw
returned | provider city county finance | declare withdraw
withdrawn | provider city county finance | declare
confirmed | provider county | restate
confirmed | city finance | question restate revoke
restated | city finance | confirm return
questioned | provider county | restate
questioned | city finance | restate revoke settle
revoked | provider city county finance | declare`,
  predecessors: `
declared | city | confirm return withdraw
returned | city | declare withdraw
withdrawn | city | declare
confirmed | city | question restate revoke
restated | city | confirm return
questioned | city | restate revoke settle
revoked | city | declare`,
};

for (const [name, text] of Object.entries(EXPECTED) as [FactKindName, string][]) {
  const kind = FACT_KINDS[name];
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim().split(' ')));

  describe(`who may do what: ${name}`, () => {
    for (const state of Object.keys(FACT_WORKFLOW) as FactState[])
      for (const role of ROLE_NAMES)
        it(`${state}, ${role}`, () => {
          const row = rows.find(([states, roles]) => states?.[0] === state && roles?.includes(role));
          assert.deepEqual(factEventsFor(kind, factIn(state), person(role)).sort(), [...(row?.[2] ?? [])].sort());
        });

    it('is nobody else’s: another firm, another region, who is blocked', () => {
      for (const state of Object.keys(FACT_WORKFLOW) as FactState[]) {
        const own = factEventsFor(kind, factIn(state), person('provider', { organisationUscc: 'other' }));
        const region = factEventsFor(kind, factIn(state), person('county', { region: '330481' }));
        const blocked = factEventsFor(kind, factIn(state), person('city', { blocked: true }));
        assert.deepEqual([own, region, blocked], [[], [], []]);
      }
    });
  });
}

describe('what must hold for a step', () => {
  const { standards } = FACT_KINDS;
  const given = { reason: '理由', contested: false };
  const refusal = (fact: FirmFact, event: FactEvent, by: Account, change: Partial<typeof given> = {}) => {
    const verdict = nextFactState(standards, fact, event, by, { ...given, ...change });
    return 'refusals' in verdict ? verdict.refusals : verdict.to;
  };

  it('leads on only when both offices have confirmed the same declaration', () => {
    assert.equal(refusal(factIn('declared'), 'confirm-rank', person('market')), 'declared');
    assert.equal(refusal(factIn('declared', ['confirm-effect']), 'confirm-rank', person('market')), 'confirmed');
    assert.equal(refusal(factIn('restated', ['confirm-rank']), 'confirm-effect', person('city')), 'confirmed');
    assert.deepEqual(refusal(factIn('declared', ['confirm-rank']), 'confirm-rank', person('market')), [
      'confirmed-already',
    ]);
  });

  it('asks for a reason where something is sent back, questioned, taken away, or an effect is confirmed', () => {
    const none = { reason: ' ' };
    assert.deepEqual(refusal(factIn('declared'), 'return', person('market'), none), ['reason-missing']);
    assert.deepEqual(refusal(factIn('confirmed'), 'question', person('city'), none), ['reason-missing']);
    assert.deepEqual(refusal(factIn('confirmed'), 'revoke', person('market'), none), ['reason-missing']);
    assert.deepEqual(refusal(factIn('declared'), 'confirm-effect', person('city'), none), ['reason-missing']);
    assert.deepEqual(refusal(factIn('confirmed'), 'restate', person('provider'), none), ['reason-missing']);
    assert.equal(refusal(factIn('declared'), 'confirm-rank', person('market'), none), 'declared');
  });

  it('stops the rank of what another organisation claims too, and not the effect', () => {
    const contested = { contested: true };
    assert.deepEqual(refusal(factIn('declared'), 'confirm-rank', person('market'), contested), ['contested']);
    assert.equal(refusal(factIn('declared'), 'confirm-effect', person('city'), contested), 'declared');
  });

  it('does not let who entered it confirm it', () => {
    const own = factIn('declared', [], 'market');
    assert.deepEqual(refusal(own, 'confirm-rank', person('market')), ['same-person']);
    assert.equal(refusal(own, 'return', person('market')), 'returned');
  });

  it('knows no step that has no word', () => {
    for (const steps of Object.values(FACT_WORKFLOW))
      for (const event of Object.keys(steps)) assert.ok(Object.hasOwn(FACT_EVENT_WORDS, event), event);
  });
});
