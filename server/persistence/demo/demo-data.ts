import { yearOf } from '../../domain/shared/calendar-date.ts';
import type { ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import type { AccountRepository } from '../account.repository.ts';
import type { ApplicationRepository } from '../application.repository.ts';
import type { AwardCaseRepository } from '../award-case.repository.ts';
import type { AwardJudgements } from '../award-judgement.repository.ts';
import type { AwardResults } from '../award-result.repository.ts';
import type { AwardRounds } from '../award-round.repository.ts';
import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import type { FactKindName } from '../../domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../domain/records/fact-kinds.ts';
import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import type { ListingRules } from '../../domain/policy/listing-rules.ts';
import type { ChangeRequestRepository } from '../change-request.repository.ts';
import type { Counters } from '../counters.ts';
import type { DocumentRepository } from '../document.repository.ts';
import type { Files } from '../files.repository.ts';
import type { EnterpriseRepository } from '../enterprise.repository.ts';
import type { ListingCaseRepository } from '../listing-case.repository.ts';
import type { Grades } from '../grade.repository.ts';
import type { GradingResults } from '../grading-result.repository.ts';
import type { GradingRounds } from '../grading-round.repository.ts';
import type { GradingSheets } from '../grading-sheet.repository.ts';
import type { FirmFacts } from '../firm-fact.repository.ts';
import type { MembershipCases } from '../membership-case.repository.ts';
import type { OutsideImports } from '../outside-import.repository.ts';
import type { ReviewCases } from '../review-case.repository.ts';
import type { ReviewRounds } from '../review-round.repository.ts';
import type { RevenueStatements } from '../revenue-statement.repository.ts';
import type { ComplaintRepository } from '../complaint.repository.ts';
import type { ProjectRepository } from '../project.repository.ts';
import type { ShortlistRepository } from '../shortlist.repository.ts';
import type { ProviderRepository } from '../provider.repository.ts';
import { seedDemoAccounts, type DemoOrganisation } from './demo-accounts.ts';
import type { DemoTerms } from './demo-application-parts.ts';
import { demoAwards } from './demo-awards.ts';
import { DEMO_CHANGE_NUMBERS, demoChanges } from './demo-changes.ts';
import { demoContents, demoDocuments } from './demo-documents.ts';
import { DEMO_NUMBERS, demoApplications } from './demo-applications.ts';
import { DEMO_ENTERPRISE_OF, DEMO_ENTERPRISES, demoShortlist } from './demo-enterprises.ts';
import { DEMO_FACT_NUMBERS, demoFacts } from './demo-facts.ts';
import { DEMO_LISTING_NUMBERS, demoListingCases } from './demo-listing-cases.ts';
import { DEMO_OUTSIDE_NUMBERS, demoOutside } from './demo-outside.ts';
import { demoGrading } from './demo-grading.ts';
import { DEMO_JUDGEMENTS, demoJudgements } from './demo-judgements.ts';
import { demoMemberships } from './demo-memberships.ts';
import { DEMO_REVENUE_NUMBERS, demoRevenue } from './demo-revenue.ts';
import { demoReviews, withRenewals } from './demo-reviews.ts';
import { demoProjects, projectContents } from './demo-projects.ts';
import { DEMO_ORGANISATIONS, demoProviders } from './demo-providers.ts';

/** The number of the public notice of awards: it came before those of the pool that are still shown. */
const DEMO_AWARD_NOTICE = 9;

export interface DemoTarget {
  readonly accounts: AccountRepository;
  readonly providers: ProviderRepository;
  readonly enterprises: EnterpriseRepository;
  readonly applications: ApplicationRepository;
  readonly requests: ChangeRequestRepository;
  readonly listingCases: ListingCaseRepository;
  readonly statements: Pick<RevenueStatements, 'insertMissing'>;
  readonly shortlists: Pick<ShortlistRepository, 'add'>;
  readonly counters: Counters;
  readonly files: Files;
  readonly documents: DocumentRepository;
  readonly membershipCases: MembershipCases;
  readonly reviewRounds: ReviewRounds;
  readonly reviewCases: ReviewCases;
  readonly awardRounds: AwardRounds;
  readonly awardResults: AwardResults;
  readonly awardCases: AwardCaseRepository;
  readonly outsideImports: OutsideImports;
  readonly gradingRounds: GradingRounds;
  readonly gradingResults: GradingResults;
  readonly gradingSheets: GradingSheets;
  readonly grades: Grades;
  readonly factStores: Readonly<Record<FactKindName, FirmFacts>>;
  readonly judgements: Pick<AwardJudgements, 'insertMissing'>;
  readonly projects: Pick<ProjectRepository, 'insertMissing'>;
  readonly complaints: Pick<ComplaintRepository, 'insertMissing'>;
}

/**
 * Loads the demonstration data. Whether they are there is judged by the accounts, which are written last: killed in
 * between, the next start adds what is missing.
 */
export async function seedDemoData(
  target: DemoTarget,
  now: Date,
  terms: DemoTerms & {
    readonly listingRules: ListingRules;
    readonly policy: ShelvedPolicy;
    readonly gradingScheme: GradingScheme;
    readonly projectRules: ProjectRules;
  },
): Promise<void> {
  const { accounts, providers, enterprises, applications, requests, listingCases, counters, files, documents } = target;
  const invented = demoProviders(terms.today);
  const reviews = demoReviews(invented, terms);
  const firms = withRenewals(invented, reviews);
  const exits = demoMemberships(firms, reviews.cases, terms);
  const made = demoApplications(firms, terms);
  const awards = demoAwards(firms, terms.policy, {
    ...terms,
    first: DEMO_ORGANISATIONS.provider1,
    notice: DEMO_AWARD_NOTICE,
  });
  const outside = demoOutside(firms, terms.today);
  const grading = demoGrading(firms, terms);
  const { projects, complaints } = demoProjects(firms, terms);
  const { today, calendar, listingRules } = terms;
  const years = [yearOf(today) - 1, yearOf(today)];
  const used: Readonly<Record<string, number>> = {
    application: DEMO_NUMBERS.applications,
    change: DEMO_CHANGE_NUMBERS,
    revenue: DEMO_REVENUE_NUMBERS,
    notice: DEMO_NUMBERS.notices,
    'award-round': 1,
    'grading-round': 2,
    'payment-batch': 1,
    'award-judgement': DEMO_JUDGEMENTS,
    'listing-clue': DEMO_LISTING_NUMBERS,
    'listing-decision': DEMO_LISTING_NUMBERS,
    membership: exits.length,
    review: reviews.cases.length,
    outside: DEMO_OUTSIDE_NUMBERS,
    ...Object.fromEntries(Object.values(FACT_KINDS).map(({ collection }) => [collection, DEMO_FACT_NUMBERS])),
    project: projects.length,
    complaint: complaints.length,
  };
  await Promise.all([
    ...years.flatMap((year) =>
      Object.entries(used).map(([series, value]) => counters.used(`${series}-${year}`, value)),
    ),
    providers.insertMissing(firms),
    enterprises.insertMissing(DEMO_ENTERPRISES),
    ...demoShortlist(
      [DEMO_ORGANISATIONS.provider1, DEMO_ORGANISATIONS.provider5, DEMO_ORGANISATIONS.provider4],
      now,
    ).map((item) => target.shortlists.add(DEMO_ENTERPRISES[0]?.uscc ?? '', item)),
    files.keepAll([...demoContents(terms.rules), ...outside.map(({ bytes }) => bytes), ...projectContents()]),
    target.projects.insertMissing(projects),
    target.complaints.insertMissing(complaints),
    documents.insertMissing(demoDocuments(made, DEMO_ORGANISATIONS.provider1, terms.rules)),
    applications.insertMissing(made),
    target.statements.insertMissing(demoRevenue(firms, terms)),
    ...Object.values(FACT_KINDS).map(({ name }) =>
      target.factStores[name].insertMissing(demoFacts(name, firms, terms)),
    ),
    requests.insertMissing(demoChanges(firms, terms)),
    listingCases.insertMissing(demoListingCases(firms, { today, calendar, rules: listingRules })),
    target.reviewRounds.insertMissing(reviews.rounds),
    target.reviewCases.insertMissing(reviews.cases),
    target.membershipCases.insertMissing(exits),
    target.awardRounds.insertMissing([awards.round]),
    target.awardResults.keep(awards.round.number, awards.results),
    target.awardCases.insertMissing(awards.cases),
    target.gradingRounds.insertMissing(grading.rounds),
    ...grading.results.map(({ round, results }) => target.gradingResults.keep(round, 1, results)),
    target.gradingSheets.insertMissing(grading.sheets),
    target.grades.insertMissing(grading.grades),
    target.judgements.insertMissing(demoJudgements(firms, terms.policy, terms)),
    target.outsideImports.insertMissing(outside.map(({ made: one }) => one)),
  ]);
  const named = new Map<string, DemoOrganisation>();
  for (const [username, uscc] of Object.entries({ ...DEMO_ORGANISATIONS, ...DEMO_ENTERPRISE_OF })) {
    const firm = [...firms, ...DEMO_ENTERPRISES].find((one) => one.uscc === uscc);
    if (firm !== undefined) named.set(username, { uscc: firm.uscc, name: firm.name });
  }
  await seedDemoAccounts(accounts, named, now);
}
