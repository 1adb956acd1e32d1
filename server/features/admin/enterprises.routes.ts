import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { accountsChoice } from './accounts.forms.ts';
import { enterprisesPage } from './enterprises.pages.ts';
import { ENTERPRISES_ON_PAGE, type EnterprisesService } from './enterprises.service.ts';

export interface EnterprisesRoutesNeeds {
  readonly enterprises: EnterprisesService;
  readonly city: City;
}

export function enterprisesRoutes({ enterprises, city }: EnterprisesRoutesNeeds): Router {
  const router = Router();
  const admins = requireThat((person) => mayEver(person, 'accounts.manage'));
  router.get(paths.adminEnterprises(), admins, async (req, res) => {
    const { q } = accountsChoice(req.query);
    const page = pageOf(req.query);
    const found = await enterprises.list(q, page);
    res.render('admin/enterprises', enterprisesPage({ ...found, q, page, size: ENTERPRISES_ON_PAGE, city }));
  });
  return router;
}
