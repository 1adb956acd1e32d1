import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import { gradingFactsOf } from '../../domain/grading/grading-facts.ts';
import type { ProjectFigures } from '../../domain/grading/project-figures.ts';
import { scorecardOf, type Scorecard } from '../../domain/grading/scorecard.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import { lateReports } from '../../domain/registry/change-request.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';
import type { ChangeRequestRepository } from '../../persistence/change-request.repository.ts';
import type { ProjectRepository } from '../../persistence/project.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface GradingNeeds {
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly requests: Pick<ChangeRequestRepository, 'findByUscc'>;
  readonly projects: Pick<ProjectRepository, 'figuresByProvider'>;
  readonly scheme: GradingScheme;
  readonly today: () => Day;
}

/** A firm's early look at its grading: nothing is decided by it. */
export interface SeenScorecard {
  readonly provider: Provider;
  readonly card: Scorecard;
  readonly today: Day;
  readonly own: boolean;
}

export type GradingService = ReturnType<typeof createGradingService>;

export function createGradingService({ providers, requests, projects, scheme, today }: GradingNeeds) {
  return {
    scheme,
    /** For the firm itself and the offices that may read its record; nobody else learns of it. */
    async scorecard(uscc: string, person: Account): Promise<SeenScorecard> {
      const provider = await providers.findByUscc(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      const late = lateReports(await requests.findByUscc(uscc));
      let known: ProjectFigures | undefined;
      for await (const [, figures] of projects.figuresByProvider([uscc], today())) known = figures;
      return {
        ...{ provider, today: today(), own: person.role === 'provider' },
        card: scorecardOf(scheme, gradingFactsOf(provider, late, today(), known)),
      };
    },
  };
}
