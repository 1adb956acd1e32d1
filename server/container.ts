import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { AWARD_RULES } from './domain/awards/assess.ts';
import { shelfOf } from './domain/awards/policy-shelf.ts';
import { createSignInService } from './features/account/sign-in.service.ts';
import { createAwardsService } from './features/awards/awards.service.ts';
import { createHealthService } from './features/health/health.service.ts';
import { createHomeService } from './features/home/home.service.ts';
import { createProvidersService } from './features/providers/providers.service.ts';
import type { Logger } from './logger.ts';
import { openAccounts } from './persistence/account.repository.ts';
import type { Database } from './persistence/database.ts';
import { seedDemoData } from './persistence/demo/demo-data.ts';
import { openProviders } from './persistence/provider.repository.ts';
import { openRateLimiters } from './persistence/rate-limiter.ts';
import { openSessionStore } from './persistence/session-store.ts';
import { loadCity } from './policy-data/city-loader.ts';
import { loadPolicies, policyOfCity, SHIPPED_POLICIES } from './policy-data/loader.ts';

export interface Given {
  readonly config: Config;
  readonly sessionSecret: string;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock?: Clock;
}

const MINUTE = 60;

/** Everything there is one of, put together once: what is opened first is given to what needs it. */
export async function createContainer(given: Given) {
  const { config, database, logger, sessionSecret, clock = systemClock } = given;
  const { connection } = database;
  const { city, shelf } = policiesOf(config);
  const accounts = await openAccounts(connection);
  const providers = await openProviders(connection);
  if (config.demo && (await accounts.isEmpty()))
    await seedDemoData({ accounts, providers }, clock.now(), clock.today());
  const limiter = await openRateLimiters(connection);
  const today = () => clock.today();
  return {
    config,
    clock,
    logger,
    sessionSecret,
    sessionStore: await openSessionStore(connection),
    limits: {
      signInName: limiter({ name: 'sign-in-name', points: 10, seconds: 15 * MINUTE }),
      signInAddress: limiter({ name: 'sign-in-address', points: 100, seconds: 15 * MINUTE }),
      api: limiter({ name: 'api', points: 300, seconds: MINUTE }),
    },
    accounts,
    providers,
    city,
    shelf,
    /** The database holds demonstration data, whatever DEMO says now: every page marks them. */
    demo: await accounts.hasDemo(),
    policyId: city.policy,
    health: createHealthService(database),
    home: createHomeService(providers, today),
    signInService: createSignInService(accounts),
    directory: createProvidersService({ providers, today }),
    awards: createAwardsService({ shelf, policyId: city.policy, findProvider: providers.findByUscc, today }),
  };
}

/** The city and its policies: those that come with Heku, and those of `POLICY_DIR`. */
function policiesOf({ policyDir }: Config) {
  const more = policyDir === undefined ? [] : [policyDir];
  const books = loadPolicies([SHIPPED_POLICIES, ...more], AWARD_RULES);
  const city = loadCity(more);
  policyOfCity(books, city.policy);
  return { city, shelf: shelfOf(books) };
}

export type Container = Awaited<ReturnType<typeof createContainer>>;
