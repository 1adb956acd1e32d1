import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { listeningSite, type ListeningSite } from './listening-site.ts';

/** A browser and a site for all tests of one `describe`, open from before the first to after the last. */
export function inBrowser(options: Parameters<typeof listeningSite>[0] = {}) {
  let browser: Browser | undefined;
  let site: ListeningSite | undefined;
  before(async () => {
    browser = await launchBrowser();
    site = await listeningSite(options);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  const opened = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('asked for before the tests began');
    return one;
  };
  return {
    get browser() {
      return opened(browser);
    },
    get site() {
      return opened(site);
    },
  };
}
