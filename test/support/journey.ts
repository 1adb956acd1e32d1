import type { BrowserContextOptions, Page, Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/persistence/demo/demo-accounts.ts';
import type { ListeningSite } from './listening-site.ts';

/** Somebody at a browser of their own, who keeps to what stands on the pages. */
export interface Somebody {
  readonly page: Page;
  readonly context: BrowserContextOptions;
  /** By the path, as from a link in a letter. */
  go(path: string): Promise<void>;
  follow(name: string | RegExp): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** The text of the main part of the page. */
  reads(): Promise<string>;
  leave(): Promise<void>;
}

export async function somebody(
  browser: Browser,
  { base }: ListeningSite,
  options: BrowserContextOptions = {},
): Promise<Somebody> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const main = page.locator('main');
  return {
    page,
    context: options,
    go: async (path) => void (await page.goto(base + path)),
    follow: (name) => main.getByRole('link', { name }).first().click(),
    press: (name) => main.getByRole('button', { name }).first().click(),
    async fill(fields) {
      for (const [label, value] of Object.entries(fields))
        await main.getByLabel(label, { exact: true }).first().fill(value);
    },
    reads: () => main.innerText(),
    leave: () => context.close(),
  };
}

export async function signedIn(
  browser: Browser,
  site: ListeningSite,
  username: string,
  options: BrowserContextOptions = {},
  password = DEMO_PASSWORD,
): Promise<Somebody> {
  const person = await somebody(browser, site, options);
  await person.go('/sign-in');
  await person.fill({ 用户名: username, 密码: password });
  await person.press('登录');
  await person.page.waitForURL(`${site.base}/account`);
  return person;
}
