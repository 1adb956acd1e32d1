import type { Category } from './city.ts';

/** What a profile may have, and lack, for a purpose: see registry/profile-completeness for how each is judged. */
export const PROFILE_NEEDS = [
  'address',
  'legal-representative',
  'summary',
  'contact',
  'regions',
  'categories',
  'industries',
  'team',
  'resident-team',
  'products',
  'prices',
  'cases',
  'accepted-cases',
  'certificates',
  'software-status',
  'revenue',
  'peak',
  'confirmed',
] as const;
export type ProfileNeed = (typeof PROFILE_NEEDS)[number];

/** A purpose for which the profile is read, and what it needs for it: data that officials edit, with its source. */
export interface ProfilePurpose {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly needs: readonly ProfileNeed[];
}

/** What the city asks of a profile, and the kinds of certificates that it knows. */
export interface ProfileRules {
  readonly certificateKinds: readonly Category[];
  readonly purposes: readonly ProfilePurpose[];
  /** After so many days a confirmation no longer counts as fresh. */
  readonly freshDays: number;
}
