import type { PolicyShelf } from './domain/awards/policy-shelf.ts';
import type { City } from './domain/policy/city.ts';
import type { GradingScheme } from './domain/policy/grading-rules.ts';
import type { RevenueRules } from './domain/policy/revenue-rules.ts';
import type { Day } from './domain/shared/calendar-date.ts';
import { createAwardsService } from './features/awards/awards.service.ts';
import { createGradingService } from './features/grading/grading.service.ts';
import { createHomeService } from './features/home/home.service.ts';
import { createMilestonesService } from './features/milestones/milestones.service.ts';
import { createProvidersService } from './features/providers/providers.service.ts';
import { createShortlistService } from './features/shortlist/shortlist.service.ts';
import { createStandardsService } from './features/standards/standards.service.ts';
import type { ChangeRequestRepository } from './persistence/change-request.repository.ts';
import type { Database } from './persistence/database.ts';
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
  readonly requests: Pick<ChangeRequestRepository, 'findByUscc'>;
  readonly projects: Pick<ProjectRepository, 'figuresByProvider'>;
  readonly gradingScheme: GradingScheme;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** What people look up, and nothing is decided by: directory, standards, awards as they would be today. */
export function readingServices(needs: ReadingNeeds) {
  const { connection, providers, shortlists, requests, city, shelf, revenueRules, gradingScheme, now, today } = needs;
  return {
    home: createHomeService(providers, today),
    directory: createProvidersService({ providers, city, today }),
    shortlist: createShortlistService({ shortlists, providers, now, today }),
    standards: createStandardsService({ holders: openStandardHolders(connection), today }),
    milestones: createMilestonesService({
      ...{ shelf, providers, today, policyId: city.policy },
      nearTierBasisPoints: revenueRules.nearTierBasisPoints,
    }),
    grading: createGradingService({ providers, requests, projects: needs.projects, scheme: gradingScheme, today }),
    awards: createAwardsService({ shelf, policyId: city.policy, findProvider: providers.findByUscc, today }),
  };
}
