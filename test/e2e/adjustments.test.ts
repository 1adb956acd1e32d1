import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { signedIn, type Somebody } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';

describe('a clawback in a browser', () => {
  const here = inBrowser();
  before(async () => {
    const { container, database } = here.site.site;
    await container.adjustments.watch.considerAll();
    const [one] = await container.adjustments.adjustments.list({});
    await database.connection
      .collection('accounts')
      .updateOne({ username: 'provider2' }, { $set: { organisationUscc: one?.uscc, organisationName: one?.firm } });
  });

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looksRight = async ({ page }: Somebody) => {
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await sidewaysScroll(page), 0);
  };

  it('goes from what another programme paid to the money in the treasury', async () => {
    const [city, city2, finance, firm] = [
      await signedIn(here.browser, here.site, 'city'),
      await signedIn(here.browser, here.site, 'city2', { javaScriptEnabled: false }),
      await signedIn(here.browser, here.site, 'finance2'),
      await signedIn(here.browser, here.site, 'provider2', { viewport: { width: 375, height: 800 } }),
    ];
    await city.go('/awards/adjustments');
    await looksRight(city);
    await city.follow(/^TZ2026-1$/);
    await heading(city.page, /^追缴：2024 年营业收入进档奖励$/);
    assert.match(await city.reads(), /已拨付[\s\S]*100 万元[\s\S]*现应兑付[\s\S]*70 万元/);
    await looksRight(city);
    await city.follow('告知拟追缴');
    await looksRight(city);
    await city.fill({
      告知企业的事实和理由: '平湖市服务业发展专项资金已就同一事项兑付 30 万元，按就高不重复应予扣除。',
    });
    await city.press('告知拟追缴');
    await heading(city.page, /^追缴：/);
    const address = new URL(city.page.url()).pathname;

    await firm.go('/awards/adjustments');
    await looksRight(firm);
    await firm.follow(/^TZ2026-1$/);
    await firm.follow('提交陈述申辩');
    await firm.fill({ 陈述申辩意见: '情况属实，申请在年内退回。' });
    await firm.press('提交陈述申辩');
    await looksRight(firm);

    await city2.go(address);
    assert.match(await city2.reads(), /情况属实，申请在年内退回。/);
    await city2.follow('决定追缴');
    await city2.fill({ '决定的理由，对陈述申辩的答复': '同意在年内退回。' });
    await city2.press('决定追缴');
    assert.match(await city2.reads(), /人民币叁拾万元整[\s\S]*尚未退回/);

    await finance.go(address);
    await finance.follow('登记退回款项');
    await finance.press('登记退回款项');
    await finance.page.locator('#error-summary').waitFor();
    await finance.fill({ 入账凭证号: 'GK2026-0031' });
    await finance.press('登记退回款项');
    await heading(finance.page, /^追缴：/);
    assert.match(await finance.reads(), /已退回[\s\S]*GK2026-0031/);
    await looksRight(finance);
    for (const person of [city, city2, finance, firm]) await person.leave();
  });
});
