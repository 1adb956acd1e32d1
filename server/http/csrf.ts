import type { Request, RequestHandler } from 'express';
import { csrfSync } from 'csrf-sync';
import { NotAllowed } from '../errors.ts';
import { VISITOR_SESSION_MS } from './session.ts';

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: (req) => {
    const token: unknown = (req.body as Record<string, unknown> | undefined)?.['_csrf'];
    return typeof token === 'string' ? token : undefined;
  },
});

export const CSRF_REFUSED = 'csrf';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses every change that does not come from a form of ours. Comes after the body is read. */
export const requireCsrfToken: RequestHandler = (req, _res, next) => {
  if (HARMLESS.has(req.method) || isRequestValid(req)) next();
  else next(new NotAllowed(CSRF_REFUSED, '请返回上一页，刷新后重新提交。'));
};

/**
 * The token for a form of this visitor. Asking for it begins a session, so it is asked only while a form is written:
 * templates get a function, and Handlebars calls it where `{{csrfToken}}` stands.
 */
export function csrfTokenFor(req: Request): string {
  const isNew = typeof req.session.csrfToken !== 'string';
  const token = generateToken(req);
  if (isNew && req.user === undefined) req.session.cookie.maxAge = VISITOR_SESSION_MS;
  return token;
}
