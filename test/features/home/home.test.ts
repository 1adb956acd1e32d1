import assert from 'node:assert/strict';
import { createTestSite } from '../../support/site.ts';

describe('the home page', () => {
  it('leads to what there is, with figures and marked as demonstration', async () => {
    const home = { counts: async () => ({ members: 1284, standards: 96, awarded: 31 }) };
    const site = await createTestSite({ change: () => ({ home }) });
    try {
      const { text } = await site.visitor().get('/').expect(200);
      assert.match(text.replace(/<[^>]+>/g, ''), /资源池内的服务商[\s\S]*1,284 家[\s\S]*96 项[\s\S]*31 家/);
      assert.match(text, /演示数据/);
      for (const href of ['/providers', '/policies/jiaxing-2024-6', '/policies/jiaxing-2024-6/calculator', '/sign-in'])
        assert.ok(text.includes(`href="${href}"`), href);
      const signedIn = await (await site.signIn('city')).get('/');
      assert.match(signedIn.text, /进入我的账号/);
    } finally {
      await site.close();
    }
  });

  it('without demonstration data names no demo accounts and marks nothing', async () => {
    const site = await createTestSite({ env: { DEMO: '0' } });
    try {
      assert.doesNotMatch((await site.visitor().get('/')).text, /演示/);
      assert.doesNotMatch((await site.visitor().get('/sign-in')).text, /演示|heku-demo/);
    } finally {
      await site.close();
    }
  });
});
