import assert from 'node:assert/strict';
import { compareSources, looksLikeOtherUnit } from '../../../server/domain/records/revenue-statement.ts';
import type { RevenueState, RevenueStatement } from '../../../server/domain/records/revenue-statement.ts';
import {
  nextRevenueState,
  REVENUE_EVENT_WORDS,
  REVENUE_WORKFLOW,
  revenueEventsFor,
} from '../../../server/domain/records/revenue-workflow.ts';
import type { RevenueEvent, RevenueFacts } from '../../../server/domain/records/revenue-workflow.ts';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';

const USCC = '91330402HK1079191D';
const by = { account: '1', name: '甲', role: 'provider' as const };
const statement = (state: RevenueState): RevenueStatement => ({
  id: '1',
  state,
  version: 1,
  history: [],
  number: 'YS20260001',
  uscc: USCC,
  name: '甲',
  region: '330402',
  subject: '2025',
  versions: [{ version: 1, fen: 1_000_000, sources: [], evidence: [], reason: '', at: '', by }],
  checks: [],
  counted: [],
  since: '2026-11-24',
  effects: [],
  createdAt: '',
});
const person = (role: Role, own = true): Account => ({
  id: '1',
  username: role,
  displayName: role,
  role,
  region: own ? '330402' : '330481',
  organisationUscc: own ? USCC : '91330481HK14751439',
  blocked: false,
});
const WHOLE: RevenueFacts = {
  reason: '理由',
  compared: [{ source: 'audit', fen: 1_000_000 }],
  toleranceBasisPoints: 100,
};

/** Written from the rules: state, event, where it leads, who may. */
const TABLE: readonly (readonly [RevenueState, RevenueEvent, RevenueState, 'firm' | 'office'])[] = [
  ['declared', 'verify', 'verified', 'office'],
  ['declared', 'return', 'returned', 'office'],
  ['declared', 'withdraw', 'withdrawn', 'firm'],
  ['returned', 'declare', 'declared', 'firm'],
  ['returned', 'withdraw', 'withdrawn', 'firm'],
  ['withdrawn', 'declare', 'declared', 'firm'],
  ['verified', 'restate', 'restated', 'firm'],
  ['verified', 'question', 'questioned', 'office'],
  ['restated', 'verify', 'verified', 'office'],
  ['restated', 'return', 'questioned', 'office'],
  ['questioned', 'restate', 'restated', 'firm'],
  ['questioned', 'settle', 'verified', 'office'],
];
const MAY: Readonly<Record<'firm' | 'office', readonly Role[]>> = { firm: ['provider'], office: ['city', 'county'] };

describe('the workflow of a revenue figure', () => {
  const states = Object.keys(REVENUE_WORKFLOW) as RevenueState[];
  const events = Object.keys(REVENUE_EVENT_WORDS) as RevenueEvent[];

  for (const state of states)
    for (const event of events) {
      const row = TABLE.find(([from, what]) => from === state && what === event);
      for (const role of ROLE_NAMES) {
        const expected =
          row === undefined
            ? { refusals: ['wrong-state'] }
            : MAY[row[3]].includes(role)
              ? { to: row[2] }
              : { refusals: ['not-permitted'] };
        it(`${event} in ${state} by ${role}: ${'to' in expected ? expected.to : expected.refusals[0]}`, () =>
          assert.deepEqual(nextRevenueState(statement(state), event, person(role), WHOLE), expected));
      }
    }

  it('is for the own firm and the own region; the city is everywhere', () => {
    const may = (role: Role) => revenueEventsFor(statement('declared'), person(role, false));
    assert.deepEqual([may('provider'), may('county'), may('city')], [[], [], ['verify', 'return']]);
    assert.deepEqual(revenueEventsFor(statement('declared'), undefined), []);
  });

  for (const [state, event, role, facts, refusals] of [
    ['declared', 'verify', 'city', { reason: '', compared: [] }, ['nothing-compared']],
    [
      'declared',
      'verify',
      'city',
      { reason: '', compared: [{ source: 'tax', fen: 1_010_001 }] },
      ['difference-unexplained'],
    ],
    [
      'restated',
      'verify',
      'county',
      { reason: '', compared: [{ source: 'tax', fen: 989_999 }] },
      ['difference-unexplained'],
    ],
    ['declared', 'return', 'city', { reason: '' }, ['reason-missing']],
    ['restated', 'return', 'city', { reason: '' }, ['reason-missing']],
    ['verified', 'question', 'city', { reason: '' }, ['reason-missing']],
    ['questioned', 'settle', 'city', { reason: '' }, ['reason-missing']],
    ['verified', 'restate', 'provider', { reason: '' }, ['reason-missing']],
    ['questioned', 'restate', 'provider', { reason: '' }, ['reason-missing']],
  ] as const)
    it(`${event} in ${state} is refused: ${refusals[0]}`, () =>
      assert.deepEqual(nextRevenueState(statement(state), event, person(role), { ...WHOLE, ...facts }), { refusals }));

  it('lets a source differ by just the tolerance, and by more with a reason', () => {
    const verify = (fen: number, reason: string) =>
      nextRevenueState(statement('declared'), 'verify', person('city'), {
        ...WHOLE,
        reason,
        compared: [{ source: 'tax', fen }],
      });
    assert.deepEqual(verify(1_010_000, ''), { to: 'verified' });
    assert.deepEqual(verify(990_000, ''), { to: 'verified' });
    assert.deepEqual(verify(500_000, '跨年验收'), { to: 'verified' });
  });
});

describe('sources beside a declared figure', () => {
  const audit = (fen: number) => [{ source: 'audit', fen }];

  it('differ by so much, up or down, and among each other', () => {
    const { rows, spread, within } = compareSources(100_000, [...audit(100_000), { source: 'tax', fen: 98_000 }], 100);
    assert.deepEqual(rows, [
      { source: 'audit', fen: 100_000, difference: 0, within: true },
      { source: 'tax', fen: 98_000, difference: -2_000, within: false },
    ]);
    assert.deepEqual([spread, within], [2_000, false]);
  });

  it('are judged without rounding, up to the largest amounts', () => {
    assert.equal(compareSources(10 ** 15, audit(10 ** 15 - 10 ** 13), 100).within, true);
    assert.equal(compareSources(10 ** 15, audit(10 ** 15 - 10 ** 13 - 1), 100).within, false);
  });

  it('of no revenue have to be none; without any there is nothing to differ', () => {
    assert.equal(compareSources(0, audit(0), 100).within, true);
    assert.equal(compareSources(0, audit(1), 100).within, false);
    assert.deepEqual(compareSources(5, [], 0), { rows: [], spread: 0, within: true });
  });

  it('fifty times apart look like another unit', () => {
    assert.equal(looksLikeOtherUnit(318_642, 2_235_600_000), true);
    assert.equal(looksLikeOtherUnit(3_186_420_000, 2_235_600_000), false);
    assert.equal(looksLikeOtherUnit(50, 1), true);
    assert.equal(looksLikeOtherUnit(49, 1), false);
    assert.equal(looksLikeOtherUnit(0, 100), false);
  });
});
