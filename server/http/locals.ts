import type { RequestHandler } from 'express';
import * as paths from '../paths.ts';
import { csrfTokenFor } from './csrf.ts';

export interface Link {
  readonly href: string;
  readonly text: string;
}

export interface LocalsSettings {
  /** The database holds demonstration data: every page says so. */
  readonly demo: boolean;
  readonly publicPlaces: readonly Link[];
  readonly ownPlaces: (person: Express.User) => readonly Link[];
  readonly roleName: (person: Express.User) => string;
  readonly footerLinks: readonly Link[];
}

/**
 * What every template may rely on, also on an error page written before anybody was recognised:
 * `viewer` (null: not signed in), `places` (`open` to all, a person's `own`), `demo`, `path`, `footerLinks`.
 */
export function siteLocals(settings: LocalsSettings): RequestHandler {
  return (req, res, next) => {
    Object.assign(res.locals, { demo: settings.demo, path: req.path, footerLinks: settings.footerLinks, viewer: null });
    res.locals['places'] = marked(settings.publicPlaces, [], req.path);
    next();
  };
}

/** The same once the person is known, and `csrfToken` (a function: see csrf.ts). `unread` counts the person's messages. */
export function viewerLocals(
  settings: LocalsSettings,
  unread: (person: Express.User) => Promise<number>,
): RequestHandler {
  return async (req, res, next) => {
    res.locals['csrfToken'] = () => csrfTokenFor(req);
    if (req.user !== undefined) {
      res.locals['viewer'] = viewerOf(req.user, settings.roleName(req.user), await unread(req.user));
      res.locals['places'] = marked(settings.publicPlaces, settings.ownPlaces(req.user), req.path);
    }
    // A page of a person is in no cache, so that 返回 after signing out shows nothing of it.
    res.set('Cache-Control', req.user === undefined ? 'private, no-cache' : 'private, no-store');
    next();
  };
}

function viewerOf(person: Express.User, roleName: string, unread: number) {
  const { displayName, organisationName, department } = person;
  return {
    displayName,
    roleName,
    // An office is not called twice where its name is that of the role.
    organisationName: organisationName ?? (department === roleName ? undefined : department),
    href: paths.account(),
    inbox: paths.inbox(),
    unread,
  };
}

/** The most exact of the places that lead to this page is the current one. */
function marked(open: readonly Link[], own: readonly Link[], path: string) {
  const leading = [...open, ...own].filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const longest = leading.toSorted((a, b) => b.href.length - a.href.length)[0];
  const mark = (place: Link) => ({ ...place, current: place === longest });
  return { open: open.map(mark), own: own.map(mark) };
}
