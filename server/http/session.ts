import type { RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import { Unavailable } from '../errors.ts';

export interface SessionSettings {
  readonly store: Store;
  readonly secret: string;
  /** The site is visited over https: the cookie goes nowhere else. */
  readonly https: boolean;
}

/** A visitor who only filled a form's page; signing in makes a new session that lasts as long as the store says. */
export const VISITOR_SESSION_MS = 60 * 60 * 1000;

/**
 * Sessions are kept only once something is put into them: signing in, or the token of a form (csrf.ts). Whoever only
 * reads, and every robot, gets no cookie and leaves nothing in the database.
 */
export function createSession({ store, secret, https }: SessionSettings): RequestHandler {
  const sessions = session({
    name: https ? '__Host-heku' : 'heku',
    store,
    secret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, path: '/' },
  });
  return (req, res, next) => {
    // The proxy in front ends TLS and need not say so: that the site is https is a setting, not a header's word.
    if (https) Object.defineProperty(req, 'secure', { value: true, configurable: true });
    sessions(req, res, (error?: unknown) => {
      if (error === undefined) next();
      else next(new Unavailable('sessions-unavailable', '暂时无法读取登录状态', { cause: error }));
    });
  };
}
