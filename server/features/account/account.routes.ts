import { Router } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { accountPage } from './account.pages.ts';

export interface AccountRoutesNeeds {
  readonly policyId: string;
  /** The messages that ask something of a person and still stand. */
  readonly asking: (person: Account) => Promise<readonly { readonly id: string; readonly subject: string }[]>;
}

export function accountRoutes({ policyId, asking }: AccountRoutesNeeds): Router {
  const router = Router();
  router.get(paths.account(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('account/account', accountPage(person, policyId, await asking(person), req.query['sent'] === 'email'));
  });
  return router;
}
