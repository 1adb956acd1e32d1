import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openGradingStores } from '../../server/grading-services.ts';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { axeViolations, sidewaysScroll } from '../support/browser.ts';
import { inBrowser } from '../support/in-browser.ts';
import { signedIn, somebody, type Somebody } from '../support/journey.ts';
import { movableClock } from '../support/movable-clock.ts';

describe('a round of the grading in a browser', () => {
  const clock = movableClock();
  const here = inBrowser({ clock });
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looksRight = async ({ page }: Somebody) => {
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await sidewaysScroll(page), 0);
  };
  /** Axe needs scripts: who has none is looked at by nobody. */
  const scriptless = new Set<Somebody>();
  const step = async (person: Somebody, address: string, name: string, fields: Record<string, string> = {}) => {
    await person.go(address);
    await person.follow(name);
    if (!scriptless.has(person)) await looksRight(person);
    await person.fill(fields);
    await person.press(name);
  };
  /** What the platform does by itself in the background is done. */
  const settled = () => here.site.site.container.gradingRounds.compute.settled();

  it('goes from opening to publication, with one appeal upheld', async () => {
    const [city, city3, expert, firm] = [
      await signedIn(here.browser, here.site, 'city'),
      await signedIn(here.browser, here.site, 'city3', { javaScriptEnabled: false }),
      await signedIn(here.browser, here.site, 'expert1'),
      await signedIn(here.browser, here.site, 'provider1', { viewport: { width: 375, height: 800 } }),
    ];
    scriptless.add(city3);
    await city.go('/grading/rounds');
    await city.follow('开启评级');
    await city.press('开启并计算');
    await city.page.locator('#error-summary').waitFor();
    await city.page.getByLabel('苏明远').check();
    await city.page.getByLabel('江令闻').check();
    await city.press('开启并计算');
    await heading(city.page, /^评级批次 PJ2026-3$/);
    await settled();
    const address = new URL(city.page.url()).pathname;

    await expert.go('/grading/sheets');
    await expert.follow(/^PJ2026-3$/);
    await looksRight(expert);
    await expert.follow('嘉兴禾数智能科技有限公司');
    await expert.fill({ 方案与技术水平: '88', '说明（选填）': '有样板车间。' });
    await expert.press('保存评分');
    assert.match(await expert.reads(), /还有 \d+ 家没有评分[\s\S]*有样板车间。/);
    await scoreRest();
    await expert.go(new URL(expert.page.url()).pathname);
    await expert.page.getByLabel(/没有利害关系/).check();
    await expert.press('提交评分');
    assert.match(await expert.reads(), /已提交/);

    await step(city, address, '汇总专家评分', { 理由: '另一位专家临时有事。' });
    await heading(city.page, /^评级批次/);
    await settled();
    await step(city, address, '提交评审委员会');
    for (const voter of ['market', 'finance']) {
      const person = await signedIn(here.browser, here.site, voter);
      await step(person, address, '同意');
      await person.leave();
    }
    await step(city, address, '开始公示');
    await heading(city.page, /^评级批次/);
    await settled();

    const public_ = await somebody(here.browser, here.site);
    await public_.go('/grading');
    await public_.follow(/^PJ2026-3$/);
    await heading(public_.page, '服务商评级结果公示');
    await looksRight(public_);

    const { grades } = await openGradingStores(here.site.site.database.connection, () => undefined);
    const own = (await grades.ofFirmInRound('PJ2026-3', DEMO_ORGANISATIONS.provider1)) ?? assert.fail();
    await firm.go(`/grades/${own.id}`);
    await looksRight(firm);
    await step(firm, `/grades/${own.id}`, '提出申诉', { 申诉的事实和理由: '重复合作的客户应为六成，附合同。' });
    assert.match(await firm.reads(), /申诉待复评/);
    await step(city3, `/grades/${own.id}`, '申诉成立，更正', { '重复合作（选填）': '60', 理由: '合同已核对。' });
    assert.match(await city3.reads(), /复评更正的数据[\s\S]*重复合作[\s\S]*60[\s\S]*合同已核对。/);

    clock.setTo('2026-12-08T10:00:00+08:00');
    await step(city, address, '公布结果');
    await heading(city.page, /^评级批次/);
    await settled();
    await public_.go(`/providers/${DEMO_ORGANISATIONS.provider1}`);
    assert.match(await public_.reads(), /评级\s*[ABCD] 级/);
    for (const person of [city, city3, expert, firm, public_]) await person.leave();
  });

  /** The rest of the expert's sheet, as if it had been filled in page by page. */
  async function scoreRest(): Promise<void> {
    const { gradingSheets, gradingResults } = await openGradingStores(
      here.site.site.database.connection,
      () => undefined,
    );
    const sheet = (await gradingSheets.ofRound('PJ2026-3')).find(({ scores }) => scores.length > 0) ?? assert.fail();
    const scores = [...sheet.scores];
    for await (const { uscc } of gradingResults.each('PJ2026-3'))
      if (scores.every((one) => one.uscc !== uscc))
        scores.push({ uscc, recusal: null, points: { solution: 70 }, remark: '' });
    const { id, state, version, expert } = sheet;
    const by = { account: expert.account, name: expert.name, role: 'expert' as const };
    const entry = { at: '2026-11-24T02:00:00.000Z', by, event: 'score', reason: '', shown: null };
    await gradingSheets.decide({ id, state, version }, { to: 'open', entry, scores });
  }
});
