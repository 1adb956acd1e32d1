import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { axeViolations } from '../support/browser.ts';
import { PDF } from '../support/files.ts';
import { signedIn, type Somebody } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';
import { movableClock } from '../support/movable-clock.ts';

const AUDIT = { name: '更正后的审计报告.pdf', mimeType: 'application/pdf', buffer: PDF };
const ACCOUNT = { 账号: '1204 0000 0920 1234567', 再次填写账号: '1204000009201234567', 开户银行: '演示银行嘉兴分行' };

describe('an award in a browser, from declared revenue to payment', () => {
  const clock = movableClock();
  const here = inBrowser({ clock });
  before(async () => {
    // As if no round had been before.
    for (const name of ['award_rounds', 'award_cases', 'award_results', 'award_adjustments'])
      await here.site.site.database.connection.collection(name).deleteMany({});
  });

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const rested = async ({ page }: Somebody) => assert.deepEqual(await axeViolations(page), []);

  it('is computed from what was verified, confirmed, approved in order, published and paid', async () => {
    const firm = await signedIn(here.browser, here.site, 'provider1');
    await firm.go('/records');
    await firm.follow('2025 年');
    await firm.follow('更正');
    await firm.page.getByLabel('万元', { exact: true }).check();
    await firm.fill({ 营业收入: '5200', 更正的原因: '审计机构出具更正后的审计报告。' });
    await firm.page.locator('#file-audit').setInputFiles(AUDIT);
    await firm.press('下一步：核对金额');
    await heading(firm.page, '核对后提交');
    await firm.press(/^提交/);
    await heading(firm.page, '2025 年营业收入');
    const statement = new URL(firm.page.url()).pathname;

    const city = await signedIn(here.browser, here.site, 'city');
    await city.go(statement);
    await city.follow('核实无误');
    await city.page.getByLabel('万元', { exact: true }).check();
    await city.page.locator('#compared-audit').fill('5200');
    await city.press('核实无误');
    await heading(city.page, '2025 年营业收入');

    await city.go('/awards/rounds/new');
    await city.fill({ 资金来源: '2026 年市级专项资金', 预算金额: '3000' });
    await city.press('开启并计算');
    await city.page.waitForURL(/\/awards\/rounds\/DF2026-\d+$/);
    const round = new URL(city.page.url()).pathname;
    await here.site.site.container.awardRounds.compute.run(round.split('/').at(-1)!);
    await city.go(round);
    await rested(city);
    await city.follow('告知企业');
    await city.press('告知企业');
    await here.site.site.container.awardRounds.compute.run(round.split('/').at(-1)!);

    await firm.go('/awards');
    await firm.follow('2025 年营业收入进档奖励');
    assert.match(await firm.reads(), /5,200 万元/);
    await firm.follow('奖励计算');
    assert.match(await firm.page.locator('main').innerText(), /52,000,000 元[\s\S]*更正后的审计报告|审计报告/);
    await firm.page.goBack();
    const award = new URL(firm.page.url()).pathname;
    await firm.follow('确认金额和账户');
    await rested(firm);
    await firm.fill({ ...ACCOUNT, 联行号: '102335000018' });
    await firm.press('确认金额和账户');
    await heading(firm.page, '2025 年营业收入进档奖励');
    assert.match(await firm.reads(), /待部门审核/);

    const finance = await signedIn(here.browser, here.site, 'finance');
    for (const office of [city, finance]) {
      await office.go(award);
      await office.follow('审核同意');
      await office.press('审核同意');
      await heading(office.page, '2025 年营业收入进档奖励');
    }
    await city.go('/awards/notice');
    await rested(city);
    await city.press('开始公示');
    const notice = new URL(city.page.url()).pathname;
    assert.match(await city.reads(), /嘉兴禾数智能科技有限公司/);
    clock.setTo('2026-12-03T10:00:00+08:00');
    const again = await signedIn(here.browser, here.site, 'city');
    await again.go('/awards/notice');
    await again.press('结束公示，转入拨付');

    const payer = await signedIn(here.browser, here.site, 'finance2');
    await payer.go('/awards/payments');
    await rested(payer);
    await payer.press('生成拨付批次');
    await heading(payer.page, /拨付批次/);
    const download = payer.page.waitForEvent('download');
    await payer.follow(/银行/);
    assert.match((await download).suggestedFilename(), /^BF2026-\d+\.csv$/);
    await payer.press('登记已拨付');
    assert.match(await payer.reads(), /已拨付/);
    const owner = await signedIn(here.browser, here.site, 'provider1', { viewport: { width: 375, height: 800 } });
    await owner.go(award);
    assert.match(await owner.reads(), /已拨付[\s\S]*拨付日期[\s\S]*2026年12月3日/);
    await owner.go(notice);
    assert.match(await owner.reads(), /已拨付/);
    await owner.go(`/providers/${DEMO_ORGANISATIONS.provider1}/milestones`);
    await rested(owner);
    for (const person of [firm, city, again, finance, payer, owner]) await person.leave();
  });
});
