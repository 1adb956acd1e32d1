import { Router } from 'express';
import * as paths from '../../paths.ts';
import { openDataPage } from './open-data.pages.ts';

/** What anyone's program may read: the catalogue of the public data. */
export function openDataRoutes(): Router {
  const router = Router();
  router.get(paths.openData(), (_req, res) => {
    res.render('open-data/open-data', openDataPage());
  });
  return router;
}
