import { Router } from 'express';
import * as paths from '../../paths.ts';
import { standardsChoice } from './standards.forms.ts';
import { standardPage } from './standard.pages.ts';
import { standardsPage } from './standards.pages.ts';
import { PAGE_SIZE, type StandardsService } from './standards.service.ts';

export function standardsRoutes(service: StandardsService): Router {
  const router = Router();
  router.get(paths.standards(), async (req, res) => {
    const { choice, page } = standardsChoice(req.query);
    res.render('standards/list', standardsPage({ choice, ...(await service.search(choice, page)) }, PAGE_SIZE));
  });
  router.get<{ number: string }>(paths.standard(':number'), async (req, res) => {
    res.render('standards/one', standardPage(await service.see(req.params.number)));
  });
  return router;
}
