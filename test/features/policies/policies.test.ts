import assert from 'node:assert/strict';
import request from 'supertest';
import { createTestSite, type TestSite } from '../../support/site.ts';

describe('the policy', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('stands on its page with clauses, parameters and readings, and each link in it leads somewhere', async () => {
    const { text } = await site.visitor().get('/policies/jiaxing-2024-6').expect(200);
    assert.match(text, /鼓励服务商做大做强，打造一批集诊断、改造、咨询等一体的综合解决方案服务商/);
    assert.match(text, /营收 2,000 万元：奖励 20 万元/);
    assert.match(text, /假定，须确认/);
    assert.match(text, /公平竞争审查/);
    const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    assert.ok(links.length > 100);
    assert.deepEqual(
      links.filter((link) => !anchors.has(link)),
      [],
    );
  });

  it('is not there under another name', async () => {
    await site.visitor().get('/policies/no-such').expect(404);
  });

  it('is data for programs, with the digest that results name', async () => {
    const { body } = await request(site.app).get('/api/v1/policies').expect(200);
    assert.deepEqual(
      body.policies.map((policy: { id: string }) => policy.id),
      ['jiaxing-2024-6'],
    );
    const whole = await request(site.app).get('/api/v1/policies/jiaxing-2024-6').expect(200);
    assert.equal(whole.body.digest, body.policies[0].digest);
    assert.ok(whole.body.parameters.every((parameter: { clause: string }) => parameter.clause !== ''));
    const missing = await request(site.app).get('/api/v1/policies/x').expect(404);
    assert.equal(missing.body.error.code, 'unknown-policy');
  });
});
