import { Router } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import type { ProfileLists } from '../../domain/registry/profile-values.ts';
import type { PublicRatings } from '../../domain/records/public-ratings.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { ratingsTable } from '../../pages/ratings.pages.ts';
import * as paths from '../../paths.ts';
import { comparePage } from './compare.pages.ts';
import { compareChoice, directoryChoice } from './directory.forms.ts';
import { directoryPage } from './directory.pages.ts';
import { providerPage } from './provider.pages.ts';
import { PAGE_SIZE } from './providers.service.ts';
import type { ProvidersService } from './providers.service.ts';

/** What is shown of a profile: the lists of its choices, and how complete it is for who may know. */
export interface ShownProfile {
  readonly lists: ProfileLists;
  /** The lists with the documents of a firm, for who may read all of it. */
  readonly listsOf: (uscc: string) => Promise<ProfileLists>;
  readonly meter: (provider: Provider, person: Account | undefined) => object | undefined;
  /** What customers say of a provider, as far as everybody may know. */
  readonly ratingsOf: (uscc: string) => Promise<PublicRatings>;
  /** What the negative list is and what it is not. */
  readonly listLabel: string;
}

export function providersRoutes(
  service: ProvidersService,
  { lists, listsOf, meter, ratingsOf, listLabel }: ShownProfile,
  today: () => Day,
): Router {
  const { city } = lists;
  const router = Router();
  router.get(paths.providers(), async (req, res) => {
    const choice = directoryChoice(req.query);
    const found = await service.directory(choice);
    res.render('providers/directory', directoryPage(city, { ...found, choice, size: PAGE_SIZE, today: today() }));
  });
  router.get(paths.compare(), async (req, res) => {
    const view = await service.compare(compareChoice(req.query));
    const rated = await Promise.all(
      view.compared.map(async ({ provider }) => [provider.uscc, await ratingsOf(provider.uscc)] as const),
    );
    res.render('providers/compare', comparePage({ ...view, ratings: new Map(rated) }, lists, today()));
  });
  router.get<{ uscc: string }>(paths.provider(':uscc'), async (req, res) => {
    const seen = await service.see(req.params.uscc, req.user);
    const completeness = meter(seen.provider, req.user);
    const known = seen.whole ? await listsOf(req.params.uscc) : lists;
    const ratings = ratingsTable(await ratingsOf(req.params.uscc), city);
    res.render('providers/provider', {
      ...providerPage({ ...known, listLabel }, seen, today()),
      ratings,
      completeness,
    });
  });
  return router;
}
