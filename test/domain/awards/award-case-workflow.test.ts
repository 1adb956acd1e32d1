import assert from 'node:assert/strict';
import {
  AWARD_REFUSAL_WORDS,
  AWARD_WORKFLOW,
  nextAwardState,
  officesOf,
  type AwardRefusal,
  type AwardStepFacts,
} from '../../../server/domain/awards/award-case-workflow.ts';
import type { Approval, AwardCase } from '../../../server/domain/awards/award-case.ts';
import { AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import {
  AWARD_CASE_EVENTS,
  AWARD_CASE_STATES,
  type AwardCaseEvent,
  type AwardCaseState,
} from '../../../server/domain/registry/award-case-words.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';

const STATES = Object.keys(AWARD_CASE_STATES) as AwardCaseState[];
const EVENTS = Object.keys(AWARD_CASE_EVENTS).filter((event) => event !== 'begin') as AwardCaseEvent[];

/** Written from the issue, not from the table under test: state, event, who, where it leads. */
const EXPECTED = `
told confirm provider in-approval
told dispute provider disputed
told recompute city recomputed
told withdraw city withdrawn
disputed uphold-dispute city recomputed
disputed decline-dispute city told
in-approval approve city in-approval
in-approval return city returned
in-approval recompute city recomputed
in-approval withdraw city withdrawn
returned tell-again city told
returned recompute city recomputed
returned withdraw city withdrawn
approved open-notice city in-notice
approved recompute city recomputed
approved withdraw city withdrawn
in-notice object city objected
in-notice decline-objection city in-notice
in-notice close-notice city ready
objected object city objected
objected decline-objection city objected
objected dismiss-objection city in-notice
objected uphold-objection city recomputed
ready take-in-batch finance in-batch
ready recompute city recomputed
in-batch pay finance paid
in-batch bounce finance bounced
bounced correct-account provider ready`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [AwardCaseState, AwardCaseEvent, Role, AwardCaseState]);

const USCC = '91330400MA20000270';
const person = (role: Role, id = `the-${role}`): Account => ({
  ...{ id, username: role, displayName: role, role, blocked: false },
  ...(role === 'provider' || role === 'enterprise' ? { organisationUscc: USCC } : {}),
});
const approval = (role: Role, account = `the-${role}`): Approval => ({
  ...{ role, at: '2026-11-24T02:00:00.000Z', shown: 'D' },
  by: { account, name: role, role },
});
const made = (
  state: AwardCaseState,
  approvals: readonly Approval[] = [],
  departments: readonly Role[] = ['city', 'finance'],
) =>
  ({
    state,
    uscc: USCC,
    region: '330402',
    lineDigest: 'D',
    approvals,
    departments,
    objections: [],
  }) as unknown as AwardCase;
const sound = (event: AwardCaseEvent): AwardStepFacts => ({
  ...{ reason: '理由', shown: 'D', accountSound: true, noticeOver: true },
  recomputed: event === 'recompute' ? 'moved' : 'D',
});

describe('the workflow of an award case', () => {
  for (const state of STATES) {
    it(`${state}: every event by every role leads where it should, or is refused`, () => {
      for (const event of EVENTS) {
        for (const role of ROLE_NAMES) {
          const row = EXPECTED.find(([from, what, who]) => from === state && what === event && who === role);
          const result = nextAwardState(made(state), event, person(role), sound(event));
          assert.deepEqual('to' in result ? result.to : undefined, row?.[3], `${event} by ${role}`);
        }
      }
    });
  }

  it('lets no firm answer for another, and nobody who is blocked', () => {
    const other = { ...person('provider'), organisationUscc: '91330400MA20000999' };
    for (const one of [other, { ...person('provider'), blocked: true }])
      assert.deepEqual(nextAwardState(made('told'), 'confirm', one, sound('confirm')), { refusals: ['not-permitted'] });
  });

  it('takes the departments in the order of the clause, from the policy’s own words', () => {
    const clauses = loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6')?.clauses ?? [];
    const orderOf = (id: string) => officesOf([...clauses.values()].find((one) => one.id === id)?.departments ?? []);
    assert.deepEqual(orderOf('3.1.4.1'), ['city', 'finance']);
    assert.deepEqual(orderOf('3.1.4.2'), ['market', 'city', 'finance']);
    const steps = [[], [approval('market')], [approval('market'), approval('city')]];
    const tried = steps.map((approvals) =>
      (['market', 'city', 'finance'] as const).map((role) => {
        const one = made('in-approval', approvals, orderOf('3.1.4.2'));
        const result = nextAwardState(one, 'approve', person(role, `now-${role}`), sound('approve'));
        return 'to' in result ? result.to : result.refusals[0];
      }),
    );
    assert.deepEqual(tried, [
      ['in-approval', 'not-your-turn', 'not-your-turn'],
      ['not-your-turn', 'in-approval', 'not-your-turn'],
      ['not-your-turn', 'not-your-turn', 'approved'],
    ]);
    assert.throws(() => officesOf(['市科技局']));
  });

  const refused: readonly (readonly [AwardRefusal, AwardCaseState, AwardCaseEvent, Role, Partial<AwardStepFacts>])[] = [
    ['reason-missing', 'told', 'dispute', 'provider', { reason: ' ' }],
    ['reason-missing', 'in-batch', 'bounce', 'finance', { reason: '' }],
    ['account-missing', 'told', 'confirm', 'provider', { accountSound: false }],
    ['account-missing', 'bounced', 'correct-account', 'provider', { accountSound: false }],
    ['shown-differs', 'in-approval', 'approve', 'city', { shown: 'older' }],
    ['facts-moved', 'told', 'confirm', 'provider', { recomputed: 'moved' }],
    ['facts-moved', 'in-approval', 'approve', 'city', { recomputed: 'moved' }],
    ['facts-moved', 'ready', 'take-in-batch', 'finance', { recomputed: 'moved' }],
    ['facts-unmoved', 'ready', 'recompute', 'city', { recomputed: 'D' }],
    ['notice-running', 'in-notice', 'close-notice', 'city', { noticeOver: false }],
  ];
  for (const [refusal, state, event, role, change] of refused) {
    it(`${state} ${event} by ${role}: ${AWARD_REFUSAL_WORDS[refusal]}`, () => {
      const facts = { ...sound(event), ...change };
      assert.deepEqual(nextAwardState(made(state), event, person(role), facts), { refusals: [refusal] });
    });
  }

  it('keeps one person from approving for two departments, and who approved from paying', () => {
    const moved = person('finance', 'the-city');
    const approved = [approval('city')];
    assert.deepEqual(nextAwardState(made('in-approval', approved), 'approve', moved, sound('approve')), {
      refusals: ['same-person'],
    });
    for (const [state, event] of [
      ['ready', 'take-in-batch'],
      ['in-batch', 'pay'],
      ['in-batch', 'bounce'],
    ] as const) {
      const one = made(state, [...approved, approval('finance', 'a-clerk')]);
      assert.deepEqual(nextAwardState(one, event, person('finance', 'a-clerk'), sound(event)), {
        refusals: ['approver-may-not-pay'],
      });
    }
  });

  it('has a way on from every state but the last ones', () => {
    const last = STATES.filter((state) => Object.keys(AWARD_WORKFLOW[state]).length === 0);
    assert.deepEqual(last, ['paid', 'recomputed', 'withdrawn']);
  });
});
