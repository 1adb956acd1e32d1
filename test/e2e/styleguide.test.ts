import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser } from 'playwright-core';
import { styleguideRoutes } from '../../server/features/styleguide/styleguide.routes.ts';
import { installViews } from '../../server/http/view-engine.ts';
import { axeViolations, launchBrowser, sidewaysScroll } from '../support/browser.ts';

const pages = ['', '/directory', '/case', '/queue', '/decision', '/notice'];

const placesOf = (...texts: string[]) =>
  texts.map((text) => ({ text, href: '/styleguide', current: text === '服务商' }));

function site() {
  const app = express();
  installViews(app);
  app.use((_request, response, next) => {
    response.set('Content-Security-Policy', "default-src 'self'; base-uri 'none'; object-src 'none'");
    Object.assign(response.locals, {
      csrfToken: 'token',
      demo: true,
      viewer: { displayName: '陆敏', roleName: '县级经信', organisationName: '南湖区经信局' },
      places: { open: placesOf('服务商', '奖励', '评级', '公示', '统计'), own: placesOf('工作台', '入库申请') },
    });
    next();
  });
  app.use(express.static('public'));
  app.use(styleguideRoutes());
  return app;
}

describe('the parts in a browser', () => {
  let browser: Browser;
  let server: Server;
  let base: string;

  before(async () => {
    browser = await launchBrowser();
    server = await new Promise<Server>((resolve) => {
      const listening = site().listen(0, '127.0.0.1', () => resolve(listening));
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/styleguide`;
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [375, 1280, 1920]) {
      it(`are accessible and stay within ${width} px, ${colorScheme}`, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        for (const where of pages) {
          await page.goto(base + where);
          assert.deepEqual(await axeViolations(page), [], where);
          assert.equal(await sidewaysScroll(page), 0, where);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  }

  it('open the words of a clause in place, by keyboard', async () => {
    const page = await browser.newPage();
    await page.goto(base);
    const step = page.locator('.way-step summary').first();
    await step.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.clause').first().isVisible(), true);
    assert.deepEqual(await axeViolations(page), []);
    await page.close();
  });

  it('work without script: the filters, the menu and the errors are there', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${base}/directory`);
    assert.equal(await page.getByLabel('数字化总承包商').isVisible(), true);
    await page.goto(`${base}/case`);
    await page.locator('.more summary').click();
    assert.equal(await page.getByRole('link', { name: '退回补正' }).isVisible(), true);
    await context.close();
  });

  it('give an error summary the focus, and its links reach their fields', async () => {
    const page = await browser.newPage();
    await page.goto(base);
    assert.equal(await page.evaluate('document.activeElement.id'), 'error-summary');
    await page.getByRole('link', { name: '初审意见：请选一项' }).click();
    assert.equal(await page.evaluate('document.activeElement.id'), 'wrong-choice');
    await page.close();
  });

  it('print a notice without the site around it', async () => {
    const page = await browser.newPage();
    await page.goto(`${base}/notice`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.paper-bar .brand').isVisible(), false);
    assert.equal(await page.locator('.paper h1').isVisible(), true);
    await page.close();
  });
});
