import assert from 'node:assert/strict';
import { createTestSite, type TestSite } from '../support/site.ts';

describe('guessing passwords', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('ends after ten times for that name; the right password does not help then, others are let in', async () => {
    const visitor = site.visitor();
    for (let i = 0; i < 10; i++)
      assert.equal((await visitor.signIn('market', 'wrong')).status, 422, `attempt ${i + 1}`);
    const refused = await visitor.signIn('market');
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers['retry-after']);
    assert.ok(wait > 800 && wait <= 900, `Retry-After ${wait}`);
    assert.match(refused.text, /请求过于频繁/);
    assert.equal((await site.visitor().signIn(' ＭARKET')).status, 429);
    assert.equal((await site.visitor().signIn('finance')).status, 303);
  });

  it('counts anew after the right password', async () => {
    const visitor = site.visitor();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 6; i++) assert.equal((await visitor.signIn('nanhu', 'wrong')).status, 422);
      assert.equal((await visitor.signIn('nanhu')).status, 303);
      await visitor.signOut();
    }
  });

  it('keeps no name and no address', async () => {
    const kept = await site.database.connection.collection('rate_limits').find({}).toArray();
    assert.ok(kept.length > 0);
    assert.doesNotMatch(JSON.stringify(kept), /market|nanhu|finance|127\.0\.0\.1|::1/);
  });
});

describe('the API', () => {
  it('lets 63 quick requests pass and says when to come again once it is too much', async () => {
    const site = await createTestSite();
    try {
      const visitor = site.visitor();
      const statuses = await Promise.all(
        Array.from({ length: 63 }, async () => (await visitor.get('/api/v1/nothing')).status),
      );
      assert.deepEqual(new Set(statuses), new Set([404]));
      await Promise.all(Array.from({ length: 240 }, () => visitor.get('/api/v1/nothing')));
      const refused = await visitor.get('/api/v1/nothing').expect(429);
      assert.ok(Number(refused.headers['retry-after']) >= 1);
      assert.equal((refused.body as { error: { code: string } }).error.code, 'too-many-requests');
      assert.equal((await visitor.get('/')).status, 200);
    } finally {
      await site.close();
    }
  });
});
