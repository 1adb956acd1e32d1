import type { PolicyShelf } from './domain/awards/policy-shelf.ts';
import type { City } from './domain/policy/city.ts';
import type { GradingScheme } from './domain/policy/grading-rules.ts';
import type { RevenueRules } from './domain/policy/revenue-rules.ts';
import type { Day } from './domain/shared/calendar-date.ts';
import { createAwardsService } from './features/awards/awards.service.ts';
import { createGradingFacts } from './features/grading/facts.service.ts';
import { createGradingService } from './features/grading/grading.service.ts';
import { createHomeService } from './features/home/home.service.ts';
import { createMilestonesService } from './features/milestones/milestones.service.ts';
import { createProvidersService } from './features/providers/providers.service.ts';
import { createShortlistService } from './features/shortlist/shortlist.service.ts';
import { createStandardsService } from './features/standards/standards.service.ts';
import type { ChangeRequestRepository } from './persistence/change-request.repository.ts';
import type { Database } from './persistence/database.ts';
import type { Grades } from './persistence/grade.repository.ts';
import type { ProjectRepository } from './persistence/project.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';
import type { ShortlistRepository } from './persistence/shortlist.repository.ts';
import { openStandardHolders } from './persistence/standard-holders.ts';

export interface ReadingNeeds {
  readonly connection: Database['connection'];
  readonly providers: ProviderRepository;
  readonly shortlists: ShortlistRepository;
  readonly city: City;
  readonly shelf: PolicyShelf;
  readonly revenueRules: RevenueRules;
  readonly requests: Pick<ChangeRequestRepository, 'ofFirms'>;
  readonly projects: Pick<ProjectRepository, 'figuresByProvider'>;
  readonly gradingScheme: GradingScheme;
  readonly grades: Pick<Grades, 'latestPublic'>;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** What people look up, and nothing is decided by: directory, standards, awards as they would be today. */
export function readingServices(needs: ReadingNeeds) {
  const { connection, providers, shortlists, city, shelf, revenueRules, gradingScheme, now, today } = needs;
  const standards = createStandardsService({ holders: openStandardHolders(connection), today });
  return {
    home: createHomeService(providers, standards.count, today),
    directory: createProvidersService({ providers, city, grades: needs.grades.latestPublic, today }),
    shortlist: createShortlistService({ shortlists, providers, now, today }),
    standards,
    milestones: createMilestonesService({
      ...{ shelf, providers, today, policyId: city.policy },
      nearTierBasisPoints: revenueRules.nearTierBasisPoints,
    }),
    grading: createGradingService({ providers, facts: createGradingFacts(needs), scheme: gradingScheme, today }),
    awards: createAwardsService({ shelf, policyId: city.policy, findProvider: providers.findByUscc, today }),
  };
}
