import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { PDF } from '../support/files.ts';
import { signedIn } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';

const { provider1 } = DEMO_ORGANISATIONS;
const NUMBER = 'T/JXDM 088-2025';
const TITLE = '产业集群设备联网数据接口规范';
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });

describe('a declared fact in a browser', () => {
  const here = inBrowser();

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const choose = (page: Page, name: string, value: string) => page.locator(`[name=${name}][value=${value}]`).check();

  it('is declared with its files, confirmed by two offices, and stands in the award of the firm', async () => {
    const firm = await signedIn(here.browser, here.site, 'provider1', { viewport: { width: 375, height: 800 } });
    const { page } = firm;
    await firm.go('/records/standards');
    await firm.follow('申报团体标准');
    await heading(page, '申报团体标准');
    await firm.fill({
      ...{ 标准编号: 't/jxdm088—2025', 标准名称: TITLE, 发布的社会团体: '嘉兴市数字化改造促进会' },
      ...{ 发布日期: '2025-08-01', 起草单位: '嘉兴禾数智能科技有限公司\n嘉兴市标准化研究院' },
      ...{ 在起草单位中的次序: '1', 实施成效: '在十二家紧固件企业使用，联网调试由两周缩短到三天。' },
    });
    await choose(page, 'kind', 'formulation');
    await choose(page, 'theme', 'digital');
    await firm.press('提交申报');
    await page.locator('#error-summary').waitFor();
    assert.match(await firm.reads(), /请提供标准文本[^]*请提供实施成效证明/);
    assert.equal(await page.getByLabel('标准名称', { exact: true }).inputValue(), TITLE);
    assert.equal(await sidewaysScroll(page), 0);
    assert.deepEqual(await axeViolations(page), []);
    await page.locator('#file-text').setInputFiles(file('标准文本.pdf'));
    await page.locator('#file-effect').setInputFiles(file('成效证明.pdf'));
    await firm.press('提交申报');
    await heading(page, `${NUMBER} ${TITLE}`);
    const address = new URL(page.url()).pathname;
    assert.match(await firm.reads(), /待确认[^]*标准文本\.pdf[^]*成效证明\.pdf/);

    const market = await signedIn(here.browser, here.site, 'market');
    await market.go(address);
    await market.follow('确认制订和排名');
    await heading(market.page, /确认制订和排名/);
    await choose(market.page, 'kind', 'formulation');
    await market.fill({ 在起草单位中的次序: '2' });
    await market.press('确认制订和排名');
    await market.page.locator('#error-summary').waitFor();
    assert.match(await market.reads(), /与企业申报的在起草单位中的次序不一致/);
    await market.fill({ 在起草单位中的次序: '1' });
    await market.press('确认制订和排名');
    await heading(market.page, `${NUMBER} ${TITLE}`);

    const city = await signedIn(here.browser, here.site, 'city');
    await city.go(address);
    await city.follow('确认主题和成效');
    await heading(city.page, /确认主题和成效/);
    await choose(city.page, 'theme', 'digital');
    await city.fill({ 确认取得成效的日期: '2026-11-20', 确认的依据: '抽查三家企业，接口均在使用。' });
    await city.press('确认主题和成效');
    await heading(city.page, `${NUMBER} ${TITLE}`);
    assert.match(await city.reads(), /已确认/);

    await firm.go(`/providers/${provider1}/awards`);
    assert.match(await page.locator('tr', { hasText: NUMBER }).first().innerText(), /可兑现[^]*15/);
    assert.equal(await sidewaysScroll(page), 0);
    await Promise.all([firm.leave(), market.leave(), city.leave()]);
  });
});
