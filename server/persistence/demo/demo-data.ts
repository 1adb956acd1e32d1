import { yearOf } from '../../domain/shared/calendar-date.ts';
import type { AccountRepository } from '../account.repository.ts';
import type { ApplicationRepository } from '../application.repository.ts';
import type { Counters } from '../counters.ts';
import type { MembershipCases } from '../membership-case.repository.ts';
import type { ReviewCases } from '../review-case.repository.ts';
import type { ReviewRounds } from '../review-round.repository.ts';
import type { ProviderRepository } from '../provider.repository.ts';
import { seedDemoAccounts, type DemoOrganisation } from './demo-accounts.ts';
import type { DemoTerms } from './demo-application-parts.ts';
import { DEMO_NUMBERS, demoApplications } from './demo-applications.ts';
import { demoMemberships } from './demo-memberships.ts';
import { demoReviews, withRenewals } from './demo-reviews.ts';
import { DEMO_ORGANISATIONS, demoProviders } from './demo-providers.ts';

export interface DemoTarget {
  readonly accounts: AccountRepository;
  readonly providers: ProviderRepository;
  readonly applications: ApplicationRepository;
  readonly counters: Counters;
  readonly membershipCases: MembershipCases;
  readonly reviewRounds: ReviewRounds;
  readonly reviewCases: ReviewCases;
}

/**
 * Loads the demonstration data. Whether they are there is judged by the accounts, which are written last: killed in
 * between, the next start adds what is missing.
 */
export async function seedDemoData(target: DemoTarget, now: Date, terms: DemoTerms): Promise<void> {
  const { accounts, providers, applications, counters } = target;
  const invented = demoProviders(terms.today);
  const reviews = demoReviews(invented, terms);
  const firms = withRenewals(invented, reviews);
  const exits = demoMemberships(firms, reviews.cases, terms);
  await providers.insertMissing(firms);
  for (const year of [yearOf(terms.today) - 1, yearOf(terms.today)]) {
    await counters.used(`application-${year}`, DEMO_NUMBERS.applications);
    await counters.used(`notice-${year}`, DEMO_NUMBERS.notices);
    await counters.used(`membership-${year}`, exits.length);
    await counters.used(`review-${year}`, reviews.cases.length);
  }
  await applications.insertMissing(demoApplications(firms, terms));
  await target.reviewRounds.insertMissing(reviews.rounds);
  await target.reviewCases.insertMissing(reviews.cases);
  await target.membershipCases.insertMissing(exits);
  const named = new Map<string, DemoOrganisation>();
  for (const [username, uscc] of Object.entries(DEMO_ORGANISATIONS)) {
    const firm = firms.find((one) => one.uscc === uscc);
    if (firm !== undefined) named.set(username, { uscc, name: firm.name });
  }
  await seedDemoAccounts(accounts, named, now);
}
