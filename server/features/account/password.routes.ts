import { Router } from 'express';
import { canonicalUsername } from '../../domain/registry/account.ts';
import { countFor, limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { EMPTY_FORM } from './form-fields.pages.ts';
import { readNewPassword, RESET_FIELDS } from './password.forms.ts';
import { forgottenPage, resetPage, sentPage } from './password.pages.ts';
import type { PasswordService } from './password.service.ts';

export interface PasswordRoutesNeeds {
  readonly passwords: PasswordService;
  readonly perAddress: Limiter;
  readonly perName: Limiter;
}

export function passwordRoutes({ passwords, perAddress, perName }: PasswordRoutesNeeds): Router {
  const router = Router();
  router.get(paths.forgottenPassword(), (_req, res) => {
    res.render('account/form', forgottenPage(EMPTY_FORM));
  });

  router.post(paths.forgottenPassword(), limitRequests(perAddress), async (req, res) => {
    const typed = typedFields(req.body, ['name']);
    const name = canonicalUsername(typed.name);
    if (name === '') {
      const faults = { name: '请输入用户名或电子邮箱' };
      return res.status(422).render('account/form', forgottenPage({ typed, faults }));
    }
    await countFor(perName, name);
    // Answered before it is looked up: neither the words nor the time of the answer tell who has an account.
    res.render('account/message', sentPage());
    await passwords.forgotten(name);
  });

  router.get<{ token: string }>(paths.resetPassword(':token'), async (req, res) => {
    const { token } = req.params;
    const { username } = await passwords.accountOf(token);
    res.render('account/form', resetPage(token, username, EMPTY_FORM));
  });

  router.post<{ token: string }>(paths.resetPassword(':token'), limitRequests(perAddress), async (req, res) => {
    const { token } = req.params;
    const { username } = await passwords.accountOf(token);
    const typed = typedFields(req.body, RESET_FIELDS);
    const read = readNewPassword({ ...typed, username });
    if ('faults' in read)
      return res.status(422).render('account/form', resetPage(token, username, { typed, faults: read.faults }));
    await passwords.reset(token, read.password);
    res.redirect(303, paths.signIn());
  });
  return router;
}
