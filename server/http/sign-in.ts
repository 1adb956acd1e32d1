import type { Request, RequestHandler, Response } from 'express';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { csrfTokenFor } from './csrf.ts';

export type Refusal = 'wrong' | 'blocked';
export type SignInOutcome = { readonly person: Express.User } | { readonly refusal: Refusal };

/** What the web needs to know of people; features/account/sign-in.service.ts knows it. */
export interface People {
  /** What a session keeps of a person. */
  keyOf(person: Express.User): string;
  /** Asked at every request: whoever was blocked or deleted, or got a new password since is not found, and so is signed out. */
  find(key: string): Promise<Express.User | null>;
  check(username: string, password: string): Promise<SignInOutcome>;
}

export interface SignIn {
  /** Puts the person of the session on the request. */
  readonly restore: RequestHandler;
  byPassword(req: Request, res: Response): Promise<SignInOutcome>;
}

export function createSignIn(people: People): SignIn {
  const authenticator = new passport.Passport();
  authenticator.serializeUser((person, done) => done(null, people.keyOf(person)));
  authenticator.deserializeUser((key: string, done) => {
    people.find(key).then((person) => done(null, person ?? false), done);
  });
  authenticator.use(
    new LocalStrategy((username, password, done) => {
      people
        .check(username, password)
        .then((o) => ('person' in o ? done(null, o.person) : done(null, false, { message: o.refusal })), done);
    }),
  );
  return { restore: authenticator.session(), byPassword: (req, res) => byPassword(authenticator, req, res) };
}

function byPassword(authenticator: passport.Authenticator, req: Request, res: Response): Promise<SignInOutcome> {
  return new Promise((resolve, reject) => {
    const answer: passport.AuthenticateCallback = (error, person, info) => {
      if (error) reject(error);
      else if (person) resolve({ person });
      else resolve({ refusal: (info as { message?: string }).message === 'blocked' ? 'blocked' : 'wrong' });
    };
    const middleware = authenticator.authenticate('local', answer) as RequestHandler;
    middleware(req, res, reject);
  });
}

/** A new session for the person (passport makes a new id: whoever planted the old one has nothing), saved before the answer. */
export async function enter(req: Request, person: Express.User): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.logIn(person, (error: unknown) => (error ? reject(error) : resolve()));
  });
  csrfTokenFor(req);
  await new Promise<void>((resolve, reject) => {
    req.session.save((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** The session is deleted, not emptied: nothing of it can be used again. */
export function leave(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}
