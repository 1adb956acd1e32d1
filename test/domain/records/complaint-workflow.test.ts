import assert from 'node:assert/strict';
import {
  complaintChange,
  complaintRefusals,
  mayReadComplaint,
} from '../../../server/domain/records/complaint-workflow.ts';
import { COMPLAINT_STATES, type Complaint } from '../../../server/domain/records/complaint.ts';
import type { ComplaintState, ComplaintStep } from '../../../server/domain/records/complaint.ts';
import { account, CALENDAR, ENTERPRISE, OTHER_PROVIDER, PROVIDER, RULES, TODAY } from '../../support/project.ts';

const by = { account: 'x', name: '甲', role: 'city' as const };
const complaint = (state: ComplaintState, more: Partial<Complaint> = {}): Complaint => ({
  ...{ id: 'x', state, version: 2, history: [], number: 'TS20260001', project: 'XM20260001', projectTitle: '改造' },
  ...{ uscc: PROVIDER, provider: '甲', enterprise: { uscc: ENTERPRISE, name: '乙' }, region: '330402', kind: 'delay' },
  ...{ text: '拖延', files: [], filedOn: '2026-11-02', answer: null, clue: null, since: '2026-11-03', sinceAt: '' },
  ...{ due: '2026-11-12', concludeBy: state === 'received' || state === 'declined' ? null : '2026-12-15' },
  concluded: state === 'concluded' ? { on: '2026-11-20', by, how: 'upheld', text: '属实' } : null,
  ...more,
});
const PEOPLE = {
  p: account('provider', PROVIDER),
  e: account('enterprise', ENTERPRISE),
  c: account('city'),
  o: account('county'),
};
const order = { text: '说明', how: 'upheld' } as const;

/** State, event, where it leads, who may (p provider, e enterprise, c city, o county): from the rules. */
const TABLE = `
received accept heard co
received decline declined co
received withdraw withdrawn e
heard answer answered p
heard conclude concluded co
heard withdraw withdrawn e
answered conclude concluded co
answered withdraw withdrawn e
concluded raise-clue concluded co`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [ComplaintState, ComplaintStep, ComplaintState, string]);

describe('the workflow of a complaint, as a table', () => {
  const steps: readonly ComplaintStep[] = ['accept', 'decline', 'withdraw', 'answer', 'conclude', 'raise-clue'];
  const allowed = (one: Complaint, event: ComplaintStep, typed = order) =>
    Object.entries(PEOPLE)
      .filter(([, person]) => complaintRefusals(one, event, person, typed, TODAY).length === 0)
      .map(([key]) => key)
      .join('');
  const context = { today: TODAY, at: '2026-11-24T02:00:00.000Z', by, rules: RULES, calendar: CALENDAR, hours: 50 };

  for (const state of Object.keys(COMPLAINT_STATES) as ComplaintState[])
    for (const event of steps) {
      const row = TABLE.find(([from, what]) => from === state && what === event);
      it(`${state}: ${event} ${row === undefined ? 'is taken by nobody' : `leads to ${row[2]}, by ${row[3]}`}`, () => {
        assert.equal(allowed(complaint(state), event), row?.[3] ?? '');
        if (row !== undefined) assert.equal(complaintChange(complaint(state), event, order, context).to, row[2]);
      });
    }

  it('hears the provider before it is concluded, or waits for its term', () => {
    assert.equal(allowed(complaint('heard', { due: TODAY }), 'conclude'), '');
    assert.equal(allowed(complaint('heard', { due: '2026-11-23' }), 'conclude'), 'co');
    const { set } = complaintChange(complaint('heard'), 'answer', order, context);
    assert.deepEqual([set.answer?.hours, set.due], [50, '2026-12-15']);
  });

  it('makes no clue of what was not found true, nor a second one', () => {
    const concluded = { on: '2026-11-20', by, how: 'unfounded' as const, text: '' };
    assert.equal(allowed(complaint('concluded', { concluded }), 'raise-clue'), '');
    assert.equal(allowed(complaint('concluded', { clue: { by, reason: '', number: null } }), 'raise-clue'), '');
  });

  it('is read by its offices, its customer, and the provider once it was told', () => {
    const readers = (one: Complaint) =>
      Object.entries({ ...PEOPLE, x: account('provider', OTHER_PROVIDER), m: account('market'), a: account('auditor') })
        .filter(([, person]) => mayReadComplaint(person, one))
        .map(([key]) => key)
        .join('');
    assert.equal(readers(complaint('received')), 'ecoa');
    assert.equal(readers(complaint('heard')), 'pecoa');
    assert.equal(readers(complaint('declined', { region: '330481' })), 'eca');
  });
});
