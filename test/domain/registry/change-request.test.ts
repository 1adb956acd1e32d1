import assert from 'node:assert/strict';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import {
  CHANGE_STATE_WORDS,
  identityChanges,
  identityLines,
  isLate,
  isStale,
  lateBy,
  lateReports,
  reportDeadline,
  type ChangeRequest,
  type ChangeState,
  type Identity,
  type IdentityChange,
} from '../../../server/domain/registry/change-request.ts';
import {
  CHANGE_EVENT_WORDS,
  changeEventsFor,
  nextChangeState,
} from '../../../server/domain/registry/change-workflow.ts';
import type { ChangeEvent } from '../../../server/domain/registry/change-workflow.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';

const calendar = loadWorkCalendar([]);
const now: Identity = {
  name: '嘉禾软件有限公司',
  legalRepresentative: '沈若木',
  region: '330402',
  address: '',
  establishedOn: '2020-03-01',
  softwareCertificates: null,
};
const certificate = { number: '浙RQ-1', from: '2024-01-01', to: '2028-12-31' };
const renamed: IdentityChange = { field: 'name', before: now.name, after: '嘉禾智能有限公司' };
const moved: IdentityChange = { field: 'address', before: '', after: '演禾路1号' };

describe('what of an identity is to become different', () => {
  const cases: readonly (readonly [name: string, wanted: Partial<Identity>, changes: readonly IdentityChange[]])[] = [
    ['nothing', {}, []],
    ['the name', { name: renamed.after }, [renamed]],
    ['name and address, in the order of the record', { address: moved.after, name: renamed.after }, [renamed, moved]],
    [
      'software status, never stated before',
      { softwareCertificates: [] },
      [{ field: 'softwareCertificates', before: null, after: [] }],
    ],
    [
      'a certificate',
      { softwareCertificates: [certificate] },
      [{ field: 'softwareCertificates', before: null, after: [certificate] }],
    ],
  ];
  for (const [name, wanted, changes] of cases) {
    it(name, () => {
      assert.deepEqual(identityChanges(now, { ...now, ...wanted }), changes);
    });
  }

  it('does not take another order of a certificate’s fields for a change', () => {
    const { to, from, number } = certificate;
    const [one, other] = [
      { ...now, softwareCertificates: [certificate] },
      { ...now, softwareCertificates: [{ to, number, from }] },
    ];
    assert.deepEqual(identityChanges(one, other), []);
  });

  it('is stale once the record is no longer as it was', () => {
    assert.equal(isStale({ changes: [renamed] }, now), false);
    assert.equal(isStale({ changes: [renamed] }, { ...now, address: '别处' }), false);
    assert.equal(isStale({ changes: [renamed] }, { ...now, name: '别名' }), true);
  });

  for (const [field, value, lines] of [
    ['region', '330402', ['在330402']],
    ['establishedOn', '2020-03-01', ['2020年3月1日']],
    ['address', '', []],
    ['softwareCertificates', null, []],
    ['softwareCertificates', [], ['不是软件企业']],
    ['softwareCertificates', [certificate], ['浙RQ-1（2024年1月1日至2028年12月31日）']],
  ] as const) {
    it(`${field} reads ${lines.join() || 'as nothing'}`, () => {
      assert.deepEqual(
        identityLines({ field, value }, (region) => `在${region}`),
        lines,
      );
    });
  }
});

describe('a late report', () => {
  const deadline = (occurredOn: string, days: number, changes: readonly IdentityChange[] = [renamed]) =>
    reportDeadline(changes, occurredOn, days, calendar);
  for (const [name, occurredOn, days, last] of [
    ['the day after counts as the first', '2026-11-23', 1, '2026-11-24'],
    ['a weekend does not count', '2026-11-20', 1, '2026-11-23'],
    ['over 国庆节', '2026-09-30', 1, '2026-10-08'],
    ['over 国庆节 with its make-up Saturday', '2026-10-08', 2, '2026-10-10'],
    ['over 国庆节 and its make-up days, thirty days', '2026-09-18', 30, '2026-11-05'],
    ['over 春节 with the make-up Saturday before it', '2026-02-13', 2, '2026-02-24'],
    ['over the end of the year', '2025-12-31', 1, '2026-01-04'],
  ] as const) {
    it(`is one after the last day: ${name}`, () => {
      assert.equal(deadline(occurredOn, days), last);
    });
  }

  for (const [reportedOn, late, by] of [
    ['2026-09-30', false, 0],
    ['2026-10-01', true, 0],
    ['2026-10-07', true, 0],
    ['2026-10-08', true, 1],
    ['2026-10-10', true, 3],
  ] as const) {
    it(`due on 2026-09-30 and made on ${reportedOn} is ${late ? `late by ${by}` : 'in time'}`, () => {
      const report = { reportedOn, deadline: '2026-09-30' };
      assert.deepEqual([isLate(report), lateBy(report, calendar)], [late, by]);
    });
  }

  it('is never one where nothing was on record before', () => {
    assert.equal(deadline('2001-01-01', 30, [moved]), null);
    assert.notEqual(deadline('2001-01-01', 30, [moved, renamed]), null);
    assert.deepEqual(
      [
        isLate({ reportedOn: '2026-11-24', deadline: null }),
        lateBy({ reportedOn: '2026-11-24', deadline: null }, calendar),
      ],
      [false, 0],
    );
  });

  it('counts unless it was withdrawn or refused', () => {
    const late = { reportedOn: '2026-11-24', deadline: '2026-11-01' };
    const of = (state: ChangeState) => ({ ...REQUEST, ...late, state });
    assert.equal(lateReports((Object.keys(CHANGE_STATE_WORDS) as ChangeState[]).map(of)), 3);
    assert.equal(lateReports([REQUEST]), 0);
  });
});

const REQUEST: ChangeRequest = {
  id: '1',
  state: 'submitted',
  version: 1,
  history: [],
  number: 'BG20260001',
  uscc: '91330402HK1079191D',
  name: now.name,
  region: '330402',
  changes: [renamed],
  occurredOn: '2026-11-01',
  grounds: '更名',
  reportedOn: '2026-11-24',
  deadline: '2026-12-11',
  since: '2026-11-24',
  effects: [],
  createdAt: '',
};

describe('the workflow of a change request', () => {
  const person = (role: Role): Account => ({
    id: role,
    username: role,
    displayName: role,
    role,
    region: REQUEST.region,
    organisationUscc: REQUEST.uscc,
    blocked: false,
  });
  const facts = { reason: '属实', identity: now };
  /** Every step there is: state, event, who, where it leads. */
  const STEPS: readonly (readonly [ChangeState, ChangeEvent, Role, ChangeState])[] = [
    ['submitted', 'approve', 'city', 'approved'],
    ['submitted', 'return', 'city', 'returned'],
    ['submitted', 'refuse', 'city', 'refused'],
    ['submitted', 'withdraw', 'provider', 'withdrawn'],
    ['returned', 'resubmit', 'provider', 'submitted'],
    ['returned', 'withdraw', 'provider', 'withdrawn'],
  ];

  for (const state of Object.keys(CHANGE_STATE_WORDS) as ChangeState[]) {
    for (const event of Object.keys(CHANGE_EVENT_WORDS) as ChangeEvent[]) {
      it(`${state} × ${event}: as the table says for every role`, () => {
        for (const role of ROLE_NAMES) {
          const step = STEPS.find(([from, name]) => from === state && name === event);
          const expected =
            step === undefined
              ? { refusals: ['wrong-state'] }
              : step[2] === role
                ? { to: step[3] }
                : { refusals: ['not-permitted'] };
          const request = { ...REQUEST, state };
          assert.deepEqual(nextChangeState(request, event, person(role), facts), expected, role);
          assert.equal(changeEventsFor(request, person(role)).includes(event), step?.[2] === role, role);
        }
      });
    }
  }

  it('wants a reason of the city, and none of the firm', () => {
    for (const event of ['approve', 'return', 'refuse'] as const)
      assert.deepEqual(nextChangeState(REQUEST, event, person('city'), { ...facts, reason: '' }), {
        refusals: ['reason-missing'],
      });
    assert.deepEqual(nextChangeState(REQUEST, 'withdraw', person('provider'), { ...facts, reason: '' }), {
      to: 'withdrawn',
    });
  });

  it('does not approve what is stale, with all reasons at once; it can still be returned', () => {
    const stale = { reason: '', identity: { ...now, name: '别名' } };
    assert.deepEqual(nextChangeState(REQUEST, 'approve', person('city'), stale), {
      refusals: ['reason-missing', 'stale'],
    });
    assert.deepEqual(nextChangeState(REQUEST, 'return', person('city'), { ...stale, reason: '请核对' }), {
      to: 'returned',
    });
  });

  it('is not for another firm', () => {
    const other = { ...person('provider'), organisationUscc: '91330481HK14751439' };
    assert.deepEqual(nextChangeState(REQUEST, 'withdraw', other, facts), { refusals: ['not-permitted'] });
  });
});
