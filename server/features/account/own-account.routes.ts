import { Router, type Request } from 'express';
import { InvalidInput } from '../../errors.ts';
import { limitRequests, type Limiter, type SignInGuard } from '../../http/rate-limits.ts';
import { personOf, requireSignIn } from '../../http/roles.ts';
import { enter } from '../../http/sign-in.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { EMPTY_FORM } from './form-fields.pages.ts';
import type { NewEmailService } from './new-email.service.ts';
import { DETAILS_FIELDS, NEW_EMAIL_FIELDS, OWN_PASSWORD_FIELDS } from './own-account.forms.ts';
import { readDetails, readNewEmail, readOwnPassword } from './own-account.forms.ts';
import { confirmNewEmailPage, newEmailPage, ownDetailsPage, ownPasswordPage } from './own-account.pages.ts';
import type { OwnAccountService } from './own-account.service.ts';

export interface OwnAccountRoutesNeeds {
  readonly own: OwnAccountService;
  readonly newEmail: NewEmailService;
  /** A password that is asked for again is guessed at no more often than at sign-in. */
  readonly guard: SignInGuard;
  readonly letters: Limiter;
}

type Guarded<T> = { readonly done: T } | { readonly faults: Record<string, string> };

export function ownAccountRoutes({ own, newEmail, guard, letters }: OwnAccountRoutesNeeds): Router {
  const router = Router();

  /** What is done with the present password; a wrong one counts as an attempt to sign in and comes back as faults. */
  const guarded = async <T>(req: Request, deed: () => Promise<T>): Promise<Guarded<T>> => {
    const { username } = personOf(req);
    await guard.attempt(username, req.ip ?? '');
    try {
      const done = await deed();
      await guard.succeeded(username, req.ip ?? '');
      return { done };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return { faults: { current: error.message } };
    }
  };

  router.get(paths.ownDetails(), requireSignIn, async (req, res) => {
    res.render('account/form', ownDetailsPage(await own.see(personOf(req))));
  });
  router.post(paths.ownDetails(), requireSignIn, async (req, res) => {
    const typed = typedFields(req.body, DETAILS_FIELDS);
    const read = readDetails(typed);
    if ('faults' in read) {
      const page = ownDetailsPage(await own.see(personOf(req)), { typed, faults: read.faults });
      return res.status(422).render('account/form', page);
    }
    await own.saveDetails(personOf(req), read.details);
    res.redirect(303, paths.account());
  });

  router.get(paths.newEmail(), requireSignIn, (req, res) => {
    res.render('account/form', newEmailPage(personOf(req), EMPTY_FORM));
  });
  router.post(paths.newEmail(), requireSignIn, limitRequests(letters), async (req, res) => {
    const person = personOf(req);
    const typed = typedFields(req.body, NEW_EMAIL_FIELDS);
    const read = readNewEmail(typed, person.email);
    const refuse = (faults: Record<string, string>) =>
      res.status(422).render('account/form', newEmailPage(person, { typed, faults }));
    if ('faults' in read) return refuse(read.faults);
    const outcome = await guarded(req, () => newEmail.ask(person, typed.current, read.email));
    if ('faults' in outcome) return refuse(outcome.faults);
    res.redirect(303, paths.account());
  });
  // The link only shows a button: a robot that looks at the links of a letter confirms nothing.
  router.get<{ token: string }>(paths.confirmNewEmail(':token'), async (req, res) => {
    const { email, username } = await newEmail.see(req.params.token);
    res.render('account/form', confirmNewEmailPage(req.params.token, email, username));
  });
  router.post<{ token: string }>(paths.confirmNewEmail(':token'), async (req, res) => {
    await newEmail.confirm(req.params.token);
    res.redirect(303, paths.account());
  });

  router.get(paths.ownPassword(), requireSignIn, (_req, res) => {
    res.render('account/form', ownPasswordPage(EMPTY_FORM));
  });
  router.post(paths.ownPassword(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const typed = typedFields(req.body, OWN_PASSWORD_FIELDS);
    const read = readOwnPassword(typed, person.username);
    const refuse = (faults: Record<string, string>) =>
      res.status(422).render('account/form', ownPasswordPage({ typed, faults }));
    if ('faults' in read) return refuse(read.faults);
    const outcome = await guarded(req, () => own.changePassword(person, typed.current, read.password));
    if ('faults' in outcome) return refuse(outcome.faults);
    await enter(req, outcome.done);
    res.redirect(303, paths.account());
  });
  return router;
}
