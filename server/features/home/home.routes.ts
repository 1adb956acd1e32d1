import { Router } from 'express';
import * as paths from '../../paths.ts';
import { homePage } from './home.pages.ts';
import type { HomeService } from './home.service.ts';

export interface HomeNeeds {
  readonly home: HomeService;
  readonly policyId: string;
}

export function homeRoutes({ home, policyId }: HomeNeeds): Router {
  const router = Router();
  router.get(paths.home(), async (req, res) => {
    res.render('home/home', homePage({ counts: await home.counts(), policyId, person: req.user }));
  });
  return router;
}
