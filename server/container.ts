import { openAccountServices } from './account-services.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { AWARD_RULES } from './domain/awards/assess.ts';
import { shelfOf } from './domain/awards/policy-shelf.ts';
import { createSignInService } from './features/account/sign-in.service.ts';
import { createAwardsService } from './features/awards/awards.service.ts';
import { createHealthService } from './features/health/health.service.ts';
import { createHomeService } from './features/home/home.service.ts';
import { createJournalService } from './features/journal/journal.service.ts';
import { createProvidersService } from './features/providers/providers.service.ts';
import { lifeServices, openLife } from './life-services.ts';
import type { Logger } from './logger.ts';
import { openAccounts } from './persistence/account.repository.ts';
import { openApplications } from './persistence/application.repository.ts';
import { openCounters } from './persistence/counters.ts';
import type { Database } from './persistence/database.ts';
import { seedDemoData } from './persistence/demo/demo-data.ts';
import { followed } from './persistence/journal-relay.ts';
import { openJournal } from './persistence/journal.repository.ts';
import { openProviders } from './persistence/provider.repository.ts';
import { openRateLimiters } from './persistence/rate-limiter.ts';
import { openSessionStore } from './persistence/session-store.ts';
import { poolServices } from './pool-services.ts';
import { loadCity } from './policy-data/city-loader.ts';
import { loadPool } from './policy-data/pool-loader.ts';
import { loadWorkCalendar } from './policy-data/work-calendar-loader.ts';
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
  const { city, shelf, rules, calendar } = policiesOf(config);
  const accounts = await openAccounts(connection);
  const providers = await openProviders(connection);
  const journal = await openJournal(connection, (err) =>
    logger.error({ err }, '存证日志未能跟上，下次办理或启动时继续'),
  );
  const applications = followed(await openApplications(connection), ['begin', 'decide'], journal.relaySoon);
  const counters = openCounters(connection);
  const stores = await openLife(connection, journal.relaySoon);
  const today = () => clock.today();
  if (config.demo && (await accounts.isEmpty())) {
    const terms = { today: today(), rules, calendar };
    await seedDemoData({ accounts, providers, applications, counters, ...stores }, clock.now(), terms);
  }
  const limiter = await openRateLimiters(connection);
  const needs = { applications, providers, counters, city, rules, calendar, now: () => clock.now(), today };
  const pool = poolServices(needs, logger);
  await pool.steps.applyPendingEffects();
  const life = lifeServices({ ...needs, ...stores }, logger);
  await life.resume();
  return {
    config,
    clock,
    logger,
    sessionSecret,
    sessionStore: await openSessionStore(connection),
    limits: {
      signInName: limiter({ name: 'sign-in-name', points: 10, seconds: 15 * MINUTE }),
      signInAddress: limiter({ name: 'sign-in-address', points: 100, seconds: 15 * MINUTE }),
      register: limiter({ name: 'register', points: 30, seconds: 60 * MINUTE }),
      letters: limiter({ name: 'letters', points: 30, seconds: 60 * MINUTE }),
      lettersPerName: limiter({ name: 'letters-per-name', points: 3, seconds: 60 * MINUTE }),
      api: limiter({ name: 'api', points: 300, seconds: MINUTE }),
    },
    accounts,
    providers,
    people: await openAccountServices({ connection, accounts, providers, config, now: () => clock.now() }),
    applications,
    journal,
    journalService: createJournalService(journal),
    city,
    shelf,
    /** What the pool's pages rest on: applications, their steps, the workbench, public notices. */
    pool,
    /** What memberships live through afterwards: leaving, removal, re-examination, jobs. */
    life,
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
  return { city, shelf: shelfOf(books), rules: loadPool(more), calendar: loadWorkCalendar(more) };
}

export type Container = Awaited<ReturnType<typeof createContainer>>;
