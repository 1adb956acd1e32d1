import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations } from '../support/browser.ts';
import { PDF } from '../support/files.ts';
import { signedIn } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';

const AUDIT = { name: '审计报告.pdf', mimeType: 'application/pdf', buffer: PDF };

describe('revenue in a browser', () => {
  const here = inBrowser();

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    const year = javaScriptEnabled ? '2022' : '2021';

    it(`is declared, looked at once more, mended, verified, and counts, ${how} script`, async () => {
      const firm = await signedIn(here.browser, here.site, 'provider2', {
        javaScriptEnabled,
        viewport: { width: 375, height: 800 },
      });
      const { page } = firm;
      await firm.go(`/records/revenue/new?subject=${year}`);
      await page.getByLabel('元', { exact: true }).check();
      await firm.fill({ 营业收入: '98.05' });
      await page.locator('#file-audit').setInputFiles(AUDIT);
      await firm.press('下一步：核对金额');
      await heading(page, '核对后提交');
      const check = await firm.reads();
      for (const words of ['98.05 元', '0.009805 万元', '人民币玖拾捌元零伍分', '请核对单位是不是元', '审计报告.pdf'])
        assert.ok(check.includes(words), words);
      assert.deepEqual(javaScriptEnabled ? await axeViolations(page) : [], []);

      await firm.press('返回修改');
      await heading(page, `申报${year} 年营业收入`);
      assert.equal(await page.locator('#amount').inputValue(), '98.05');
      await page.getByLabel('万元', { exact: true }).check();
      await firm.press('下一步：核对金额');
      await heading(page, '核对后提交');
      assert.ok((await firm.reads()).includes('人民币玖拾捌万零伍佰元整'));
      await firm.press('提交申报');
      await heading(page, `${year} 年营业收入`);
      const address = new URL(page.url()).pathname;

      const city = await signedIn(here.browser, here.site, 'city', { javaScriptEnabled });
      await city.go(address);
      await city.follow('核实无误');
      await city.page.getByLabel('万元', { exact: true }).check();
      await city.page.locator('#compared-audit').fill('90');
      await city.press('核实无误');
      await city.page.locator('#error-summary').waitFor();
      assert.match(await city.reads(), /少 8\.05 万元/);
      await city.page.locator('#compared-audit').fill('98.05');
      await city.press('核实无误');
      await heading(city.page, `${year} 年营业收入`);
      assert.match(await city.reads(), /已核实，计入测算/);

      await firm.go('/records');
      assert.match(await firm.reads(), new RegExp(`${year} 年[^]*98\\.05[^]*审计报告，`));
      await firm.leave();
      await city.leave();
    });
  }
});
