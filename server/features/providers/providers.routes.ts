import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { directoryChoice } from './directory.forms.ts';
import { directoryPage } from './directory.pages.ts';
import { providerPage } from './provider.pages.ts';
import { PAGE_SIZE } from './providers.service.ts';
import type { ProvidersService } from './providers.service.ts';

export interface ProvidersWords {
  readonly city: City;
  /** What the negative list is and what it is not. */
  readonly listLabel: string;
}

export function providersRoutes(
  service: ProvidersService,
  { city, listLabel }: ProvidersWords,
  today: () => Day,
): Router {
  const router = Router();
  router.get(paths.providers(), async (req, res) => {
    const choice = directoryChoice(req.query);
    const found = await service.directory(choice);
    res.render('providers/directory', directoryPage(city, { ...found, choice, size: PAGE_SIZE, today: today() }));
  });
  router.get<{ uscc: string }>(paths.provider(':uscc'), async (req, res) => {
    res.render('providers/provider', providerPage(city, await service.see(req.params.uscc, req.user), listLabel));
  });
  return router;
}
