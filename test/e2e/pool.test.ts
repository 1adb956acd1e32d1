import assert from 'node:assert/strict';
import { PDF } from '../support/files.ts';
import { signedIn, somebody, type Somebody } from '../support/journey.ts';
import { lettersTo, linkIn } from '../support/letters.ts';
import { inBrowser } from '../support/in-browser.ts';
import { movableClock } from '../support/movable-clock.ts';

const FIRMS = [
  { javaScriptEnabled: false, uscc: '91330400MA20000270', name: '嘉兴初试科技有限公司', username: 'firstfirm' },
  { javaScriptEnabled: true, uscc: '91330400MA2000115E', name: '嘉兴再试科技有限公司', username: 'secondfirm' },
] as const;
const MATERIAL = { name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF };
const PASSWORD = 'cedar-lantern-42';
/** In the demonstration data: passed, waiting for a notice. */
const OTHER = '嘉兴麦垄云服务有限公司';

describe('the way into the pool, in a browser', function () {
  this.timeout(120_000);
  const clock = movableClock();
  const here = inBrowser({ clock });

  async function register(person: Somebody, { uscc, name, username }: (typeof FIRMS)[number]): Promise<void> {
    await person.go('/');
    await person.page.getByRole('link', { name: '注册' }).first().click();
    await person.fill({ 统一社会信用代码: uscc, 企业名称: name, 成立日期: '2019-05-21', 法定代表人姓名: '王若水' });
    await person.page.getByLabel('注册地', { exact: true }).selectOption('南湖区');
    await person.fill({ 联系人姓名: '李知秋', 联系电话: '0573-82001234', 电子邮箱: `${username}@firm.example` });
    await person.fill({ 用户名: username, 密码: PASSWORD, 再输入一次密码: 'another-lantern' });
    await person.press('注册');
    assert.match(await person.reads(), /两次输入的密码不一致|不一致/);
    await person.fill({ 密码: PASSWORD, 再输入一次密码: PASSWORD });
    await person.press('注册');
    await person.page.waitForURL(`${here.site.base}/account`);
    const [letter] = await lettersTo(here.site.site, `${username}@firm.example`);
    await person.go(linkIn(letter?.text));
    await person.press(/确认/);
    assert.match(await person.reads(), /已确认/);
  }

  async function apply(person: Somebody): Promise<void> {
    await person.go('/applications');
    await person.press('新申请');
    await person.press('保存申请');
    await person.follow('逐项查看');
    assert.match(await person.reads(), /还缺 \d+ 项/);
    await person.follow('去填写');
    const main = person.page.locator('main');
    await main.getByRole('checkbox', { name: /SaaS/ }).first().check();
    await main.getByRole('group', { name: '服务行业' }).getByRole('checkbox').first().check();
    await person.fill({
      业务简介: '为箱包小厂开发手机端计件和进销存软件，按月付费，上门培训。',
      联系人: '李知秋',
      联系电话: '0573-82001234',
      服务团队人数: '12',
    });
    for (const [i, customer] of ['平湖甲箱包厂', '平湖乙箱包厂'].entries()) {
      const row = main.getByRole('group', { name: `案例 ${i + 1}` });
      const boxes = row.getByRole('textbox');
      await boxes.nth(0).fill(customer);
      await boxes.nth(1).fill('计件与进销存');
      await row.getByLabel(/签约/).fill('2025-01-10');
      await row.getByLabel(/验收/).fill('2025-06-10');
    }
    for (const box of await main.locator('.declared').getByRole('checkbox').all()) await box.check();
    for (const box of await main.locator('input[type=file]').all()) await box.setInputFiles(MATERIAL);
    await person.press('保存申请');
    await person.follow('提交申请');
    await person.press('提交申请');
    assert.match(await person.reads(), /RK2026\d{4}[\s\S]*县级初审/);
  }

  for (const firm of FIRMS) {
    const how = firm.javaScriptEnabled ? 'with' : 'without';
    it(`a firm registers, confirms its address, applies: ${how} script`, async () => {
      const person = await somebody(here.browser, here.site, { javaScriptEnabled: firm.javaScriptEnabled });
      await register(person, firm);
      await apply(person);
      await person.leave();
    });
  }

  /** Takes a step on the case of a firm, from the workbench. */
  async function decide(
    person: Somebody,
    firm: string,
    deed: string | RegExp,
    fields: Record<string, string>,
    list = 'mine',
  ) {
    await person.go(`/workbench?list=${list}`);
    await person.follow(firm);
    const main = person.page.locator('main');
    await main.getByRole('heading', { name: firm, level: 1 }).waitFor();
    if (!(await main.getByRole('link', { name: deed, exact: true }).first().isVisible()))
      await main.locator('summary', { hasText: '更多' }).click();
    await person.follow(deed);
    await person.fill(fields);
    await person.press(deed);
  }

  it('an objection stops one of three firms; two officials carry the others to membership', async () => {
    const county = await signedIn(here.browser, here.site, 'nanhu');
    for (const { name } of FIRMS) await decide(county, name, '推荐', { 理由: '已上门核实，情况属实。' });
    const city = await signedIn(here.browser, here.site, 'city');
    for (const { name } of FIRMS) await decide(city, name, '审核通过', { 理由: '材料齐全，案例属实。' });

    await city.go('/notices/new');
    const named: readonly string[] = [...FIRMS.map(({ name }) => name), OTHER];
    for (const row of await city.page.locator('main tr:has(input[type=checkbox])').all()) {
      const text = await row.innerText();
      await row.getByRole('checkbox').setChecked(named.some((name) => text.includes(name)));
    }
    await city.press('开始公示');
    const notice = city.page.url();
    for (const name of named) assert.ok((await city.reads()).includes(name), name);

    const [stopped, admitted] = FIRMS;
    const objection = {
      异议人姓名或名称: '平湖甲箱包厂',
      异议人联系方式: '13800000000',
      异议内容: '所列案例未按合同交付，附往来函件复印件。',
    };
    await decide(city, stopped.name, /登记(书面)?异议/, objection, 'public');
    assert.match(await city.reads(), /异议处理/);

    clock.setTo('2026-12-02T10:00:00+08:00');
    const other = await signedIn(here.browser, here.site, 'city2');
    await decide(other, admitted.name, '办理入库', { 理由: '公示期满无异议。' });
    await decide(other, OTHER, '办理入库', { 理由: '公示期满无异议。' });
    const visitor = await somebody(here.browser, here.site, { viewport: { width: 375, height: 800 } });
    for (const [name, found] of [
      [admitted.name, true],
      [OTHER, true],
      [stopped.name, false],
    ] as const) {
      await visitor.go(`/providers?q=${encodeURIComponent(name)}`);
      assert.equal(
        (await visitor.page.locator('main').getByRole('link', { name, exact: true }).count()) > 0,
        found,
        name,
      );
    }
    await visitor.page.goto(notice);
    assert.doesNotMatch(await visitor.page.locator('main').innerText(), /平湖甲箱包厂|13800000000/);
    const firm = await signedIn(here.browser, here.site, admitted.username, {}, PASSWORD);
    await firm.go('/applications');
    assert.match(await firm.reads(), /企业已在资源池内，至2029年12月1日/);
    for (const person of [county, city, other, visitor, firm]) await person.leave();
  });
});
