import type { City } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { isPublicOn, standingOn } from '../../domain/registry/pool-membership.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { MOST_COMPARED } from '../../domain/registry/shortlist.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';
import type { DirectoryPage, DirectoryQuery, ProviderRepository } from '../../persistence/provider.repository.ts';

/** What the directory and the provider pages rest on. */
export interface ProvidersNeeds {
  readonly providers: ProviderRepository;
  readonly city: Pick<City, 'schemes'>;
  /** The latest published grade of each of these firms. */
  readonly grades: (usccs: readonly string[]) => Promise<ReadonlyMap<string, PublicGrade>>;
  readonly today: () => Day;
}

/** What everybody may know of a grade. */
export interface PublicGrade {
  readonly grade: string | null;
  readonly round: string;
  readonly cutOff: Day;
}

/** What a visitor chose; the service adds the day and the size of a page. */
export type DirectoryChoice = Omit<DirectoryQuery, 'asOf' | 'size' | 'schemes'>;

/** A provider as one person may see it. */
export interface SeenProvider {
  readonly provider: Provider;
  readonly standing: Standing;
  readonly grade: PublicGrade | undefined;
  readonly whole: boolean;
  /** The person may propose to remove it from the pool. */
  readonly removable: boolean;
  /** The person keeps a shortlist of an enterprise. */
  readonly shortlists: boolean;
}

export type ProvidersService = ReturnType<typeof createProvidersService>;

export const PAGE_SIZE = 20;

export function createProvidersService({ providers, city, grades, today }: ProvidersNeeds) {
  const schemes = new Map(city.schemes.map(({ id, categories }) => [id, categories.map(({ code }) => code)]));
  const graded = async (found: DirectoryPage, page: number) => ({
    ...{ ...found, page },
    grades: await grades(found.providers.map(({ uscc }) => uscc)),
  });
  return {
    /** One page of the members of today; a page beyond the last is the last. */
    async directory(choice: DirectoryChoice) {
      const query: DirectoryQuery = { ...choice, asOf: today(), size: PAGE_SIZE, schemes };
      const found = await providers.directory(query);
      const last = Math.max(Math.ceil(found.total / PAGE_SIZE), 1);
      if (choice.page <= last) return graded(found, choice.page);
      return graded(await providers.directory({ ...query, page: last }), last);
    },
    /** The members of today behind a code, and behind which code the next ones stand. */
    async behind(choice: Omit<DirectoryChoice, 'sort' | 'page'>, after: string | undefined, limit: number) {
      const found = await providers.behind({ ...choice, asOf: today(), schemes }, after, limit + 1);
      const shown = found.slice(0, limit);
      return { providers: shown, next: found.length > limit ? (shown.at(-1)?.uscc ?? null) : null };
    },
    /** Providers side by side, as everybody may see them, in the order in which they were named. */
    async compare(usccs: readonly string[]) {
      const wanted = [...new Set(usccs)];
      const found = await Promise.all(wanted.slice(0, MOST_COMPARED).map((uscc) => providers.findByUscc(uscc)));
      const known = await grades(wanted.slice(0, MOST_COMPARED));
      const compared = found
        .filter((provider): provider is Provider => provider !== null && isPublicOn(provider, today()))
        .map((provider) => ({
          ...{ provider, standing: standingOn(provider, today()) },
          grade: known.get(provider.uscc),
        }));
      return {
        compared,
        tooMany: Math.max(wanted.length - MOST_COMPARED, 0),
        unknown: found.length - compared.length,
      };
    },
    /** Who may not know of the provider is told that there is none. */
    async see(uscc: string, person: Account | undefined): Promise<SeenProvider> {
      const provider = await providers.findByUscc(uscc);
      const whole = provider !== null && mayReadRecord(person, provider);
      if (provider === null || !(whole || isPublicOn(provider, today())))
        throw new NotFound('unknown-provider', '没有这家服务商');
      const standing = standingOn(provider, today());
      const removable = standing.state === 'member' && may(person, 'membership.decide', provider);
      const grade = (await grades([uscc])).get(uscc);
      return { provider, standing, grade, whole, removable, shortlists: mayEver(person, 'shortlist.keep') };
    },
  };
}
