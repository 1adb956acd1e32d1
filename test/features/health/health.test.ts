import assert from 'node:assert/strict';
import { createHealthService } from '../../../server/features/health/health.service.ts';
import { createTestSite } from '../../support/site.ts';

describe('health', () => {
  it('is alive and ready where all is well, and leaves no session', async () => {
    const site = await createTestSite();
    try {
      await site.visitor().get('/healthz').expect(200, { status: 'alive' }).expect('cache-control', 'no-store');
      await site.visitor().get('/readyz').expect(200, { status: 'ready' }).expect('cache-control', 'no-store');
      assert.equal(await site.sessions(), 0);
    } finally {
      await site.close();
    }
  });

  it('is alive but not ready once it is stopping', async () => {
    const site = await createTestSite();
    try {
      site.container.health.markClosing();
      await site.visitor().get('/healthz').expect(200);
      await site.visitor().get('/readyz').expect(503, { status: 'not-ready', reason: '正在停止' });
    } finally {
      await site.close();
    }
  });

  it('without its database is alive but not ready, and pages of persons say so with 503', async () => {
    const site = await createTestSite();
    const person = await site.signIn('city');
    await site.close();
    await person.get('/healthz').expect(200);
    await person.get('/readyz').expect(503, { status: 'not-ready', reason: '数据库没有响应' });
    const page = await person.get('/account').expect(503);
    assert.match(page.text, /暂时无法提供服务/);
    await site.visitor().get('/css/base.css').expect(200);
  });

  it('is not ready before all is loaded, nor while the database only hangs', async () => {
    const answering = createHealthService({ ping: () => Promise.resolve() });
    assert.deepEqual(await answering.check(), { ready: false, reason: '正在启动' });
    const hanging = createHealthService({ ping: () => new Promise(() => undefined) });
    hanging.markReady();
    const keepAwake = setTimeout(() => undefined, 10_000);
    assert.deepEqual(await hanging.check(), { ready: false, reason: '数据库没有响应' });
    clearTimeout(keepAwake);
  });
});
