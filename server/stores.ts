import { openAwardStores } from './award-services.ts';
import { openDocumentStore } from './document-services.ts';
import { openFactStores } from './fact-services.ts';
import { openGradingStores } from './grading-services.ts';
import { openJudgements } from './judgement-services.ts';
import { openLife } from './life-services.ts';
import { openOutside } from './outside-services.ts';
import { openAwardAdjustments } from './persistence/award-adjustment.repository.ts';
import { openApplications } from './persistence/application.repository.ts';
import { openChangeRequests } from './persistence/change-request.repository.ts';
import { openCounters } from './persistence/counters.ts';
import type { Database } from './persistence/database.ts';
import { openEnterprises } from './persistence/enterprise.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import { openListingCases } from './persistence/listing-case.repository.ts';
import { openProviders } from './persistence/provider.repository.ts';
import { openRevenueStatements } from './persistence/revenue-statement.repository.ts';
import { openScreeningCases } from './persistence/screening-case.repository.ts';
import { openShortlists } from './persistence/shortlist.repository.ts';
import { openProjectStores } from './project-services.ts';
import type { ruleBooksOf } from './rule-books.ts';

/** Everything that is kept, opened once. What has a life of its own tells the journal (`soon`) of each decision. */
export async function openStores(connection: Database['connection'], soon: () => void) {
  return {
    providers: await openProviders(connection),
    enterprises: await openEnterprises(connection),
    decided: followed(await openApplications(connection), ['begin', 'decide'], soon),
    requests: followed(await openChangeRequests(connection), ['begin', 'decide'], soon),
    cases: followed(await openListingCases(connection), ['begin', 'decide'], soon),
    screeningCases: followed(await openScreeningCases(connection), ['begin', 'decide'], soon),
    statements: followed(await openRevenueStatements(connection), ['begin', 'decide'], soon),
    counters: openCounters(connection),
    shortlists: await openShortlists(connection),
    store: await openDocumentStore(connection, soon),
    lifeStores: await openLife(connection, soon),
    awardStores: await openAwardStores(connection, soon),
    judgements: await openJudgements(connection, soon),
    outsideStores: await openOutside(connection, soon),
    gradingStores: await openGradingStores(connection, soon),
    factStores: await openFactStores(connection, soon),
    adjustments: followed(await openAwardAdjustments(connection), ['begin', 'decide'], soon),
    projectStores: await openProjectStores(connection, soon),
  };
}

type Stores = Awaited<ReturnType<typeof openStores>>;

/** What the demonstration data are written into. */
export function demoTargetOf({ decided, cases, store, lifeStores, awardStores, outsideStores, ...rest }: Stores) {
  const { gradingStores, projectStores, ...plain } = rest;
  return {
    ...{ ...plain, applications: decided, listingCases: cases },
    ...{ ...store, ...lifeStores, ...awardStores, ...outsideStores, ...gradingStores, ...projectStores },
  };
}

/** What the daily jobs look through: they only read. */
export function jobSourcesOf(stores: Stores, books: ReturnType<typeof ruleBooksOf>) {
  const { lifeStores, awardStores, gradingStores, projectStores, factStores, providers, statements } = stores;
  const { rules, revenueRules, adjustmentRules, shelf, calendar } = books;
  return {
    ...{ ...lifeStores, ...awardStores, ...projectStores, grades: gradingStores.grades },
    ...{ applications: stores.decided, statements, providers, factStores },
    ...{ adjustments: stores.adjustments, rules, revenueRules, adjustmentRules, shelf, calendar },
  };
}
