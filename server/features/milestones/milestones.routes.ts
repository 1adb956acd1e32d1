import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { firmMilestonesPage } from './milestones.pages.ts';
import type { MilestonesService } from './milestones.service.ts';
import { nearTiersPage } from './near.pages.ts';

export function milestonesRoutes({ service, city }: { service: MilestonesService; city: City }): Router {
  const router = Router();

  router.get<{ uscc: string }>(paths.providerMilestones(':uscc'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('milestones/firm', firmMilestonesPage(await service.ofFirm(req.params.uscc, person), person));
  });

  router.get(
    paths.nearTiers(),
    requireThat((person) => mayEver(person, 'record.read')),
    async (req, res) => {
      const person = personOf(req);
      // A firm has its own page.
      if (person.role === 'provider') return res.redirect(303, paths.providerMilestones(person.organisationUscc ?? ''));
      const { region: typed } = req.query;
      const region = city.regions.find(({ code }) => code === typed)?.code;
      const firms = await service.near(person, region);
      const view = { firms, region, share: service.nearTierBasisPoints };
      res.render('milestones/near', nearTiersPage(view, city, person));
    },
  );
  return router;
}
