import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/persistence/demo/demo-accounts.ts';
import { createTestSite, type TestSite, type TestSiteOptions } from './site.ts';

/** The real site with demonstration data on a port of its own. */
export interface ListeningSite {
  readonly base: string;
  readonly site: TestSite;
  signIn(context: BrowserContext, username: string): Promise<void>;
  close(): Promise<void>;
}

export async function listeningSite(options: TestSiteOptions = {}): Promise<ListeningSite> {
  const site = await createTestSite(options);
  await site.container.following.catchUp();
  await site.container.messages.follower.run();
  const server = createServer(site.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    site,
    async signIn(context, username) {
      const page = await context.newPage();
      await page.goto(`${base}/sign-in`);
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码').fill(DEMO_PASSWORD);
      await page.locator('main').getByRole('button', { name: '登录' }).click();
      await page.waitForURL(`${base}/account`);
      await page.close();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await site.close();
    },
  };
}
