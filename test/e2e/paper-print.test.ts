import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';
import { inBrowser } from '../support/in-browser.ts';

describe('a paper that is printed', () => {
  const here = inBrowser();
  let context: BrowserContext;
  before(async () => {
    context = await here.browser.newContext();
    await here.site.signIn(context, 'city');
  });

  for (const number of ['嘉经信不予入库〔2026〕1号', '南经信入库补正〔2026〕1号', '嘉经信公示〔2026〕10号']) {
    it(`is one sheet of A4 without the site around it: ${number}`, async () => {
      const page = await context.newPage();
      await page.goto(`${here.site.base}/papers/${encodeURIComponent(number)}`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 1);
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842]);
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.brand', '.breadcrumb', '.button', '.paper-aside'])
        assert.deepEqual(await page.locator(part).locator('visible=true').count(), 0, part);
      const text = await page.locator('body').innerText();
      // What is invented says so on paper too.
      for (const words of [number, '嘉兴市', '演示数据', '内容摘要（SHA-256）', '/papers/verify'])
        assert.ok(text.includes(words), words);
      await page.close();
    });
  }
});
