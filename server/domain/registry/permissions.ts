import { ROLE_NAMES, type Account, type Role } from './account.ts';

/** How far a permission reaches: everywhere, in the official's own region, for the person's own firm, or that only for its owner. */
export type Reach = 'everywhere' | 'own-region' | 'own-firm' | 'as-owner';

const OFFICES = {
  admin: 'everywhere',
  city: 'everywhere',
  county: 'own-region',
  market: 'everywhere',
  finance: 'everywhere',
  auditor: 'everywhere',
} as const;
/** The firm, and every office that works with its record. */
const FIRM_AND_OFFICES = { ...OFFICES, provider: 'own-firm' } as const;
/** The firm, and the offices that keep the pool. */
const FIRM_AND_POOL = {
  admin: 'everywhere',
  city: 'everywhere',
  county: 'own-region',
  auditor: 'everywhere',
  provider: 'own-firm',
} as const;

/** Everything that not everybody may do. Routes, pages and tests read this one table. */
export const PERMISSIONS = {
  'record.read': FIRM_AND_OFFICES,
  'workbench.read': FIRM_AND_OFFICES,
  'application.read': FIRM_AND_POOL,
  'application.write': { provider: 'own-firm' },
  'document.write': { provider: 'own-firm' },
  'application.first-review': { county: 'own-region' },
  'application.decide': { city: 'everywhere' },
  'notice.open': { city: 'everywhere' },
  'objection.handle': { city: 'everywhere' },
  'profile.write': { provider: 'own-firm' },
  'change.read': FIRM_AND_POOL,
  'change.request': { provider: 'own-firm' },
  'change.decide': { city: 'everywhere' },
  'revenue.declare': { provider: 'own-firm' },
  'revenue.verify': { city: 'everywhere', county: 'own-region' },
  'revenue.import': { city: 'everywhere' },
  'standard.declare': { provider: 'own-firm' },
  'standard.confirm-rank': { market: 'everywhere' },
  'standard.confirm-effect': { city: 'everywhere', county: 'own-region' },
  'certificate.declare': { provider: 'own-firm', city: 'everywhere', county: 'own-region' },
  'certificate.confirm': { city: 'everywhere', county: 'own-region' },
  'other-award.declare': { provider: 'own-firm', city: 'everywhere', county: 'own-region', finance: 'everywhere' },
  'other-award.confirm': { city: 'everywhere', finance: 'everywhere' },
  'other-award.import': { city: 'everywhere', finance: 'everywhere' },
  'predecessor.enter': { city: 'everywhere' },
  'predecessor.confirm': { city: 'everywhere' },
  'listing.read': OFFICES,
  'screening.read': { city: 'everywhere', auditor: 'everywhere' },
  'screening.judge': { city: 'everywhere' },
  'outside.read': {
    admin: 'everywhere',
    city: 'everywhere',
    county: 'everywhere',
    market: 'everywhere',
    finance: 'everywhere',
    auditor: 'everywhere',
  },
  'outside.import': { city: 'everywhere' },
  'listing.informant': { city: 'everywhere', auditor: 'everywhere' },
  'listing.report': { city: 'everywhere', county: 'everywhere', market: 'everywhere', finance: 'everywhere' },
  'listing.investigate': { city: 'everywhere' },
  'listing.deliberate': { city: 'everywhere' },
  'listing.decide': { city: 'everywhere' },
  'listing.answer': { provider: 'own-firm' },
  'membership.read': FIRM_AND_POOL,
  'membership.exit': { provider: 'as-owner' },
  'membership.answer': { provider: 'own-firm' },
  'membership.decide': { city: 'everywhere' },
  'award-round.read': {
    admin: 'everywhere',
    city: 'everywhere',
    market: 'everywhere',
    finance: 'everywhere',
    auditor: 'everywhere',
  },
  'award-round.handle': { city: 'everywhere' },
  'award-case.read': FIRM_AND_OFFICES,
  'award-case.answer': { provider: 'own-firm' },
  'award-case.handle': { city: 'everywhere' },
  'award-case.approve': { city: 'everywhere', market: 'everywhere', finance: 'everywhere' },
  'award-case.pay': { finance: 'everywhere' },
  'judgement.read': FIRM_AND_OFFICES,
  'judgement.propose': { city: 'everywhere' },
  'judgement.decide': { city: 'everywhere', finance: 'everywhere' },
  'adjustment.read': FIRM_AND_OFFICES,
  'adjustment.handle': { city: 'everywhere' },
  'adjustment.answer': { provider: 'own-firm' },
  'adjustment.receive': { finance: 'everywhere' },
  'grading.read': OFFICES,
  'grading.handle': { city: 'everywhere' },
  'grading.vote': { city: 'everywhere', market: 'everywhere', finance: 'everywhere' },
  'grading.judge': { expert: 'everywhere' },
  'grading.answer': { provider: 'own-firm' },
  'grade.read': FIRM_AND_OFFICES,
  'project.read': { ...FIRM_AND_OFFICES, enterprise: 'own-firm' },
  'project.write': { provider: 'own-firm', enterprise: 'own-firm' },
  'project.oversee': { city: 'everywhere', county: 'own-region' },
  'project.sample': { city: 'everywhere' },
  'rating.give': { enterprise: 'own-firm' },
  'rating.answer': { provider: 'own-firm' },
  'rating.hide': { city: 'everywhere', county: 'own-region' },
  'complaint.read': { ...FIRM_AND_POOL, enterprise: 'own-firm' },
  'complaint.file': { enterprise: 'own-firm' },
  'complaint.handle': { city: 'everywhere', county: 'own-region' },
  'complaint.answer': { provider: 'own-firm' },
  'shortlist.keep': { enterprise: 'own-firm' },
  'jobs.run': { admin: 'everywhere' },
  'accounts.manage': { admin: 'everywhere' },
  'people.manage': { provider: 'as-owner', enterprise: 'as-owner' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>;

export type Action = keyof typeof PERMISSIONS;

/** What an action is about, as far as its reach is judged by it. */
export interface Matter {
  readonly region?: string;
  readonly uscc?: string;
}

/** The offices that answer for an action in the whole city. */
export function officesOf(action: Action): Role[] {
  const reaches: Readonly<Partial<Record<Role, Reach>>> = PERMISSIONS[action];
  return ROLE_NAMES.filter((role) => reaches[role] === 'everywhere');
}

/** Whether a person's role allows an action at all, somewhere. */
export function mayEver(person: Account | undefined, action: Action): boolean {
  if (person === undefined) return false;
  const reach = reachOf(person.role, action);
  return reach !== undefined && (reach !== 'as-owner' || person.owner === true);
}

/** Whether a person may do this to that matter: the role's reach has to cover its region or its firm. */
export function may(person: Account | undefined, action: Action, matter: Matter): boolean {
  if (person === undefined || person.blocked) return false;
  switch (reachOf(person.role, action)) {
    case 'everywhere':
      return true;
    case 'own-region':
      return person.region !== undefined && person.region === matter.region;
    case 'own-firm':
      return person.organisationUscc !== undefined && person.organisationUscc === matter.uscc;
    case 'as-owner':
      return person.owner === true && person.organisationUscc !== undefined && person.organisationUscc === matter.uscc;
    case undefined:
      return false;
  }
}

function reachOf(role: Role, action: Action): Reach | undefined {
  const reaches: Readonly<Partial<Record<Role, Reach>>> = PERMISSIONS[action];
  return reaches[role];
}
