import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { PDF } from '../support/files.ts';
import { inBrowser } from '../support/in-browser.ts';
import { signedIn, somebody, type Somebody } from '../support/journey.ts';
import { ENTERPRISE, ITEMS, PROVIDER } from '../features/projects/support.ts';

describe('a project in a browser', () => {
  const here = inBrowser();
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looksRight = async ({ page }: Somebody) => {
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await sidewaysScroll(page), 0);
  };
  const attach = ({ page }: Somebody, name: string) =>
    page.locator('#files').setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });

  it('goes from its contract to the rating that everybody reads', async () => {
    const [firm, customer] = [
      await signedIn(here.browser, here.site, 'provider1'),
      await signedIn(here.browser, here.site, 'enterprise1', { viewport: { width: 375, height: 800 } }),
    ];
    await firm.go('/projects');
    await firm.follow('登记项目');
    await firm.fill({ 项目名称: '织造车间数据采集', 合同编号: 'HT-2026-9', 签订日期: '2026-10-12', 合同金额: '48.5' });
    await firm.fill({ 企业的统一社会信用代码: ENTERPRISE, 细分行业: '织造', 合同约定的完成日期: '2026-12-31' });
    await firm.fill({ 职务: '项目经理' });
    await firm.page.getByLabel('行业', { exact: true }).selectOption('textile');
    await firm.page.getByLabel('改造模式', { exact: true }).selectOption('light-saas');
    for (const item of ITEMS.slice(1)) await firm.page.locator(`input[name=items][value=${item}]`).check();
    await attach(firm, '合同.pdf');
    await firm.press('登记，请企业确认');
    // A clause is missing: it is said, and all else stays.
    await firm.page.locator('#error-summary').waitFor();
    assert.match(await firm.reads(), /缺少数字化改造合同示范文本的必备条款/);
    await looksRight(firm);
    await firm.page.locator('input[name=items][value=scope]').check();
    await attach(firm, '合同.pdf');
    await firm.press('登记，请企业确认');
    await heading(firm.page, '织造车间数据采集');
    await looksRight(firm);
    const address = new URL(firm.page.url()).pathname;

    await customer.go('/projects');
    await customer.follow('织造车间数据采集');
    await looksRight(customer);
    await customer.follow('确认项目');
    await customer.fill({ 职务: '信息化主管' });
    await customer.press('确认项目');
    await heading(customer.page, '织造车间数据采集');

    await firm.go(`${address}/steps/report-acceptance`);
    await firm.page.getByLabel('合格', { exact: true }).check();
    await firm.fill({ 验收日期: '2026-11-20', '验收情况（选填）': '各项功能达到合同约定。' });
    await attach(firm, '验收报告.pdf');
    await firm.press('报告验收');
    await heading(firm.page, '织造车间数据采集');
    await customer.go(address);
    await customer.follow('确认报告事项');
    await looksRight(customer);
    await customer.press('确认报告事项');
    assert.match(await customer.reads(), /验收合格/);

    await customer.follow('评价服务商');
    await looksRight(customer);
    await customer.press('评价服务商');
    await customer.page.locator('#error-summary').waitFor();
    for (const question of ['result', 'schedule', 'response', 'service'])
      await customer.page.locator(`input[name=score-${question}][value="4"]`).check();
    await customer.fill({ '补充说明（选填）': '数据当天就能看到。' });
    await customer.press('评价服务商');
    assert.match(await customer.reads(), /还没有公布/);

    const visitor = await somebody(here.browser, here.site);
    await visitor.go(`/providers/${PROVIDER}`);
    assert.doesNotMatch(await visitor.reads(), /数据当天就能看到/);
    await firm.go(address);
    await firm.follow('答复评价');
    await firm.fill({ 答复: '谢谢，我们继续跟进。' });
    await firm.press('答复评价');
    await visitor.go(`/providers/${PROVIDER}`);
    assert.match(await visitor.reads(), /一家织造企业[\s\S]*数据当天就能看到[\s\S]*谢谢，我们继续跟进/);
    await looksRight(visitor);
    for (const person of [firm, customer, visitor]) await person.leave();
  });
});
