import { isNearTier, milestonesOf, type Milestones } from '../../domain/awards/milestones.ts';
import type { PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { factsOf } from '../../domain/awards/provider-facts.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { compareProducts } from '../../domain/shared/money.ts';
import { NotFound } from '../../errors.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface MilestonesNeeds {
  readonly shelf: PolicyShelf;
  readonly policyId: string;
  readonly providers: Pick<ProviderRepository, 'findByUscc' | 'each'>;
  readonly nearTierBasisPoints: number;
  readonly today: () => Day;
}

/** A firm's milestones under the city's main policy. */
export interface SeenMilestones {
  readonly provider: Provider;
  readonly book: PolicyBook;
  readonly milestones: Milestones;
  readonly today: Day;
}

/** A firm that is near a tier. */
export type NearFirm = Pick<SeenMilestones, 'provider' | 'milestones'>;

export type MilestonesService = ReturnType<typeof createMilestonesService>;

export function createMilestonesService(needs: MilestonesNeeds) {
  const { shelf, policyId, providers, nearTierBasisPoints, today } = needs;
  const policy = shelf.get(policyId);
  const judge = policy && milestonesOf(policy.book, policy.assess);

  return {
    /** A firm's, for whoever may read its record; others are told that there is none. */
    async ofFirm(uscc: string, person: Account): Promise<SeenMilestones> {
      const provider = await providers.findByUscc(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      if (policy === undefined || judge === undefined) throw new NotFound('no-tiers', '现行政策没有营收进档的条款');
      const day = today();
      return { provider, book: policy.book, milestones: judge(factsOf(provider), day), today: day };
    },

    /** Who of the firms that a person may read is near its next tier, the nearest first. */
    async near(person: Account, region: string | undefined): Promise<readonly NearFirm[]> {
      const found: NearFirm[] = [];
      if (judge === undefined) return found;
      for await (const provider of providers.each()) {
        if (!mayReadRecord(person, provider) || (region !== undefined && provider.region !== region)) continue;
        const milestones = judge(factsOf(provider), today());
        if (isNearTier(milestones.outlook, nearTierBasisPoints)) found.push({ provider, milestones });
      }
      return found.sort(nearest);
    },
    nearTierBasisPoints,
  };
}

/** By the share of the tier that the latest figure is, the greatest first. */
function nearest(a: NearFirm, b: NearFirm): number {
  const of = ({ milestones: { outlook } }: NearFirm) => [
    outlook?.latest?.fen ?? 0,
    outlook?.needs[0]?.thresholdFen ?? 1,
  ];
  const [aFen = 0, aTier = 1] = of(a);
  const [bFen = 0, bTier = 1] = of(b);
  return compareProducts(bFen, aTier, aFen, bTier) || (a.provider.uscc < b.provider.uscc ? -1 : 1);
}
