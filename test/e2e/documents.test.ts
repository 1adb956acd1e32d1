import assert from 'node:assert/strict';
import { axeViolations } from '../support/browser.ts';
import { EXE, PDF, pdfOf } from '../support/files.ts';
import { inBrowser } from '../support/in-browser.ts';

const RUNS = `/notices/${encodeURIComponent('嘉经信公示〔2026〕11号')}`;
const sent = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

describe('files in a browser', () => {
  const here = inBrowser();

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';

    it(`are uploaded and downloaded by a firm, ${how} script`, async () => {
      const context = await here.browser.newContext({ javaScriptEnabled, acceptDownloads: true });
      await here.site.signIn(context, 'provider2');
      const page = await context.newPage();
      await page.goto(`${here.site.base}/records/documents`);
      await page.getByLabel('用途').selectOption('team');
      await page.getByLabel('文件').setInputFiles(sent('社保.pdf', EXE));
      await page.getByRole('button', { name: '上传材料' }).click();
      await page.locator('#error-summary').waitFor();
      assert.match(await page.locator('#error-summary').innerText(), /“社保.pdf”不是 PDF/);
      assert.equal(await page.getByLabel('用途').inputValue(), 'team');
      assert.deepEqual(javaScriptEnabled ? await axeViolations(page) : [], []);

      const name = `社保（${how}）.pdf`;
      const progress = page.locator('progress');
      await page.getByLabel('文件').setInputFiles(sent(name, pdfOf(5_000_000, how)));
      if (javaScriptEnabled) {
        // Held until what the page says meanwhile has been looked at.
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route('**/records/documents', async (route) => {
          if (route.request().method() === 'POST') await held;
          await route.continue();
        });
        await page.getByRole('button', { name: '上传材料' }).click();
        await progress.waitFor();
        assert.match(await page.locator('.upload').innerText(), /正在上传|已经上传/);
        release();
      } else await page.getByRole('button', { name: '上传材料' }).click();
      const link = page.getByRole('link', { name, exact: true });
      await link.waitFor();
      assert.equal(await progress.count(), 0);
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      assert.equal(download.suggestedFilename(), name);
      await context.close();
    });

    it(`come with an objection of somebody who has no account, ${how} script`, async () => {
      const context = await here.browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } });
      const page = await context.newPage();
      await page.goto(here.site.base + RUNS);
      await page.getByRole('link', { name: /提出异议/ }).click();
      await page.getByLabel('您的真实姓名').fill('章示真');
      await page.getByLabel('联系方式').fill('15405736666');
      await page.getByLabel('附件').setInputFiles(sent('往来函件.pdf', PDF));
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.getByRole('link', { name: /请写明事实与理由/ }).click();
      await page.keyboard.type('所列案例的合同至今没有验收，请到我公司核实，附件是往来函件。');
      assert.equal(await page.getByLabel('您的真实姓名').inputValue(), '章示真');
      await page.getByLabel('附件').setInputFiles(sent('往来函件.pdf', PDF));
      await page.getByLabel('所述情况属实，愿意配合核实').check();
      await page.getByRole('button', { name: '提交异议' }).click();
      await page.waitForURL(/\/notices\/objection\/YY2026-/);
      assert.match(await page.locator('main').innerText(), /已收到，待受理/);
      await context.close();
    });
  }
});
