import type { Day } from '../../domain/shared/calendar-date.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface HomeService {
  /** Counts as of today: members of the pool, standards that the public list names, firms with a published award. */
  counts(): Promise<{ readonly members: number; readonly standards: number; readonly awarded: number }>;
}

/** `standards`: how many the public list has, so that both always say the same. */
export function createHomeService(
  providers: Pick<ProviderRepository, 'counts'>,
  standards: () => Promise<number>,
  today: () => Day,
): HomeService {
  return {
    async counts() {
      const [counted, listed] = await Promise.all([providers.counts(today()), standards()]);
      return { ...counted, standards: listed };
    },
  };
}
