import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS, demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { signedIn, somebody, type Somebody } from '../support/journey.ts';
import { inBrowser } from '../support/in-browser.ts';
import { movableClock } from '../support/movable-clock.ts';

const USCC = DEMO_ORGANISATIONS.provider1;
const NAME = demoProviders('2026-11-24').find(({ uscc }) => uscc === USCC)?.name ?? '';
const TELLER = '平湖示信机械有限公司';

describe('from a tip to the end of a listing, in a browser', function () {
  this.timeout(180_000);
  const clock = movableClock();
  const here = inBrowser({ clock });

  /** Takes a step on the firm's case, from the desk. */
  async function take(person: Somebody, list: string, deed: string, fill: (person: Somebody) => Promise<unknown>) {
    await person.go(`/negative-list/cases?list=${list}&q=${USCC}`);
    await person.follow(NAME);
    const main = person.page.locator('main');
    if (!(await main.getByRole('link', { name: deed, exact: true }).first().isVisible()))
      await main.locator('summary', { hasText: '更多' }).click();
    await person.follow(deed);
    await fill(person);
    await person.press(deed);
    assert.doesNotMatch(await person.reads(), /没有办成|需要修改/, deed);
  }
  const because = (reason: string) => (person: Somebody) => person.fill({ 理由: reason });

  it('a tip, an inquiry, a defence, two votes, a decision, its publication, and the repair', async () => {
    const visitor = await somebody(here.browser, here.site, {
      viewport: { width: 375, height: 800 },
      javaScriptEnabled: false,
    });
    await visitor.go('/negative-list');
    await visitor.follow('反映线索');
    await visitor.press('提交线索');
    assert.match(await visitor.reads(), /请填写被反映的服务商名称[\s\S]*请填写您的联系方式/);
    await visitor.fill({
      服务商名称: NAME,
      '统一社会信用代码（选填）': USCC,
      事实: '总包项目转给了别人，有付款记录。',
    });
    await visitor.fill({ 您的姓名或单位名称: TELLER, 您的联系方式: '15405736666' });
    await visitor.press('提交线索');
    assert.match(await visitor.reads(), /线索已收到[\s\S]*XS2026\d{4}/);

    const [city, city2, city3] = [
      await signedIn(here.browser, here.site, 'city'),
      await signedIn(here.browser, here.site, 'city2'),
      await signedIn(here.browser, here.site, 'city3'),
    ];
    const firm = await signedIn(here.browser, here.site, 'provider1');
    await take(city, 'mine', '立案', because('有付款记录'));
    assert.match(await city.reads(), new RegExp(TELLER));
    await take(city, 'mine', '补充证据', (person) => person.fill({ 证据内容: '转账凭证三张' }));
    await firm.go('/negative-list/own');
    assert.match(await firm.reads(), /没有涉及贵企业的告知或决定/);
    await take(city, 'mine', '发出拟列入告知书', async (person) => {
      await person.page.locator('main').getByRole('radio', { name: /^N03/ }).check();
      await person.fill({ 事实: '把两个总包项目整体转给他人。', '拟列入期限（选填）': '6' });
    });

    await firm.go('/negative-list/own');
    assert.match(await firm.reads(), /可以陈述申辩（至2026年12月1日，还剩 5 个工作日）/);
    assert.doesNotMatch(await firm.reads(), new RegExp(`${TELLER}|转账凭证|付款记录`));
    await firm.follow('提交陈述申辩');
    await firm.fill({ 陈述申辩意见: '只转了弱电部分。' });
    await firm.press('提交陈述申辩');
    assert.match(await firm.reads(), /只转了弱电部分/);

    await take(city, 'mine', '提请集体审议', async (person) => {
      for (const box of await person.page.locator('main').getByRole('checkbox').all()) await box.check();
    });
    await take(city2, 'mine', '提交表决意见', async (person) => {
      await person.page.locator('main').getByRole('radio', { name: '同意列入', exact: true }).check();
      await person.fill({ 理由: '凭证说明是整体转包' });
    });
    await city3.go(`/negative-list/cases?list=mine&q=${USCC}`);
    await city3.follow(NAME);
    assert.doesNotMatch(await city3.reads(), /凭证说明是整体转包/);
    await take(city3, 'mine', '提交表决意见', async (person) => {
      await person.page.locator('main').getByRole('radio', { name: '同意列入', exact: true }).check();
      await person.fill({ 理由: '同意' });
    });
    assert.match(await city3.reads(), /凭证说明是整体转包/);
    await take(city3, 'mine', '列入负面清单', because('申辩理由不成立'));

    await visitor.go(`/negative-list?q=${encodeURIComponent(NAME)}`);
    await visitor.follow(new RegExp(`^${NAME}$`));
    const paper = await visitor.reads();
    assert.match(
      paper,
      /列入负面清单决定书[\s\S]*自2026年11月24日起至2027年5月23日[\s\S]*2027年1月25日[\s\S]*2027年5月24日/,
    );
    assert.doesNotMatch(paper, new RegExp(TELLER));
    const entry = visitor.page.url();
    await visitor.go(`/providers?q=${USCC}`);
    assert.match(await visitor.reads(), /没有符合条件的服务商/);

    clock.setTo('2027-02-24T10:00:00+08:00');
    const again = await signedIn(here.browser, here.site, 'provider1');
    await again.go('/negative-list/own');
    await again.follow('申请信用修复');
    await again.fill({ 整改情况: '两个项目已由本企业接手。', 信用承诺: '不再转包。', 证明材料: '验收单两份。' });
    await again.press('申请信用修复');
    const judge = await signedIn(here.browser, here.site, 'city2');
    await take(judge, 'mine', '准予信用修复', because('验收单属实'));
    await visitor.page.goto(entry);
    assert.match(await visitor.reads(), /已终止[\s\S]*2027年2月24日准予信用修复/);
    assert.doesNotMatch(await visitor.reads(), new RegExp(`${NAME}|${USCC}`));
    await again.go('/negative-list/own');
    assert.match(await again.reads(), /已修复[\s\S]*可以重新申请入库/);
    for (const person of [visitor, city, city2, city3, firm, again, judge]) await person.leave();
  });
});
