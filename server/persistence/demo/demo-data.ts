import type { Day } from '../../domain/shared/calendar-date.ts';
import type { AccountRepository } from '../account.repository.ts';
import type { ProviderRepository } from '../provider.repository.ts';
import { seedDemoAccounts, type DemoOrganisation } from './demo-accounts.ts';
import { DEMO_ORGANISATIONS, demoProviders } from './demo-providers.ts';

export interface DemoTarget {
  readonly accounts: AccountRepository;
  readonly providers: ProviderRepository;
}

/**
 * Loads the demonstration data. Whether they are there is judged by the accounts, which are written last: killed in
 * between, the next start adds what is missing.
 */
export async function seedDemoData({ accounts, providers }: DemoTarget, now: Date, today: Day): Promise<void> {
  const firms = demoProviders(today);
  await providers.insertMissing(firms);
  const named = new Map<string, DemoOrganisation>();
  for (const [username, uscc] of Object.entries(DEMO_ORGANISATIONS)) {
    const firm = firms.find((one) => one.uscc === uscc);
    if (firm !== undefined) named.set(username, { uscc, name: firm.name });
  }
  await seedDemoAccounts(accounts, named, now);
}
