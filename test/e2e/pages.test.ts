import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { PAGES } from './page-list.ts';
import { inBrowser } from '../support/in-browser.ts';

describe('the pages in a browser', () => {
  const here = inBrowser();
  const states = new Map<string, NonNullable<BrowserContextOptions['storageState']>>();

  before(async () => {
    for (const username of new Set(PAGES.map(([name]) => name).filter(Boolean))) {
      const context = await here.browser.newContext();
      await here.site.signIn(context, username);
      states.set(username, await context.storageState());
      await context.close();
    }
  });

  /** Pages of one kind differ in what they say, not in how it is laid out and coloured: `/styleguide` has each part in all of both. */
  const kindOf = (path: string) =>
    (path.split('?')[0] ?? '').replace(/[^/]*[\d%][^/]*/g, ':').replace(/\/steps\/[^/]+/, '/steps/:');
  const seen = new Set<string>();

  /** Each page is opened once; the first of its kind is looked at in every width and colour that could show something of its own. */
  async function look(page: Page, path: string): Promise<string[]> {
    const found: string[] = [];
    const see = async (width: number, colorScheme: 'light' | 'dark', check: () => Promise<string[]>) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const sideways = await sidewaysScroll(page);
      const words = [...(await check()), ...(sideways === 0 ? [] : [`moves ${sideways} px sideways`])];
      found.push(...words.map((text) => `${path}, ${width} px, ${colorScheme}: ${text}`));
    };
    const nothing = () => Promise.resolve([]);
    const withoutColours = () => axeViolations(page, { without: ['color-contrast'] });
    const first = !seen.has(kindOf(path));
    seen.add(kindOf(path));
    await page.goto(here.site.base + path);
    await see(1280, 'light', first ? () => axeViolations(page) : withoutColours);
    // A narrow window moves things and gives them no other colours.
    await see(375, 'light', first ? withoutColours : nothing);
    // The dark colours change colours and nothing else, and 1280 px has every element; 1920 px adds none.
    if (first) await see(1280, 'dark', () => axeViolations(page, { runOnly: ['color-contrast'] }));
    await see(1920, 'light', nothing);
    return found;
  }

  for (const username of new Set(PAGES.map(([name]) => name))) {
    it(`are accessible and never move sideways, as ${username || 'anybody'}`, async () => {
      const storageState = states.get(username);
      const context = await here.browser.newContext(storageState === undefined ? {} : { storageState });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !/404|409|422/.test(message.text()))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      for (const [name, path] of PAGES) if (name === username) complaints.push(...(await look(page, path)));
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});
