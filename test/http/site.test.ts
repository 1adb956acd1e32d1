import assert from 'node:assert/strict';
import { createTestSite, type TestSite } from '../support/site.ts';

describe('every answer', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('carries the headers that keep others out', async () => {
    for (const address of ['/', '/healthz', '/nothing', '/css/base.css', '/api/v1/nothing']) {
      const { headers } = await site.visitor().get(address);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe|http:|https:|data:|\*/, address);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-powered-by'], undefined);
      assert.equal(headers['strict-transport-security'], undefined);
    }
  });

  it('is no page with anything inline', async () => {
    for (const address of ['/', '/sign-in', '/nothing']) {
      const { text } = await site.visitor().get(address);
      assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/, address);
    }
  });

  it('names its request', async () => {
    const { headers } = await site.visitor().get('/');
    assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/);
  });

  it('of a versioned stylesheet may be kept, of others not unasked', async () => {
    const kept = await site.visitor().get('/css/base.css?v=0123abcd').expect(200);
    assert.match(String(kept.headers['cache-control']), /immutable/);
    const asked = await site.visitor().get('/css/base.css').expect(200);
    assert.match(String(asked.headers['cache-control']), /no-cache/);
    assert.ok(asked.headers['etag']);
  });
});

describe('a visitor', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('who only reads gets no cookie and leaves no session behind', async () => {
    for (const address of ['/', '/nothing', '/account', '/healthz']) {
      const answer = await site.visitor().get(address);
      assert.equal(answer.headers['set-cookie'], undefined, address);
    }
    assert.equal(await site.sessions(), 0);
  });

  it('who opens a form has a session for an hour', async () => {
    const answer = await site.visitor().get('/sign-in');
    assert.equal(await site.sessions(), 1);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    assert.doesNotMatch(cookie, /Secure/);
    const kept = await site.database.connection.collection('sessions').findOne({});
    const left = (kept?.['expires'] as Date).getTime() - Date.now();
    assert.ok(left > 59 * 60_000 && left <= 60 * 60_000);
  });

  it('is refused every change without the token of a form, whichever address', async () => {
    for (const address of ['/sign-in', '/sign-out', '/', '/nothing']) {
      const answer = await site.visitor().postBare(address, { username: 'city', password: 'heku-demo-2026' });
      assert.equal(answer.status, 403, address);
      assert.match(answer.text, /表单已失效/);
    }
  });

  it('is refused with the token of another visitor, and with an odd one', async () => {
    const other = await site.visitor().get('/sign-in');
    const token = /name="_csrf" value="([^"]+)"/.exec(other.text)?.[1] ?? '';
    const visitor = site.visitor();
    await visitor.get('/sign-in');
    const fields = { username: 'city', password: 'heku-demo-2026' };
    assert.equal((await visitor.postBare('/sign-in', { ...fields, _csrf: token })).status, 403);
    assert.equal((await visitor.postBare('/sign-in', { ...fields, '_csrf[]': token })).status, 403);
  });

  it('is told what a too large form is, and that an unreadable address does not exist', async () => {
    const big = await site.visitor().postBare('/sign-in', { username: 'x'.repeat(300_000) });
    assert.equal(big.status, 413);
    assert.equal((await site.visitor().get('/%ff')).status, 404);
  });

  it('reading as a signed-in person writes nothing', async () => {
    const person = await site.signIn('auditor');
    const sessions = site.database.connection.collection('sessions');
    const before = await sessions.find({}).toArray();
    await person.get('/account').expect(200);
    await person.get('/').expect(200);
    assert.deepEqual(await sessions.find({}).toArray(), before);
  });
});

describe('a site that is visited over https', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite({ env: { BASE_URL: 'https://heku.example.cn' } });
  });
  after(() => site.close());

  it('says so for half a year and sends its cookie nowhere else', async () => {
    const answer = await site.visitor().get('/sign-in');
    assert.match(String(answer.headers['strict-transport-security']), /max-age=15552000/);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    assert.match(cookie, /^__Host-heku=.*; Path=\/; .*Secure/);
  });
});
