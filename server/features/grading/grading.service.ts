import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import { scorecardOf, type Scorecard } from '../../domain/grading/scorecard.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { GradingFactsSource } from './facts.service.ts';

export interface GradingNeeds {
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly facts: GradingFactsSource;
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

export function createGradingService({ providers, facts, scheme, today }: GradingNeeds) {
  return {
    scheme,
    /** For the firm itself and the offices that may read its record; nobody else learns of it. */
    async scorecard(uscc: string, person: Account): Promise<SeenScorecard> {
      const provider = await providers.findByUscc(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      const [known = { figures: {}, counts: {} }] = await facts([provider], today());
      return {
        ...{ provider, today: today(), own: person.role === 'provider' },
        card: scorecardOf(scheme, known),
      };
    },
  };
}
