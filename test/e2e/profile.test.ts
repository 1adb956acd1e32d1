import assert from 'node:assert/strict';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { inBrowser } from '../support/in-browser.ts';

describe('the profile in a browser', () => {
  const here = inBrowser();

  for (const javaScriptEnabled of [true, false]) {
    it(`shows two tabs both versions, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const context = await here.browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } });
      await here.site.signIn(context, 'provider1');
      const [one, two] = [await context.newPage(), await context.newPage()];
      const words = javaScriptEnabled ? '甲' : '乙';
      for (const page of [one, two]) {
        await page.goto(`${here.site.base}/records/profile`);
        await page.getByRole('link', { name: '修改服务团队' }).click();
      }
      await one.getByLabel('岗位构成').fill(`第一个标签页${words}`);
      await one.getByRole('button', { name: '保存' }).click();
      await one.waitForURL(/#team$/);
      await two.getByLabel('岗位构成').fill(`第二个标签页${words}`);
      await two.getByRole('button', { name: '保存' }).click();
      await two.getByRole('heading', { name: '没有保存：已有人先改动' }).waitFor();
      await two.getByText(`第一个标签页${words}`).waitFor();
      assert.equal(await sidewaysScroll(two), 0);
      if (javaScriptEnabled) assert.deepEqual(await axeViolations(two), []);
      await two.getByRole('button', { name: '用我填写的内容覆盖' }).click();
      await two.waitForURL(/#team$/);
      await two.getByText(`第二个标签页${words}`).waitFor();
      await context.close();
    });
  }
});
