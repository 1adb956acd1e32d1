import { gradingFactsOf } from '../../domain/grading/grading-facts.ts';
import type { GradingFacts } from '../../domain/grading/scorecard.ts';
import { lateReports, type ChangeRequest } from '../../domain/registry/change-request.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { ChangeRequestRepository } from '../../persistence/change-request.repository.ts';

export interface GradingFactsNeeds {
  readonly requests: Pick<ChangeRequestRepository, 'ofFirms'>;
}

/** What all records together say of firms for their grading on a day: of one, or of many at a time. */
export type GradingFactsSource = (providers: readonly Provider[], day: Day) => Promise<readonly GradingFacts[]>;

export function createGradingFacts({ requests }: GradingFactsNeeds): GradingFactsSource {
  return async (providers, day) => {
    const changes = new Map<string, ChangeRequest[]>();
    for (const one of await requests.ofFirms(providers.map(({ uscc }) => uscc))) {
      if (one.reportedOn > day) continue;
      const known = changes.get(one.uscc);
      if (known === undefined) changes.set(one.uscc, [one]);
      else known.push(one);
    }
    return providers.map((provider) => gradingFactsOf(provider, lateReports(changes.get(provider.uscc) ?? []), day));
  };
}
