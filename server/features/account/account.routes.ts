import { Router } from 'express';
import type { Account } from '../../domain/registry/account.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { accountPage } from './account.pages.ts';

export interface AccountRoutesNeeds {
  readonly policyId: string;
  /** The new address that waits to be confirmed. */
  readonly pendingEmail: (person: Account) => Promise<string | undefined>;
  /** The messages that ask something of a person and still stand. */
  readonly asking: (person: Account) => Promise<readonly { readonly id: string; readonly subject: string }[]>;
}

export function accountRoutes({ policyId, pendingEmail, asking }: AccountRoutesNeeds): Router {
  const router = Router();
  router.get(paths.account(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const matters = {
      sent: req.query['sent'] === 'email',
      newEmail: await pendingEmail(person),
      asking: await asking(person),
    };
    res.render('account/account', accountPage(person, policyId, matters));
  });
  return router;
}
