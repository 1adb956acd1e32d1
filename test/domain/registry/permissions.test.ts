import assert from 'node:assert/strict';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import { may, mayEver, PERMISSIONS, type Action } from '../../../server/domain/registry/permissions.ts';

const USCC = '91330402HK1079191D';
const person = (role: Role, change: Partial<Account> = {}): Account => ({
  id: '1',
  username: role,
  displayName: role,
  role,
  region: '330402',
  organisationUscc: USCC,
  blocked: false,
  ...change,
});
const OWN = { region: '330402', uscc: USCC };
const OTHER = { region: '330481', uscc: '91330481HK14751439' };

/** What an office does everywhere, in the order of the table. */
const CITY: readonly Action[] = [
  ...([
    'record.read',
    'workbench.read',
    'application.read',
    'application.decide',
    'notice.open',
    'objection.handle',
  ] as const),
  ...(['change.read', 'change.decide', 'revenue.verify', 'revenue.import'] as const),
  ...(['standard.confirm-effect', 'certificate.declare', 'certificate.confirm'] as const),
  ...(['other-award.declare', 'other-award.confirm', 'other-award.import'] as const),
  ...(['predecessor.enter', 'predecessor.confirm'] as const),
  ...(['listing.read', 'screening.read', 'screening.judge', 'outside.read', 'outside.import'] as const),
  ...(['listing.informant', 'listing.report'] as const),
  ...(['listing.investigate', 'listing.deliberate', 'listing.decide'] as const),
  ...(['membership.read', 'membership.decide', 'award-round.read', 'award-round.handle'] as const),
  ...(['award-case.read', 'award-case.handle', 'award-case.approve'] as const),
  ...(['judgement.read', 'judgement.propose', 'judgement.decide', 'adjustment.read', 'adjustment.handle'] as const),
  ...(['grading.read', 'grading.handle', 'grading.vote', 'grade.read'] as const),
  ...(['project.read', 'project.oversee', 'project.sample', 'rating.hide'] as const),
  ...(['complaint.read', 'complaint.handle'] as const),
];
const READERS: readonly Action[] = ['listing.read', 'outside.read', 'listing.report'];
const AWARDS: readonly Action[] = ['award-round.read', 'award-case.read'];
const GRADING: readonly Action[] = ['grading.read', 'grade.read'];
const VOTING: readonly Action[] = ['grading.read', 'grading.vote', 'grade.read'];
const MARKET: readonly Action[] = [
  ...(['record.read', 'workbench.read', 'standard.confirm-rank'] as const),
  ...READERS,
  ...AWARDS,
  ...(['award-case.approve', 'judgement.read', 'adjustment.read'] as const),
  ...VOTING,
  'project.read',
];
const FINANCE: readonly Action[] = [
  ...(['record.read', 'workbench.read', 'other-award.declare', 'other-award.confirm', 'other-award.import'] as const),
  ...READERS,
  ...AWARDS,
  ...(['award-case.approve', 'award-case.pay', 'judgement.read', 'judgement.decide'] as const),
  ...(['adjustment.read', 'adjustment.receive'] as const),
  ...VOTING,
  'project.read',
];
const AUDITOR: readonly Action[] = [
  ...([
    'record.read',
    'workbench.read',
    'application.read',
    'change.read',
    'listing.read',
    'screening.read',
    'outside.read',
    'listing.informant',
  ] as const),
  'membership.read',
  ...AWARDS,
  'judgement.read',
  'adjustment.read',
  ...GRADING,
  ...(['project.read', 'complaint.read'] as const),
];
const ADMIN: readonly Action[] = [
  ...([
    'record.read',
    'workbench.read',
    'application.read',
    'change.read',
    'listing.read',
    'outside.read',
    'membership.read',
  ] as const),
  ...AWARDS,
  ...(['judgement.read', 'adjustment.read', 'grading.read', 'grade.read'] as const),
  ...(['project.read', 'complaint.read', 'jobs.run', 'accounts.manage'] as const),
];
const PROVIDER: readonly Action[] = [
  ...(['record.read', 'workbench.read', 'application.read', 'application.write', 'document.write'] as const),
  ...([
    'profile.write',
    'change.read',
    'change.request',
    'revenue.declare',
    'standard.declare',
    'certificate.declare',
    'other-award.declare',
    'listing.answer',
  ] as const),
  ...(['membership.read', 'membership.answer', 'award-case.read', 'award-case.answer'] as const),
  ...(['judgement.read', 'adjustment.read', 'adjustment.answer', 'grading.answer', 'grade.read'] as const),
  ...(['project.read', 'project.write', 'rating.answer'] as const),
  ...(['complaint.read', 'complaint.answer'] as const),
];
const COUNTY: readonly Action[] = [
  ...([
    'record.read',
    'workbench.read',
    'application.read',
    'application.first-review',
    'change.read',
    'revenue.verify',
  ] as const),
  ...(['standard.confirm-effect', 'certificate.declare', 'certificate.confirm', 'other-award.declare'] as const),
  ...(['listing.read', 'outside.read', 'listing.report', 'membership.read', 'award-case.read'] as const),
  ...(['judgement.read', 'adjustment.read', 'grading.read', 'grade.read'] as const),
  ...(['project.read', 'project.oversee', 'rating.hide', 'complaint.read', 'complaint.handle'] as const),
];

/** Written out again, by role: what may be done to one's own matter, and to another's. */
const EXPECTED: Readonly<Record<Role, { readonly own: readonly Action[]; readonly other: readonly Action[] }>> = {
  admin: {
    own: ADMIN,
    other: ADMIN,
  },
  city: { own: CITY, other: CITY },
  market: { own: MARKET, other: MARKET },
  finance: { own: FINANCE, other: FINANCE },
  county: { own: COUNTY, other: ['outside.read', 'listing.report'] },
  auditor: { own: AUDITOR, other: AUDITOR },
  expert: { own: ['grading.judge'], other: ['grading.judge'] },
  provider: { own: PROVIDER, other: [] },
  enterprise: {
    own: ['project.read', 'project.write', 'rating.give', 'complaint.read', 'complaint.file', 'shortlist.keep'],
    other: [],
  },
};

describe('the table of permissions', () => {
  const actions = Object.keys(PERMISSIONS) as Action[];

  for (const role of ROLE_NAMES) {
    it(`lets ${role} do what it should, and nothing else`, () => {
      const { own, other } = EXPECTED[role];
      const allowed = (matter: object) => actions.filter((action) => may(person(role), action, matter));
      assert.deepEqual(allowed(OWN), own);
      assert.deepEqual(allowed(OTHER), other);
      assert.deepEqual(
        actions.filter((action) => mayEver(person(role), action)),
        own,
      );
    });
  }

  it('lets nobody do anything who is not signed in, or blocked', () => {
    for (const action of actions) {
      assert.equal(may(undefined, action, OWN), false);
      assert.equal(mayEver(undefined, action), false);
      assert.equal(may(person('city', { blocked: true }), action, OWN), false);
    }
  });

  it('gives a county without a region, and a firm without a code, nothing', () => {
    const nowhere = { ...person('enterprise'), region: undefined, role: 'county' } as unknown as Account;
    const nobody = { ...person('enterprise'), organisationUscc: undefined, role: 'provider' } as unknown as Account;
    assert.equal(may(nowhere, 'record.read', {}), false);
    assert.equal(may(nobody, 'record.read', {}), false);
  });
});
