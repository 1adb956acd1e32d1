import assert from 'node:assert/strict';
import express from 'express';
import request from 'supertest';
import type { Account, Role } from '../../server/domain/registry/account.ts';
import { createErrorHandler } from '../../server/http/error-handler.ts';
import { personOf, requireRole, requireSignIn } from '../../server/http/roles.ts';
import { installViews } from '../../server/http/view-engine.ts';
import { createLogger } from '../../server/logger.ts';

const person = (role: Role): Account => ({ id: '1', username: role, displayName: '某人', role, blocked: false });

function siteFor(account: Account | undefined) {
  const app = express();
  installViews(app);
  app.use((req, _res, next) => {
    if (account !== undefined) req.user = account;
    next();
  });
  app.all('/signed-in', requireSignIn, (req, res) => void res.send(personOf(req).username));
  app.all('/offices', requireRole('city', 'county'), (req, res) => void res.send(personOf(req).username));
  app.get('/unguarded', (req, res) => void res.send(personOf(req).username));
  app.use(createErrorHandler({ logger: createLogger('silent'), translate: () => undefined }));
  return request(app);
}

describe('roles', () => {
  it('let in whom they name', async () => {
    await siteFor(person('county')).get('/offices').expect(200, 'county');
    await siteFor(person('provider')).get('/signed-in').expect(200, 'provider');
  });

  it('refuse others, the administrator too', async () => {
    for (const role of ['provider', 'auditor', 'admin'] as const) {
      const page = await siteFor(person(role)).get('/offices').expect(403);
      assert.match(page.text, /没有办理此事的权限/);
    }
  });

  it('send a visitor who looks to sign in, and refuse one who acts', async () => {
    for (const address of ['/offices', '/signed-in']) {
      const next = encodeURIComponent(`${address}?a=1`);
      await siteFor(undefined).get(`${address}?a=1`).expect(303).expect('location', `/sign-in?next=${next}`);
      await siteFor(undefined).head(address).expect(303);
      await siteFor(undefined).post(address).expect(403);
    }
  });

  it('a page that forgot its guard shows nothing', () => siteFor(undefined).get('/unguarded').expect(403));
});
