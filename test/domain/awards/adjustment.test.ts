import assert from 'node:assert/strict';
import {
  ADJUSTMENT_WORKFLOW,
  nextAdjustmentState,
  type AdjustmentFacts,
} from '../../../server/domain/awards/adjustment-workflow.ts';
import {
  balancesOf,
  claimOf,
  dueOf,
  outstandingOf,
  type AwardAdjustment,
} from '../../../server/domain/awards/adjustment.ts';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import type { Role } from '../../../server/domain/registry/account.ts';
import {
  ADJUSTMENT_STATES,
  type AdjustmentEvent,
  type AdjustmentState,
} from '../../../server/domain/registry/adjustment-words.ts';
import { adjustment } from '../../support/adjustment.ts';
import { actor, person, USCC } from '../../support/listing.ts';

const GOOD: AdjustmentFacts = { today: '2026-11-24', reason: '理由', fen: 100, voucher: 'V1' };

describe('the workflow of an award adjustment', () => {
  const EXPECTED: Readonly<Record<string, string>> = {
    'open tell city': 'told',
    'open drop city': 'dropped',
    'told defend provider': 'told',
    'told record-defence city': 'told',
    'told demand city': 'demanded',
    'told drop city': 'dropped',
    'demanded receive finance': 'recovered',
  };

  it('lets each role do what the table says, in each state, and nothing else', () => {
    const roles: Role[] = ['admin', 'city', 'county', 'market', 'finance', 'auditor', 'provider', 'enterprise'];
    const events: AdjustmentEvent[] = [
      ...(['tell', 'defend', 'record-defence', 'demand', 'receive', 'supplement', 'drop'] as const),
    ];
    for (const state of Object.keys(ADJUSTMENT_STATES) as AdjustmentState[])
      for (const event of events)
        for (const role of roles) {
          const result = nextAdjustmentState(adjustment(state), event, person(role), GOOD);
          const key = `${state} ${event} ${role}`;
          assert.equal('to' in result ? result.to : undefined, EXPECTED[key], key);
        }
    assert.deepEqual(Object.keys(ADJUSTMENT_WORKFLOW.recovered), []);
  });

  for (const [name, one, event, facts, refusals] of [
    ['a reason', adjustment('open'), 'tell', { reason: ' ' }, ['reason-missing']],
    ['less to be due', adjustment('open', { dueFen: 300 }), 'tell', {}, ['not-a-clawback']],
    ['more to be due', adjustment('open'), 'supplement', {}, ['nothing-more-due']],
    ['another person', adjustment('told', { teller: actor('the-city') }), 'demand', {}, ['same-person']],
    [
      'the defence or its end',
      adjustment('told', { defence: null, due: '2026-11-24' }),
      'demand',
      {},
      ['defence-running'],
    ],
    ['an amount', adjustment('told'), 'demand', { fen: 0 }, ['amount-wrong']],
    ['no more than was paid', adjustment('told'), 'demand', { fen: 301 }, ['amount-wrong']],
    ['an amount that is one', adjustment('told'), 'demand', { fen: Number.NaN }, ['amount-wrong']],
  ] as const) {
    it(`wants ${name}`, () => {
      assert.deepEqual(nextAdjustmentState(one, event, person('city'), { ...GOOD, ...facts }), { refusals });
    });
  }

  it('hears the firm until its last day, and decides the day after', () => {
    const silent = adjustment('told', { defence: null, due: '2026-11-23' });
    assert.deepEqual(nextAdjustmentState(silent, 'demand', person('city'), GOOD), { to: 'demanded' });
  });

  it('takes money back in parts, with a voucher each, and never more than is outstanding', () => {
    const by = actor('f');
    const half = adjustment('demanded', { repayments: [{ at: 'x', by, fen: 40, on: '2026-11-20', voucher: 'V0' }] });
    const receive = (facts: Partial<AdjustmentFacts>) =>
      nextAdjustmentState(half, 'receive', person('finance'), { ...GOOD, ...facts });
    assert.equal(outstandingOf(half), 60);
    assert.deepEqual(receive({ fen: 60 }), { to: 'recovered' });
    assert.deepEqual(receive({ fen: 59 }), { to: 'demanded' });
    assert.deepEqual(receive({ fen: 61 }), { refusals: ['repayment-wrong'] });
    assert.deepEqual(receive({ fen: 10, voucher: '' }), { refusals: ['voucher-missing'] });
  });

  it('claims the difference, or all where a listing is the cause', () => {
    assert.equal(claimOf(adjustment('open')), 100);
    assert.equal(claimOf(adjustment('open', { dueFen: 400 })), 0);
    assert.equal(claimOf(adjustment('open', { dueFen: 300, cause: { kind: 'listing', text: 'N01' } })), 300);
  });
});

describe('what a firm has of an entitlement', () => {
  const award = (state: AwardCase['state'], fen: number, matter = 'growth:2024') =>
    ({ id: `${state}${fen}`, state, fen, uscc: USCC, clause: '3.1.4.1', matter }) as AwardCase;
  const of = (cases: AwardCase[], adjustments: AwardAdjustment[] = []) =>
    [...balancesOf(cases, adjustments).values()].map(({ paidFen, grantedFen }) => [paidFen, grantedFen]);

  it('is what was paid, with what is on its way beside it, less what came back', () => {
    assert.deepEqual(of([award('paid', 300)]), [[300, 300]]);
    assert.deepEqual(of([award('paid', 300), award('told', 50)]), [[300, 350]]);
    assert.deepEqual(of([award('paid', 300), award('withdrawn', 50), award('recomputed', 70)]), [[300, 300]]);
    const by = actor('f');
    const back = adjustment('recovered', { repayments: [{ at: 'x', by, fen: 100, on: '2026-11-20', voucher: 'V' }] });
    assert.deepEqual(of([award('paid', 300)], [back]), [[200, 200]]);
    assert.deepEqual(of([award('paid', 100)], [back]), []);
  });

  it('counts for itself alone, and only once something was paid', () => {
    assert.deepEqual(of([award('told', 300)]), []);
    assert.deepEqual(of([award('paid', 300), award('paid', 10, 'growth:2025')]), [
      [300, 300],
      [10, 10],
    ]);
  });

  it('is compared with what is payable: what is on hold or suspended is not due', () => {
    assert.equal(dueOf({ outcome: 'payable', awardFen: 7 }), 7);
    assert.equal(dueOf({ outcome: 'hold', awardFen: 7 }), 0);
    assert.equal(dueOf(undefined), 0);
  });
});
