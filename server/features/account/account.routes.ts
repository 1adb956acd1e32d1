import { Router } from 'express';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { accountPage } from './account.pages.ts';

export function accountRoutes({ policyId }: { policyId: string }): Router {
  const router = Router();
  router.get(paths.account(), requireSignIn, (req, res) => {
    res.render('account/account', accountPage(personOf(req), policyId, req.query['sent'] === 'email'));
  });
  return router;
}
