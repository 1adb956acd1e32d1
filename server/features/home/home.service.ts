import type { Day } from '../../domain/shared/calendar-date.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface HomeService {
  /** Counts as of today: members of the pool, standards that members led, firms with a published award. */
  counts(): Promise<{ readonly members: number; readonly standards: number; readonly awarded: number }>;
}

export function createHomeService(providers: ProviderRepository, today: () => Day): HomeService {
  return { counts: () => providers.counts(today()) };
}
