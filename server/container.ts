import { openAccountServices } from './account-services.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { adjustmentServices } from './adjustment-services.ts';
import { awardNoticesOf } from './award-notices.ts';
import { awardServices } from './award-services.ts';
import { judgementServices } from './judgement-services.ts';
import { documentServices } from './document-services.ts';
import { factServices } from './fact-services.ts';
import { createSignInService } from './features/account/sign-in.service.ts';
import { createHealthService } from './features/health/health.service.ts';
import { createJournalService } from './features/journal/journal.service.ts';
import { gradingQuestions, gradingServices } from './grading-services.ts';
import { limitsOf } from './limits.ts';
import { readingServices } from './reading-services.ts';
import { lifeServices } from './life-services.ts';
import type { Logger } from './logger.ts';
import { openAccounts } from './persistence/account.repository.ts';
import { openMailing } from './mailing.ts';
import { openMessageServices } from './message-services.ts';
import type { Database } from './persistence/database.ts';
import { seedDemoData } from './persistence/demo/demo-data.ts';
import { followed } from './persistence/journal-relay.ts';
import { followJournal } from './persistence/journal-follower.ts';
import { openJournal } from './persistence/journal.repository.ts';
import { openMaintenance } from './persistence/maintenance.ts';
import { openRateLimiters } from './persistence/rate-limiter.ts';
import { openSessionStore } from './persistence/session-store.ts';
import { mainPolicyOf, ruleBooksOf } from './rule-books.ts';
import { negativeListServices } from './negative-list-services.ts';
import { outsideServices } from './outside-services.ts';
import { publishedAwardsFollower } from './published-awards.ts';
import { openPaperServices } from './paper-services.ts';
import { projectServices } from './project-services.ts';
import { demoTargetOf, jobSourcesOf, openStores } from './stores.ts';
import { screeningServices } from './screening-services.ts';
import { poolServices } from './pool-services.ts';
import { revenueServices } from './revenue-services.ts';
import { profileServices } from './profile-services.ts';

export interface Given {
  readonly config: Config;
  readonly sessionSecret: string;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock?: Clock;
}

const DAY = 24 * 60 * 60 * 1000;

/** Everything there is one of, put together once: what is opened first is given to what needs it. */
export async function createContainer(given: Given) {
  const { config, database, logger, sessionSecret, clock = systemClock } = given;
  const { connection } = database;
  const books = ruleBooksOf(config);
  const { city, shelf, rules, listingRules, screeningRules, readFirm, revenueRules, calendar } = books;
  const bareAccounts = await openAccounts(connection);
  const journal = await openJournal(connection, (err) =>
    logger.error({ err }, '存证日志未能跟上，下次办理或启动时继续'),
  );
  // What follows the journal is told of a decision once all of it is put together, further down.
  const soon = () => following.catchUpSoon();
  const stores = await openStores(connection, soon);
  const { providers, enterprises, decided, requests, cases, screeningCases, statements, counters, shortlists } = stores;
  const { store, awardStores, judgements, outsideStores, gradingStores, factStores, projectStores } = stores;
  const today = () => clock.today();
  const maintenance = openMaintenance(connection);
  // Emptied for a restore is not new.
  if (config.demo && (await bareAccounts.isEmpty()) && (await maintenance.current()) === null) {
    const terms = { ...books, today: today(), policy: mainPolicyOf(shelf, city.policy) };
    const target = { ...demoTargetOf(stores), accounts: bareAccounts };
    await seedDemoData(target, clock.now(), terms);
  }
  const demo = await bareAccounts.hasDemo();
  const now = () => clock.now();
  const papers = await openPaperServices({
    connection,
    applications: decided,
    listingCases: cases,
    ...{ awardCases: awardStores.awardCases, shelf, providers },
    setting: { city, rules, calendar, papers: books.paperRules, listing: listingRules },
    now,
    today,
    trouble: (err, id) => logger.error({ err, matter: id }, '文书未能签发，由存证日志补发'),
  });
  const { applications, listingCases } = papers;
  const screening = screeningServices(
    {
      ...{ connection, screeningCases, listingCases, providers, applications, requests },
      ...{ counters, city, calendar, now, today },
      ...{ screeningRules, readFirm, judgeDays: listingRules.clueDays, clues: () => negativeList.clues },
    },
    logger,
  );
  const adjustments = adjustmentServices(
    {
      ...{
        connection,
        adjustments: stores.adjustments,
        awardCases: awardStores.awardCases,
        listingCases,
        listingRules,
      },
      ...{ providers, counters, shelf, calendar, now, today, adjustmentRules: books.adjustmentRules },
    },
    logger,
  );
  const published = publishedAwardsFollower(connection, awardStores.awardCases, adjustments.adjustments);
  const questions = gradingQuestions({
    ...gradingStores,
    ...projectStores,
    requests,
    listingCases,
    providers,
    now,
    today,
  });
  const followers = [papers.issuing.follower, screening.follower, adjustments.follower, published, questions];
  const following = followJournal(connection, journal, followers, (err, follower) =>
    logger.error({ err, follower }, '未能跟上存证日志，下次办理或启动时继续'),
  );
  const mailing = await openMailing({ connection, config, demo, now, logger });
  const messages = await openMessageServices({ connection, config, journal, outTray: mailing.outTray, now, logger });
  const changed = () => {
    messages.follower.soon();
    screening.joining.soon();
  };
  const accounts = followed(bareAccounts, ['create', 'setPassword'], changed);
  const needs = {
    ...{ ...store, applications, providers, counters, city, rules, calendar, statements, revenueRules },
    ...{ ...projectStores, projectRules: books.projectRules },
    issueNotice: papers.issueNotice,
    awardNotices: awardNoticesOf(awardStores.awardCases, shelf),
    screeningStops: screening.service.stops,
    now,
    today,
  };
  const swept = await store.files.sweep(new Date(now().getTime() - DAY));
  if (swept > 0) logger.info({ swept }, '已清除中断的上传留下的内容');
  const pool = poolServices(needs, logger);
  await pool.steps.applyPendingEffects();
  const people = await openAccountServices({
    ...{ connection, accounts, providers, enterprises, config, now, changed },
    outTray: mailing.outTray,
  });
  const negativeList = negativeListServices({ ...needs, listingCases, listingRules, records: people.records }, logger);
  await negativeList.steps.applyPendingEffects();
  await screening.service.applyPendingEffects();
  const life = lifeServices(
    { ...needs, ...jobSourcesOf(stores, books), applications, announce: messages.follower.soon },
    logger,
  );
  await life.resume();
  const awardRounds = awardServices({ ...needs, ...awardStores, shelf, policyId: city.policy }, logger);
  await awardRounds.compute.resume();
  const { proposeRemoval } = life;
  const graded = { ...gradingStores, scheme: books.gradingScheme, proposeRemoval, clues: negativeList.clues };
  const gradingRounds = gradingServices({ ...needs, ...graded, requests, listingCases, accounts }, logger);
  await gradingRounds.resume();
  const outside = outsideServices(
    { ...needs, ...outsideStores, listingCases, screeningRules, readFirm, clues: negativeList.clues },
    logger,
  );
  await outside.resume();
  await adjustments.service.resume();
  const projects = await projectServices({ ...needs, enterprises, listingCases, clues: negativeList.clues }, logger);
  return {
    config,
    clock,
    logger,
    sessionSecret,
    sessionStore: await openSessionStore(connection),
    limits: limitsOf(await openRateLimiters(connection)),
    /** Begins what goes on behind the answers: what was broken off or decided by another process. */
    begin(): void {
      following.catchUpSoon();
      screening.joining.soon();
      adjustments.check.soon();
    },
    /** Ends what goes on behind the answers, so that nothing is half done; the next process goes on there. */
    async settle(): Promise<void> {
      const background = [adjustments.check, adjustments.compare, awardRounds.compute, gradingRounds.compute];
      await Promise.all(background.map((one) => one.settled()));
      await following.stop();
      await messages.follower.stop();
      await screening.joining.settled();
    },
    stores,
    maintenance,
    accounts,
    providers,
    people,
    applications,
    journal,
    following,
    papers,
    mailing,
    messages,
    ...{ shortlists, outsideStores, documentStore: store },
    journalService: createJournalService(journal),
    ...{ city, shelf, guides: books.guides },
    /** What the pool's pages rest on: applications, their steps, the workbench, public notices. */
    pool,
    profile: await profileServices(
      {
        ...needs,
        connection,
        requests,
        profileRules: books.profileRules,
        documents: store.documents,
        saved: screening.joining.soon,
      },
      logger,
    ),
    /** Revenue: the ledger of each firm, and what officials verify. */
    revenue: await revenueServices({ ...needs, connection }, logger),
    /** Facts of firms that awards rest on: declared, confirmed, on record. */
    facts: await factServices({ ...needs, connection, factStores, shelf }, logger),
    documents: documentServices({ ...needs, factStores, awardCases: awardStores.awardCases }),
    /** The negative list: cases and their steps, clues, what the public reads. */
    negativeList,
    listingCases,
    /** Who came back under another name: what compares, and the cases that people judge. */
    screening,
    screeningCases,
    /** Lists of others, imported: their records and whom they are about. */
    outside,
    /** What memberships live through afterwards: leaving, removal, re-examination, jobs. */
    life,
    /** Award rounds: from computing to payment. */
    awardRounds,
    /** Rounds of the grading: from the snapshot to what follows from a grade. */
    gradingRounds,
    /** Held claims that persons decide. */
    judgements: await judgementServices({ ...needs, judgements, shelf, policyId: city.policy }, logger),
    /** What was paid and is no longer what the facts give. */
    adjustments,
    /** Projects, customers' ratings and complaints. */
    ...{ projects, projectStores },
    /** The database holds demonstration data, whatever DEMO says now: every page marks them. */
    demo,
    policyId: city.policy,
    health: createHealthService(database),
    signInService: createSignInService(accounts),
    ...readingServices({ ...needs, ...books, connection, shortlists, requests, grades: gradingStores.grades }),
  };
}

export type Container = Awaited<ReturnType<typeof createContainer>>;
