import type { Request, RequestHandler } from 'express';
import { NotAllowed } from '../errors.ts';
import * as paths from '../paths.ts';

/** The person of a request that `requireSignIn` or `requireRole` let through. */
export function personOf(req: Request): Express.User {
  if (req.user === undefined) throw new NotAllowed('sign-in-required', '请先登录');
  return req.user;
}

/** Who is not signed in is sent to sign in, and comes back to the page afterwards. */
export const requireSignIn: RequestHandler = (req, res, next) => {
  if (req.user !== undefined) next();
  else if (req.method === 'GET' || req.method === 'HEAD') res.redirect(303, paths.signIn(req.originalUrl));
  else next(new NotAllowed('sign-in-required', '请先登录'));
};

/** Only these roles; the names are the domain's, and the compiler knows them. */
export function requireRole(...roles: readonly Express.User['role'][]): RequestHandler {
  return (req, res, next) => {
    if (req.user === undefined) requireSignIn(req, res, next);
    else if (roles.includes(req.user.role)) next();
    else next(new NotAllowed('role-required', '您的账号没有办理此事的权限'));
  };
}

/** Only whom the table of permissions lets do it; what about whose matter is asked again where the thing is done. */
export function requireThat(allowed: (person: Express.User) => boolean): RequestHandler {
  return (req, res, next) => {
    if (req.user === undefined) requireSignIn(req, res, next);
    else if (allowed(req.user)) next();
    else next(new NotAllowed('permission-required', '您的账号没有办理此事的权限'));
  };
}
