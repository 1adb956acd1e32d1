import { Router } from 'express';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { asOfQuery } from './awards.forms.ts';
import { awardsPage, publishedAwardsPage } from './awards.pages.ts';
import { sendSubject } from './subject-file.ts';
import type { AwardsService } from './awards.service.ts';

export function awardsRoutes(service: AwardsService): Router {
  const router = Router();
  router.get<{ uscc: string }>(paths.providerAwards(':uscc'), async (req, res) => {
    const typed = asOfQuery.safeParse(req.query);
    const today = service.today();
    const asOf = typed.success && typed.data.asOf !== '' ? typed.data.asOf : today;
    const { provider, full } = await service.ofProvider(req.params.uscc, req.user, asOf);
    if (full === null) {
      res.render('awards/published', publishedAwardsPage(provider, service.policyOf(service.mainPolicy).book));
      return;
    }
    const error = typed.success ? {} : { error: typed.error.issues[0]?.message ?? '' };
    const value = typed.success ? asOf : String(req.query['asOf']).slice(0, 40);
    res.status(typed.success ? 200 : 422);
    res.render('awards/awards', awardsPage(provider, full, { value, ...error }));
  });
  router.get<{ uscc: string }>(paths.providerSubject(':uscc'), requireSignIn, async (req, res) => {
    sendSubject(res, await service.factsOfProvider(req.params.uscc, personOf(req)));
  });
  return router;
}
