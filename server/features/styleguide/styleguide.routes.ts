import { Router } from 'express';
import { samplePages } from './samples.pages.ts';
import { styleguidePage } from './styleguide.pages.ts';

/** What our parts look like, alone and put together; everybody may look. */
export function styleguideRoutes(): Router {
  const router = Router();
  router.get('/styleguide', (_request, response) => {
    response.render('styleguide/index', styleguidePage());
  });
  for (const [name, page] of Object.entries(samplePages)) {
    router.get(`/styleguide/${name}`, (_request, response) => {
      response.render(`styleguide/${name}`, page());
    });
  }
  return router;
}
