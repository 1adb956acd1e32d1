import assert from 'node:assert/strict';
import { createTestSite } from '../support/site.ts';

describe('a site whose data are being restored', () => {
  it('can be read and decides nothing, until it is over', async () => {
    const site = await createTestSite();
    try {
      const { maintenance } = site.container;
      const owner = await site.signIn('provider1');
      const invite = () => owner.post('/account/people/invite', { email: 'a@b.example' }, { from: '/account/people' });
      await maintenance.begin('正在恢复数据', new Date(0));
      await owner.get('/account').expect(200);
      await site.visitor().get('/providers').expect(200);
      const refused = await invite();
      assert.equal(refused.status, 503);
      assert.match(refused.text, /正在恢复数据，暂时只能查看/);
      assert.equal((await site.visitor().signIn('city')).status, 503);
      assert.equal(refused.headers['retry-after'], '30');
      await maintenance.end();
      assert.equal((await invite()).status, 303);
    } finally {
      await site.close();
    }
  });
});
