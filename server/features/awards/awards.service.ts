import type { AwardFacts } from '../../domain/awards/award-facts.ts';
import { assessFully } from '../../domain/awards/policy-shelf.ts';
import type { FullAssessment, PolicyShelf, ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import { factsOf } from '../../domain/awards/provider-facts.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import { isPublicOn } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';

/** What an award page rests on. */
export interface AwardsNeeds {
  readonly shelf: PolicyShelf;
  readonly policyId: string;
  readonly findProvider: (uscc: string) => Promise<Provider | null>;
  readonly today: () => Day;
}

/** A provider's awards as one person may see them: the whole calculation, or what is published. */
export type ProviderAwards = { readonly provider: Provider } & (
  { readonly full: FullAssessment } | { readonly full: null }
);

export type AwardsService = ReturnType<typeof createAwardsService>;

export function createAwardsService({ shelf, policyId, findProvider, today }: AwardsNeeds) {
  const policyOf = (id: string): ShelvedPolicy => {
    const policy = shelf.get(id);
    if (policy === undefined) throw new NotFound('unknown-policy', '没有这份政策');
    return policy;
  };
  return {
    today,
    policyOf,
    findPolicy: (id: string) => shelf.get(id),
    mainPolicy: policyId,
    assess: (id: string, facts: AwardFacts, asOf: Day): FullAssessment => assessFully(policyOf(id), facts, asOf),
    /** The facts of a provider's record as the calculator takes them, for who may read all of it. */
    async factsOfProvider(uscc: string, person: Account): Promise<AwardFacts> {
      const provider = await findProvider(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      return factsOf(provider);
    },
    /** Without a day: as of today. Who may not know of the provider is told that there is none. */
    async ofProvider(uscc: string, person: Account | undefined, asOf: Day): Promise<ProviderAwards> {
      const provider = await findProvider(uscc);
      const whole = provider !== null && mayReadRecord(person, provider);
      if (provider === null || !(whole || isPublicOn(provider, today())))
        throw new NotFound('unknown-provider', '没有这家服务商');
      return { provider, full: whole ? assessFully(policyOf(policyId), factsOf(provider), asOf) : null };
    },
  };
}
