import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { EXE } from '../../support/files.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, TEST_NOW, type TestPerson, type TestSite } from '../../support/site.ts';
import { done, ENTERPRISE, file, formOf, ITEMS, PROVIDER, register, take } from './support.ts';

describe('a project', () => {
  const clock = movableClock();
  let site: TestSite;
  let [firm, customer, city, county]: TestPerson[] = [];
  before(async () => {
    clock.setTo(TEST_NOW);
    site = await createTestSite({ clock });
    [firm, customer, city, county] = await Promise.all(
      ['provider1', 'enterprise1', 'city', 'nanhu'].map((name) => site.signIn(name)),
    );
  });
  beforeEach(() => clock.setTo(TEST_NOW));
  after(() => site.close());
  const at = (number: string, rest = '') => `/projects/${number}${rest}`;
  const step = (number: string, event: string) => at(number, `/steps/${event}`);
  const of = (number: string) => site.container.projectStores.projects.findByNumber(number);
  const page = async (person: TestPerson, path: string) => readable((await person.get(path).expect(200)).text);

  describe('is registered', () => {
    for (const [name, change, items, words] of [
      ['without a clause of the model contract', {}, ITEMS.slice(1), /缺少数字化改造合同示范文本的必备条款：改造内容/],
      ['for an enterprise nobody knows', { other: '91330400MA20000270' }, ITEMS, /没有登记这个统一社会信用代码的企业/],
      [
        'with a provider as its customer',
        { other: DEMO_ORGANISATIONS.provider5 },
        ITEMS,
        /没有登记这个统一社会信用代码的企业/,
      ],
      ['signed tomorrow', { signedOn: '2026-11-25' }, ITEMS, /合同签订日期不能晚于今天/],
      ['on a day that is none', { signedOn: '2026-02-30' }, ITEMS, /没有这个日期/],
      ['that ends before it begins', { plannedEnd: '2026-11-02' }, ITEMS, /完成日期应晚于合同签订日期/],
      ['with an amount in another unit', { amount: '48.5元' }, ITEMS, /与所选的“万元”不一致/],
      ['with a milestone outside', { 'milestoneDay-0': '2027-04-01' }, ITEMS, /应在合同签订和约定完成之间/],
      ['after a sample that is none', { follows: 'XM20260004' }, ITEMS, /没有这个编号的样板项目/],
    ] as const)
      it(`not ${name}, and what was typed stays`, async () => {
        const answer = await firm!.upload('/projects/new', formOf(change, items), [file]);
        assert.equal(answer.status, 422);
        const text = readable(answer.text);
        assert.match(text, words);
        assert.ok(text.includes('织造车间数据采集') && text.includes('value="HT-9"'));
        assert.match(text, /value="price" checked/);
      });

    it('not without its contract, nor with a program for one', async () => {
      const bare = await firm!.post('/projects/new', formOf());
      assert.match(readable(bare.text), /请上传合同/);
      const program = await firm!.upload('/projects/new', formOf(), [{ ...file, bytes: EXE }]);
      assert.equal(program.status, 422);
      assert.match(readable(program.text), /不能接收/);
      assert.doesNotMatch(readable(program.text), /请上传合同/);
    });

    it('by one side, objected to, corrected and confirmed by the other', async () => {
      const number = await register(firm!, { follows: 'xm20250001' });
      assert.match(number, /^XM2026\d{4}$/);
      assert.match(await page(customer!, '/projects'), new RegExp(`待我处理[\\s\\S]*${number}`));
      await firm!.get(step(number, 'confirm')).expect(403);
      // What is to be done, until when; and all of what is confirmed.
      assert.match(await page(customer!, '/projects?list=mine'), /确认项目或者提出异议[\s\S]*还剩 5 个工作日/);
      const asked = await page(customer!, step(number, 'confirm'));
      assert.match(asked, /HT-9[\s\S]*合同\.pdf[\s\S]*价款、付款节点和方式[\s\S]*设备联网（计划2027年1月15日）/);
      const empty = await take(customer!, step(number, 'object'), { text: ' ' });
      assert.equal(empty.status, 422);
      assert.match(readable(empty.text), /请填写说明/);
      await done(customer!, step(number, 'object'), { text: '金额应为 46 万元。' });
      assert.match(await page(firm!, at(number)), /对方的异议[\s\S]*金额应为 46 万元/);
      await customer!.get(at(number, '/edit')).expect(403);
      const version = /name="version" value="(\d+)"/.exec((await firm!.get(at(number, '/edit')).expect(200)).text)![1]!;
      const edited = formOf({ amount: '46', version });
      const late = await firm!.upload(at(number, '/edit'), formOf({ amount: '46', version: '1' }), []);
      assert.equal(late.status, 409);
      assert.match(readable(late.text), /有人先办理了[\s\S]*织造车间数据采集/);
      assert.equal((await firm!.upload(at(number, '/edit'), edited, [])).status, 303);
      const corrected = (await of(number))!;
      assert.deepEqual([corrected.contract.fen, corrected.contract.files.length], [46_000_000, 1]);
      await done(customer!, step(number, 'confirm'));
      assert.deepEqual([(await of(number))?.state, (await of(number))?.confirmedOn], ['underway', '2026-11-24']);
      await customer!.get(step(number, 'confirm')).expect(409);
      const [contract] = corrected.contract.files;
      const sent = await customer!.get(at(number, `/files/${contract!.sha256}`)).expect(200);
      assert.match(String(sent.headers['content-disposition']), /attachment/);
    });
  });

  it('is read by both sides and the offices, by nobody else', async () => {
    const path = at('XM20260003');
    for (const [username, expected] of [
      ...([
        ['provider1', 200],
        ['enterprise1', 200],
        ['city', 200],
        ['market', 200],
        ['finance', 200],
      ] as const),
      ...([
        ['auditor', 200],
        ['admin', 200],
        ['nanhu', 404],
        ['provider5', 404],
        ['enterprise2', 404],
      ] as const),
    ] as const)
      assert.equal((await (await site.signIn(username)).get(path)).status, expected, username);
    await site.visitor().get(path).expect(404);
    const { sha256 } = (await of('XM20260003'))!.contract.files[0]!;
    await (await site.signIn('provider5')).get(at('XM20260003', `/files/${sha256}`)).expect(404);
    await customer!.get(at('XM20260003', '/files/0')).expect(404);
    // A county sees those of its region, and no more of the others than everybody.
    const seen = await page(county!, '/projects?list=all');
    assert.ok(seen.includes('XM20260002') && !seen.includes('XM20260003'));
    assert.match(await page(await site.signIn('provider5'), '/projects?list=all'), /XM20260010/);
  });

  it('shows of a sample what others may follow, and neither amount nor customer', async () => {
    const visitor = site.visitor();
    assert.match(await page(visitor, '/projects'), /样板项目[\s\S]*XM20250001[\s\S]*秀洲区/);
    const sample = await page(visitor, at('XM20250001'));
    assert.match(
      sample,
      /href="\/projects\/samples">样板项目<[\s\S]*登记项目时在“仿照的样板项目编号”中填写 XM20250001/,
    );
    assert.match(sample, /秀洲区一家针织企业[\s\S]*仿照它的项目 1 个[\s\S]*XM20260006/);
    for (const hidden of ['嘉兴穗纺针织有限公司', '68 万元', 'HT-', '数字化改造合同.pdf', '经过'])
      assert.ok(!sample.includes(hidden), hidden);
    const number = 'XM20260006';
    await firm!.get(step(number, 'mark-sample')).expect(404);
    await county!.get(step(number, 'mark-sample')).expect(404);
    await done(city!, step(number, 'mark-sample'), { text: '同行可以照做。' });
    assert.match(await page(visitor, at(number)), /样板项目/);
    await done(city!, step(number, 'unmark-sample'), { text: '效果没有保持。' });
    await visitor.get(at(number)).expect(404);
  });

  it('reports its major events: dated, late where they are, confirmed by the other side', async () => {
    const number = await register(firm!);
    await done(customer!, step(number, 'confirm'));
    const delay = { newEnd: '2027-06-30', cause: 'provider', occurredOn: '2026-11-03', text: '设备到货晚。' };
    const early = await take(firm!, step(number, 'report-delay'), { ...delay, newEnd: '2027-03-31' });
    assert.equal(early.status, 422);
    assert.match(readable(early.text), /应晚于现在的计划完成日期[\s\S]*设备到货晚。/);
    await done(firm!, step(number, 'report-delay'), delay);
    assert.match(await page(firm!, at(number)), /迟报 5 个工作日/);
    await firm!.get(step(number, 'confirm-report')).expect(403);
    await done(customer!, step(number, 'confirm-report'));
    const agreed = (await of(number))!;
    assert.deepEqual([agreed.plannedEnd, agreed.contract.plannedEnd], ['2027-06-30', '2027-03-31']);
    const supervisor = { supervisorName: '衡准监理', supervisorUscc: ENTERPRISE };
    assert.equal((await take(customer!, step(number, 'name-supervisor'), supervisor)).status, 422);
    await done(customer!, step(number, 'name-supervisor'), { ...supervisor, supervisorUscc: '91330400MA2000115E' });
    const acceptance = { passed: 'yes', occurredOn: '2026-11-24' };
    const unseen = await take(firm!, step(number, 'report-acceptance'), acceptance);
    assert.match(readable(unseen.text), /验收合格前应先提交监理报告/);
    const found = { finding: 'fine', occurredOn: '2026-11-20', text: '现场检查合格。' };
    await done(customer!, step(number, 'file-supervision'), found);
    await done(firm!, step(number, 'reach-milestone'), { milestone: '0', occurredOn: '2026-11-24' });
    await firm!.get(step(number, 'reach-milestone')).expect(409);
    assert.match(await page(customer!, at(number)), /登记里程碑完成[\s\S]*设备联网[\s\S]*指定监理单位[\s\S]*衡准监理/);
    await done(firm!, step(number, 'report-acceptance'), acceptance);
    // The customer says nothing: an office decides once the term is over.
    await city!.get(step(number, 'settle-report')).expect(409);
    clock.setTo('2026-12-02T10:00:00+08:00');
    const told = await site.container.life.jobs.run('projects-waiting', 'test');
    assert.ok(told !== 'elsewhere' && told.told >= 2);
    await done(city!, step(number, 'settle-report'), { verdict: 'confirm', text: '验收材料齐全。' });
    assert.equal((await of(number))?.state, 'accepted');
    assert.match(await page(customer!, at(number)), /主管部门核定/);
    await site.container.journal.settled();
    const events = (await site.container.journal.ofMatter(number)).map(({ event }) => event);
    assert.deepEqual(events.slice(0, 4), ['register', 'confirm', 'report-delay', 'confirm-report']);
  });

  it('changes its provider when the old one leaves and the new one takes over', async () => {
    const next = await site.signIn('provider5');
    const number = await register(customer!, { other: PROVIDER });
    await done(firm!, step(number, 'confirm'));
    const change = { newProvider: DEMO_ORGANISATIONS.provider5, occurredOn: '2026-11-24', text: '双方同意。' };
    await firm!.get(step(number, 'report-change')).expect(403);
    await done(customer!, step(number, 'report-change'), change);
    await next.get(at(number)).expect(404);
    await done(firm!, step(number, 'confirm-report'));
    await site.container.journal.settled();
    await site.container.messages.follower.run();
    assert.match(await page(next, '/inbox'), /待您接手项目/);
    await done(next, step(number, 'take-over'));
    assert.equal((await of(number))?.uscc, DEMO_ORGANISATIONS.provider5);
    assert.match(await page(firm!, at(number)), /原服务商/);
    await firm!.get(step(number, 'report-delay')).expect(403);
    await firm!.get(step(number, 'nonsense')).expect(404);
  });
});
