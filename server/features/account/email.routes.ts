import { Router } from 'express';
import { limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { confirmEmailPage } from './email.pages.ts';
import type { EmailService } from './email.service.ts';

/** The link only shows a button: a robot that looks at the links of a letter confirms nothing. */
export function emailRoutes({ email, limiter }: { email: EmailService; limiter: Limiter }): Router {
  const router = Router();
  router.post(paths.sendEmailConfirmation(), requireSignIn, limitRequests(limiter), async (req, res) => {
    await email.askToConfirm(personOf(req));
    res.redirect(303, `${paths.account()}?sent=email`);
  });
  router.get<{ token: string }>(paths.confirmEmail(':token'), async (req, res) => {
    const { token } = req.params;
    res.render('account/form', confirmEmailPage(token, await email.addressOf(token)));
  });
  router.post<{ token: string }>(paths.confirmEmail(':token'), async (req, res) => {
    await email.confirm(req.params.token);
    res.redirect(303, paths.account());
  });
  return router;
}
