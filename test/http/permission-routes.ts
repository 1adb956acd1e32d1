import type { Action } from '../../server/domain/registry/permissions.ts';

/** One address of the site: who may use it, and what is answered then, with a made-up id and an empty form. */
export interface RouteRow {
  readonly route: string;
  /** Everybody, whoever is signed in, or whom the table of permissions lets do it. */
  readonly needs: 'anyone' | 'signed-in' | Action;
  readonly answers: readonly number[];
}

const row = (route: string, needs: RouteRow['needs'], ...answers: number[]): RouteRow => ({ route, needs, answers });

/** Every address, in the order of server/app.ts. An address that is missing here fails the test. */
export const ROUTES: readonly RouteRow[] = [
  row('get /healthz', 'anyone', 200),
  row('get /readyz', 'anyone', 200),
  row('post /api/v1/awards/assess', 'anyone', 415),
  row('get /api/v1/policies', 'anyone', 200),
  row('get /api/v1/policies/:id', 'anyone', 404),
  row('get /api/v1/journal', 'anyone', 200),
  row('get /api/v1/journal/:seq/proof', 'anyone', 404),
  row('get /', 'anyone', 200),
  // Who is signed in already is led to the account.
  row('get /sign-in', 'anyone', 200, 303),
  row('post /sign-in', 'anyone', 422),
  row('get /register', 'anyone', 200, 303),
  row('post /register', 'anyone', 422),
  row('post /account/email', 'signed-in', 303),
  row('get /account/email/:token', 'anyone', 404),
  row('post /account/email/:token', 'anyone', 404),
  row('get /password/forgotten', 'anyone', 200),
  row('post /password/forgotten', 'anyone', 422),
  row('get /password/reset/:token', 'anyone', 404),
  row('post /password/reset/:token', 'anyone', 404),
  row('get /account/people', 'people.manage', 200),
  row('post /account/people/invite', 'people.manage', 422),
  row('get /account/people/:id', 'people.manage', 404),
  row('post /account/people/:id', 'people.manage', 404),
  row('get /invitations/:token', 'anyone', 404),
  row('post /invitations/:token', 'anyone', 404),
  row('get /inbox', 'signed-in', 200),
  row('post /inbox/read-all', 'signed-in', 303),
  row('get /inbox/:id', 'signed-in', 404),
  row('post /inbox/:id/read', 'signed-in', 404),
  row('get /account/messages', 'signed-in', 200),
  row('post /account/messages', 'signed-in', 303),
  row('get /account', 'signed-in', 200),
  row('get /admin', 'accounts.manage', 200),
  row('get /admin/accounts', 'accounts.manage', 200),
  row('get /admin/accounts/new', 'accounts.manage', 200),
  row('post /admin/accounts/new', 'accounts.manage', 422),
  row('get /admin/accounts/:id', 'accounts.manage', 404),
  row('post /admin/accounts/:id/office', 'accounts.manage', 404),
  row('post /admin/accounts/:id/block', 'accounts.manage', 404),
  row('post /admin/accounts/:id/unblock', 'accounts.manage', 404),
  row('post /admin/accounts/:id/password-link', 'accounts.manage', 404),
  row('get /admin/out-tray', 'accounts.manage', 200),
  row('get /admin/out-tray/:id', 'accounts.manage', 404),
  row('post /admin/out-tray/:id/send', 'accounts.manage', 404),
  row('get /providers', 'anyone', 200),
  row('get /providers/:uscc', 'anyone', 404),
  row('get /applications', 'application.write', 200),
  row('post /applications/new', 'application.write', 303, 409),
  // A firm is led to its own applications.
  row('get /workbench', 'application.read', 200, 303),
  row('get /applications/:id', 'signed-in', 404),
  row('get /applications/:id/edit', 'application.write', 404),
  row('post /applications/:id/edit', 'application.write', 404),
  row('get /applications/:id/steps/:event', 'signed-in', 404),
  row('post /applications/:id/steps/:event', 'signed-in', 404),
  row('get /notices', 'anyone', 200),
  row('get /notices/new', 'notice.open', 200),
  row('post /notices/new', 'notice.open', 422),
  row('get /notices/:number', 'anyone', 404),
  row('get /providers/:uscc/awards', 'anyone', 404),
  row('get /policies/:id', 'anyone', 404),
  row('get /policies/:id/calculator', 'anyone', 404),
  row('post /policies/:id/calculator', 'anyone', 404),
  row('get /journal', 'anyone', 200),
  row('get /journal/verify', 'anyone', 200),
  row('get /journal/:seq', 'anyone', 404),
  row('get /styleguide', 'anyone', 200),
  row('get /styleguide/directory', 'anyone', 200),
  row('get /styleguide/case', 'anyone', 200),
  row('get /styleguide/queue', 'anyone', 200),
  row('get /styleguide/decision', 'anyone', 200),
  row('get /styleguide/notice', 'anyone', 200),
  // Last: it ends the session.
  row('post /sign-out', 'anyone', 303),
];
