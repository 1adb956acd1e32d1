import assert from 'node:assert/strict';
import { axeViolations } from '../support/browser.ts';
import { inBrowser } from '../support/in-browser.ts';

const CALCULATOR = '/policies/jiaxing-2024-6/calculator';

describe('a newcomer in a browser', () => {
  const here = inBrowser();

  for (const javaScriptEnabled of [true, false]) {
    it(`is led to an amount and its clause, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const context = await here.browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } });
      const page = await context.newPage();
      await page.goto(here.site.base);
      await page.getByRole('searchbox').fill('禾数智能');
      await page.getByRole('button', { name: '查服务商' }).click();
      await page.getByRole('link', { name: '嘉兴禾数智能科技有限公司' }).click();
      await page.getByRole('link', { name: '已公示的奖励' }).click();
      await page.getByRole('main').getByRole('link', { name: '登录' }).click();
      await page.getByLabel('用户名').fill('provider1');
      await page.getByLabel('密码').fill('heku-demo-2026');
      await page.locator('main').getByRole('button', { name: '登录' }).click();
      await page.getByRole('heading', { name: '嘉兴禾数智能科技有限公司的奖励测算' }).waitFor();
      const growth = page.locator('#growth-2024');
      assert.match(await growth.locator('.award-amount').innerText(), /20 万元/);
      await growth.locator('summary', { hasText: '年增速为' }).click();
      assert.equal(
        await growth.getByText('且增速在10%以上的软件企业').locator('visible=true').first().isVisible(),
        true,
      );
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
      await context.close();
    });

    it(`calculates what anyone types in, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const context = await here.browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${here.site.base}${CALCULATOR}?example=1`);
      const field = page.locator('#revenue-2025');
      await field.fill('三千万');
      await page.getByRole('button', { name: '测算奖励' }).click();
      await page.getByRole('link', { name: /2025 年营收/ }).click();
      assert.equal(await field.inputValue(), '三千万');
      await field.fill('3,260.5');
      await page.getByRole('button', { name: '测算奖励' }).click();
      assert.match(await page.locator('.assessment-sum').innerText(), /80 万元/);
      assert.deepEqual(javaScriptEnabled ? await axeViolations(page) : [], []);
      await context.close();
    });
  }
});
