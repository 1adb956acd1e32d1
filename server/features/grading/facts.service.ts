import { gradingFactsOf } from '../../domain/grading/grading-facts.ts';
import type { ProjectFigures } from '../../domain/grading/project-figures.ts';
import type { GradingFacts } from '../../domain/grading/scorecard.ts';
import { lateReports, type ChangeRequest } from '../../domain/registry/change-request.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { ChangeRequestRepository } from '../../persistence/change-request.repository.ts';
import type { ProjectRepository } from '../../persistence/project.repository.ts';

export interface GradingFactsNeeds {
  readonly requests: Pick<ChangeRequestRepository, 'ofFirms'>;
  readonly projects: Pick<ProjectRepository, 'figuresByProvider'>;
}

/** What all records together say of firms for their grading on a day: of one, or of many at a time. */
export type GradingFactsSource = (providers: readonly Provider[], day: Day) => Promise<readonly GradingFacts[]>;

export function createGradingFacts({ requests, projects }: GradingFactsNeeds): GradingFactsSource {
  return async (providers, day) => {
    const changes = new Map<string, ChangeRequest[]>();
    for (const one of await requests.ofFirms(providers.map(({ uscc }) => uscc))) {
      if (one.reportedOn > day) continue;
      const known = changes.get(one.uscc);
      if (known === undefined) changes.set(one.uscc, [one]);
      else known.push(one);
    }
    const usccs = providers.map(({ uscc }) => uscc);
    const known = new Map<string, ProjectFigures>();
    for await (const [uscc, figures] of projects.figuresByProvider(usccs, day)) known.set(uscc, figures);
    return providers.map((provider) => {
      const late = lateReports(changes.get(provider.uscc) ?? []);
      return gradingFactsOf(provider, late, day, known.get(provider.uscc));
    });
  };
}
