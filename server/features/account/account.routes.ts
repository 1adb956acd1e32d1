import { Router } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { accountPage } from './account.pages.ts';

export interface AccountRoutesNeeds {
  readonly policyId: string;
  /** The new address that waits to be confirmed. */
  readonly pendingEmail: (person: Account) => Promise<string | undefined>;
}

export function accountRoutes({ policyId, pendingEmail }: AccountRoutesNeeds): Router {
  const router = Router();
  router.get(paths.account(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const sent = req.query['sent'] === 'email';
    res.render('account/account', accountPage(person, policyId, { sent, newEmail: await pendingEmail(person) }));
  });
  return router;
}
