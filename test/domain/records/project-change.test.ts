import assert from 'node:assert/strict';
import { contactRefusals } from '../../../server/domain/records/project-contact.ts';
import { projectChange } from '../../../server/domain/records/project-change.ts';
import type { ProjectEvent, ProjectStep } from '../../../server/domain/records/project-events.ts';
import type { ProjectOrder } from '../../../server/domain/records/project-order.ts';
import { lateReportsOf } from '../../../server/domain/records/project-reporting.ts';
import { projectRefusals } from '../../../server/domain/records/project-workflow.ts';
import { ratingPublicFrom, type Project } from '../../../server/domain/records/project.ts';
import type { Account } from '../../../server/domain/registry/account.ts';
import {
  account,
  CALENDAR,
  ENTERPRISE,
  OTHER_PROVIDER,
  project,
  PROVIDER,
  report,
  RULES,
  TODAY,
  WHOLE,
} from '../../support/project.ts';

const firm = account('provider', PROVIDER);
const next = account('provider', OTHER_PROVIDER);
const customer = account('enterprise', ENTERPRISE);
const city = account('city');

const refusalsOf = (one: Project, event: ProjectEvent, person: Account, order: ProjectOrder = WHOLE) =>
  projectRefusals(one, event, person, { today: TODAY, rules: RULES, order }).map(({ code }) => code);
const change = (one: Project, event: ProjectStep, by: Account, order: Partial<ProjectOrder> = {}) =>
  projectChange(
    one,
    event,
    { ...WHOLE, ...order },
    {
      ...{ today: TODAY, at: '2026-11-24T02:00:00.000Z', rules: RULES, calendar: CALENDAR, hours: 30 },
      by: { account: by.id, name: by.displayName, role: by.role },
      firm: by.organisationUscc ?? '',
      side: by.role === 'enterprise' ? 'enterprise' : 'provider',
    },
  );

describe('the refusals of a project', () => {
  const supervised = { supervisor: { uscc: 'S', name: '监理' } };
  const rated = change(project('accepted'), 'rate', customer).set;
  for (const [name, one, event, person, order, code] of [
    ['a day after today', project('underway'), 'report-delay', firm, { occurredOn: '2026-11-25' }, 'day-ahead'],
    [
      'a day before the contract',
      project('underway'),
      'report-delay',
      firm,
      { occurredOn: '2026-01-04' },
      'day-before-contract',
    ],
    ['a delay to an earlier day', project('underway'), 'report-delay', firm, { newEnd: '2026-10-30' }, 'end-not-later'],
    ['an unknown cause', project('underway'), 'report-delay', firm, { cause: 'weather' }, 'cause-missing'],
    [
      'a change to the same provider',
      project('underway'),
      'report-change',
      customer,
      { newProvider: { uscc: PROVIDER, name: '' } },
      'provider-same',
    ],
    ['an acceptance without papers', project('underway'), 'report-acceptance', firm, { files: [] }, 'files-missing'],
    [
      'an acceptance before any supervision',
      project('underway', supervised),
      'report-acceptance',
      firm,
      {},
      'supervision-missing',
    ],
    [
      'a side as its own supervisor',
      project('underway'),
      'name-supervisor',
      firm,
      { supervisor: { uscc: ENTERPRISE, name: '乙' } },
      'supervisor-not-independent',
    ],
    ['supervision by nobody', project('underway'), 'file-supervision', firm, {}, 'supervisor-missing'],
    [
      'a milestone that was reached',
      project('underway', { milestones: [{ title: '上线', plannedOn: TODAY, reachedOn: TODAY, reportedOn: TODAY }] }),
      'reach-milestone',
      firm,
      {},
      'milestone-missing',
    ],
    [
      'an office before the term is over',
      project('reported', { due: TODAY }),
      'settle-report',
      city,
      {},
      'term-running',
    ],
    [
      'a rating with a question left out',
      project('accepted'),
      'rate',
      customer,
      { scores: { result: 5, schedule: 4, response: 4 } },
      'score-missing',
    ],
    [
      'a score of six',
      project('accepted'),
      'rate',
      customer,
      { scores: { result: 6, schedule: 4, response: 4, service: 4 } },
      'score-missing',
    ],
    [
      'a confirmation by nobody who can be reached',
      project('registered'),
      'confirm',
      customer,
      { contact: { ...WHOLE.contact, phone: '12' } },
      'contact-phone',
    ],
    ['a second rating', project('accepted', rated), 'rate', customer, {}, 'already-rated'],
    ['an answer to nothing', project('accepted'), 'answer-rating', firm, {}, 'wrong-state'],
    [
      'an answer after publication',
      project('accepted', { rating: { ...rated.rating!, due: '2026-11-23' } }),
      'answer-rating',
      firm,
      {},
      'answer-over',
    ],
    [
      'a sample twice',
      project('accepted', { samples: [{ from: TODAY, to: null }] }),
      'mark-sample',
      city,
      {},
      'already-sample',
    ],
    [
      'a second clue',
      project('failed', { clue: { by: { account: '', name: '', role: 'city' }, reason: '', number: null } }),
      'raise-clue',
      city,
      {},
      'already-raised',
    ],
  ] as const)
    it(name, () => assert.deepEqual(refusalsOf(one, event, person, { ...WHOLE, ...order }), [code]));
});

describe('what steps do to a project', () => {
  const reported = (...reports: Project['reports']) => project('reported', { reports });

  it('dates a report, and keeps to the contract where a delay is the provider’s own', () => {
    const { set } = change(project('underway'), 'report-delay', firm, { occurredOn: '2026-11-02', cause: 'provider' });
    const [one] = set.reports!;
    assert.deepEqual(
      [one!.reportedOn, one!.deadline, one!.excused, one!.outcome],
      [TODAY, '2026-11-16', false, 'waiting'],
    );
    const agreed = change(reported(one!), 'confirm-report', customer).set;
    assert.equal(agreed.plannedEnd, '2027-01-31');
    assert.equal(project('underway').contract.plannedEnd, '2026-10-30');
  });

  it('goes to be mended after a failed acceptance, and stays there whatever else falls', () => {
    const failing = report('acceptance', { passed: false, outcome: 'waiting', decidedOn: null });
    const failed = change(reported(failing), 'confirm-report', customer);
    assert.equal(failed.to, 'failed');
    const again = report('delay', { outcome: 'waiting', decidedOn: null, newEnd: '2027-01-31' });
    assert.equal(change(reported(...failed.set.reports!, again), 'object-report', customer).to, 'failed');
  });

  it('changes its provider only when the new one takes over', () => {
    const asked = change(project('underway'), 'report-change', customer).set.reports!;
    const leaving = change(reported(...asked), 'confirm-report', firm);
    assert.deepEqual([leaving.to, leaving.set.uscc], ['handed-over', undefined]);
    const over = change(project('handed-over', { reports: leaving.set.reports! }), 'take-over', next).set;
    assert.deepEqual([over.uscc, over.former], [OTHER_PROVIDER, [{ uscc: PROVIDER, name: '甲', until: TODAY }]]);
    const declined = change(project('handed-over', { reports: leaving.set.reports! }), 'decline', next);
    assert.deepEqual([declined.to, declined.set.uscc], ['underway', undefined]);
  });

  it('keeps the contact of each side, as it was cleaned, and of a new provider its own', () => {
    const contact = { name: ' 李工 ', position: '经理', phone: '１３９０５７３００００', email: ' LI@Example.cn' };
    const both = { ...project('underway'), contacts: { provider: WHOLE.contact } };
    const kept = { name: '李工', position: '经理', phone: '13905730000', email: 'li@example.cn' };
    const mine = change(both, 'name-contact', customer, { contact }).set.contacts;
    assert.deepEqual(mine, { provider: WHOLE.contact, enterprise: kept });
    const over = change({ ...project('handed-over'), contacts: mine! }, 'take-over', next, { contact }).set.contacts;
    assert.deepEqual(over, { provider: kept, enterprise: kept });
    const empty = { name: '', position: ' ', phone: '', email: 'nobody' };
    assert.deepEqual(
      contactRefusals(empty).map(({ field }) => field),
      ['contactName', 'contactPosition', 'contactPhone', 'contactEmail'],
    );
    assert.deepEqual(contactRefusals({ ...kept, name: '长'.repeat(31), email: '' }).length, 1);
  });

  it('counts late reports by side, of former providers too, once the other side confirmed them', () => {
    const late = { reportedOn: '2026-06-30', deadline: '2026-06-15' };
    const one = project('underway', {
      ...{ former: [{ uscc: OTHER_PROVIDER, name: '丙', until: '2026-05-01' }], registeredOn: '2026-02-04' },
      registrant: 'enterprise',
      reports: [
        report('delay', { ...late, reporter: OTHER_PROVIDER }),
        report('delay', late),
        report('delay', { ...late, outcome: 'objected' }),
      ],
    });
    assert.deepEqual(lateReportsOf(one, TODAY), { provider: 2, enterprise: 1 });
    assert.deepEqual(lateReportsOf(one, '2026-06-01'), { provider: 0, enterprise: 1 });
    assert.deepEqual(lateReportsOf({ ...one, confirmedOn: null, reports: [] }, TODAY), { provider: 0, enterprise: 0 });
  });

  it('counts how long the provider took, and nobody else', () => {
    const byCustomer = report('delay', { by: 'enterprise', reporter: ENTERPRISE, outcome: 'waiting' });
    assert.deepEqual(change(reported(byCustomer), 'confirm-report', firm).set.responses, [
      { provider: PROVIDER, on: TODAY, hours: 30 },
    ]);
    assert.equal(change(project('reported'), 'confirm-report', customer).set.responses, undefined);
  });

  it('keeps a rating until its answer, its waiver or the end of the term', () => {
    const rating = change(project('accepted'), 'rate', customer).set.rating!;
    assert.deepEqual([rating.hundredths, rating.due, rating.answers.length], [425, '2026-12-08', 4]);
    assert.equal(rating.answers[0]?.anchor, '超出约定，效果明显');
    assert.equal(ratingPublicFrom(rating), '2026-12-09');
    const answered = change(project('accepted', { rating }), 'answer-rating', firm, { text: '谢谢' }).set.rating!;
    assert.equal(ratingPublicFrom(answered), TODAY);
    assert.equal(ratingPublicFrom(change(project('accepted', { rating }), 'waive-answer', firm).set.rating!), TODAY);
  });
});
