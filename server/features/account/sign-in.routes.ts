import { Router, type Request, type Response } from 'express';
import { canonicalUsername } from '../../domain/registry/account.ts';
import type { SignInGuard } from '../../http/rate-limits.ts';
import { enter, leave, type SignIn } from '../../http/sign-in.ts';
import * as paths from '../../paths.ts';
import { signInForm } from './sign-in.forms.ts';
import { signInPage, type DemoSignIn, type SignInFacts } from './sign-in.pages.ts';

export interface SignInNeeds {
  readonly signIn: SignIn;
  readonly guard: SignInGuard;
  readonly demoAccounts: readonly DemoSignIn[];
}

const REFUSALS = {
  wrong: '用户名或密码不正确',
  blocked: '此账号已停用，请联系系统管理员',
};

export function signInRoutes({ signIn, guard, demoAccounts }: SignInNeeds): Router {
  const router = Router();
  const show = (res: Response, facts: Omit<SignInFacts, 'demoAccounts'>) =>
    res.render('account/sign-in', signInPage({ ...facts, demoAccounts }));

  router.get(paths.signIn(), (req, res) => {
    const next = paths.ownPath(req.query['next']);
    if (req.user !== undefined) res.redirect(303, next ?? paths.account());
    else show(res, { next });
  });

  router.post(paths.signIn(), async (req, res) => {
    const form = signInForm.safeParse(req.body);
    const next = paths.ownPath(fieldOf(req, 'next'));
    const typed = { next, username: fieldOf(req, 'username') };
    if (!form.success) return show(res.status(422), { ...typed, faults: faultsOf(form.error.issues) });
    const username = canonicalUsername(form.data.username);
    const address = req.ip ?? '';
    await guard.attempt(username, address);
    const outcome = await signIn.byPassword(req, res);
    if ('refusal' in outcome)
      return show(res.status(422), { ...typed, faults: { username: REFUSALS[outcome.refusal] } });
    await guard.succeeded(username, address);
    await enter(req, outcome.person);
    res.redirect(303, next ?? paths.account());
  });

  router.post(paths.signOut(), async (req, res) => {
    await leave(req);
    res.redirect(303, paths.home());
  });
  return router;
}

/** A field as it was typed, for showing again. */
function fieldOf(req: Request, name: string): string {
  const value: unknown = (req.body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.slice(0, 2000) : '';
}

/** The first fault of each field that the page has. */
function faultsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
  const faults: { username?: string; password?: string } = {};
  for (const { path, message } of issues) {
    const field = path[0];
    if (field === 'username' || field === 'password') faults[field] ??= message;
    else faults.username ??= '提交的内容有误，请重新填写';
  }
  return faults;
}
