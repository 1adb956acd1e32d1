import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { axeViolations } from '../support/browser.ts';
import { signedIn } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';

const CODE = DEMO_ORGANISATIONS.provider2;
const listOf = (how: string) =>
  Buffer.from(
    [
      '严重失信主体名单',
      '单位,信用代码,认定依据,起,决定文号',
      `嘉兴旅程软件有限公司,${CODE},伪造材料,2026-03-01,旅程〔2026〕${how}号`,
      '嘉兴旅程坏码有限公司,123,伪造材料,2026-03-01,旅程〔2026〕9号',
    ].join('\r\n'),
  );

describe('an outside list in a browser', () => {
  const here = inBrowser();

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';

    it(`goes from the file to the clue and is withdrawn, ${how} script`, async () => {
      const source = `旅程名单（${how}）`;
      const city = await signedIn(here.browser, here.site, 'city', {
        javaScriptEnabled,
        viewport: { width: 375, height: 800 },
      });
      const { page } = city;
      const sound = async () => {
        if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      };
      await city.go('/negative-list');
      await city.follow('外部名单');
      await city.follow('导入外部名单');
      await city.fill({ 名单来源: source, 名单日期: '2026-11-01' });
      await page.getByLabel('名单文件').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: listOf(how) });
      await city.press('上传并对应各列');
      await page.getByRole('heading', { name: '对应各列', level: 1 }).waitFor();
      // Only some headings were known, below a title.
      assert.equal(await page.getByLabel('标题在第几行').inputValue(), '2');
      await city.press('保存并试导入');
      await page.locator('#error-summary').waitFor();
      assert.match(await page.locator('#error-summary').innerText(), /请选择哪一列是企业名称/);
      await sound();
      await page.getByLabel('企业名称').selectOption('0');
      await page.getByLabel('列入事由').selectOption('2');
      await page.getByLabel('列入日期').selectOption('3');
      await city.press('保存并试导入');
      await page.getByRole('heading', { name: '试导入', level: 1 }).waitFor();
      assert.match(await city.reads(), /将新增\s+1 条[\s\S]*不导入\s+1 条[\s\S]*应为 18 位，现为 3 位/);
      await city.press('正式导入');
      await page.getByRole('heading', { name: source, level: 1 }).waitFor();
      assert.match(await city.reads(), /已导入/);
      await city.follow('查看这一来源的记录');
      await city.follow('嘉兴旅程软件有限公司');
      await page.getByRole('heading', { name: '嘉兴旅程软件有限公司', level: 1 }).waitFor();
      await sound();
      await city.fill({ 理由: '代码一致，请核查。' });
      await city.press('转为线索');
      await page.waitForURL(/\/negative-list\/cases\//);
      assert.match(await city.reads(), /外部名单/);
      await city.go('/negative-list/outside/imports');
      await page
        .getByRole('row', { name: new RegExp(source.replace(/[（）]/g, '.')) })
        .getByRole('link')
        .first()
        .click();
      await page.getByText('更多').click();
      await city.follow('撤销导入');
      assert.match(await city.reads(), /有 1 条记录已经转为线索/);
      await city.fill({ 理由: '来源更正了名单。' });
      await city.press('撤销导入');
      await page.getByRole('heading', { name: source, level: 1 }).waitFor();
      assert.match(await city.reads(), /已撤销/);
      await city.leave();
    });
  }
});
