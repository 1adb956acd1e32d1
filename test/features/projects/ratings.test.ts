import assert from 'node:assert/strict';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, TEST_NOW, type TestPerson, type TestSite } from '../../support/site.ts';
import { done, PROVIDER, take } from './support.ts';

describe('what customers say', () => {
  const clock = movableClock();
  let site: TestSite;
  let [firm, other, customer, city, county]: TestPerson[] = [];
  before(async () => {
    clock.setTo(TEST_NOW);
    site = await createTestSite({ clock });
    [firm, other, customer, city, county] = await Promise.all(
      ['provider1', 'provider5', 'enterprise1', 'city', 'haining'].map((name) => site.signIn(name)),
    );
  });
  beforeEach(() => clock.setTo(TEST_NOW));
  after(() => site.close());
  const page = async (person: TestPerson, path: string) => readable((await person.get(path).expect(200)).text);
  const step = (number: string, event: string) => `/projects/${number}/steps/${event}`;
  const SCORES = { 'score-result': '5', 'score-schedule': '4', 'score-response': '5', 'score-service': '4' };
  const FIFTH = '/providers/91330421HK1395952L';

  describe('in a rating', () => {
    const rate = step('XM20260006', 'rate');

    it('is asked of a finished project only, of its customer alone', async () => {
      await customer!.get(step('XM20260003', 'rate')).expect(409);
      await other!.get(rate).expect(403);
      await city!.get(rate).expect(403);
      await firm!.get(rate).expect(404);
      assert.match(await page(customer!, rate), /5 分：超出约定，效果明显/);
    });

    it('needs every question, and keeps what was chosen', async () => {
      const answer = await take(customer!, rate, { ...SCORES, 'score-service': '', text: '整体满意' });
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.match(text, /请选择一级[\s\S]*整体满意/);
      assert.match(text, /id="score-result" name="score-result" value="5" checked/);
    });

    it('is blind until the provider saw it, then public without the customer’s name, and never changed', async () => {
      await done(customer!, rate, { ...SCORES, text: '整体满意' });
      await customer!.get(rate).expect(409);
      assert.doesNotMatch(await page(site.visitor(), FIFTH), /整体满意/);
      assert.match(await page(other!, '/projects/XM20260006'), /还没有公布[\s\S]*整体满意/);
      // Who was its provider once reads it when everybody does.
      const past = { former: { uscc: PROVIDER, name: '前任', until: '2026-01-01' }, readers: PROVIDER };
      const projects = site.database.connection.collection('projects');
      await projects.updateOne({ number: 'XM20260006' }, { $push: past as never });
      assert.doesNotMatch(await page(firm!, '/projects/XM20260006'), /整体满意|4\.50/);
      await customer!.get(step('XM20260006', 'answer-rating')).expect(403);
      const asked = await page(other!, step('XM20260006', 'answer-rating'));
      assert.match(asked, /答复截止2026年12月8日（含）[\s\S]*改造效果 5 分：超出约定，效果明显/);
      await done(other!, step('XM20260006', 'answer-rating'), { text: '谢谢信任' });
      const shown = await page(site.visitor(), FIFTH);
      assert.match(shown, /平均 4\.50，共 1 个项目[\s\S]*秀洲区一家袜业企业[\s\S]*整体满意[\s\S]*谢谢信任/);
      assert.doesNotMatch(shown, /嘉兴穗纺针织/);
      assert.match(await page(firm!, '/projects/XM20260006'), /整体满意/);
      await projects.updateOne({ number: 'XM20260006' }, { $pull: past as never });
      await other!.get(step('XM20260006', 'answer-rating')).expect(409);
      assert.match(await page(site.visitor(), `/compare?uscc=91330421HK1395952L`), /4\.50（满分 5，1 个项目）/);
    });

    it('is public without an answer once the term is over', async () => {
      const own = `/providers/${PROVIDER}`;
      assert.doesNotMatch(await page(site.visitor(), own), /吊挂系统稳定/);
      clock.setTo('2026-12-07T10:00:00+08:00');
      const asked = site.container.projectStores.projects.findByNumber('XM20260002');
      assert.equal((await asked)?.rating?.due, '2026-12-04');
      assert.match(await page(site.visitor(), own), /吊挂系统稳定[\s\S]*没有答复/);
      firm = await site.signIn('provider1');
      await firm.get(step('XM20260002', 'answer-rating')).expect(409);
    });

    it('counts in the grading, with the projects as its evidence', async () => {
      const card = await page(firm!, `/providers/${PROVIDER}/grading`);
      assert.match(card, /客户评价[\s\S]{0,200}4\.75/);
      assert.match(card, new RegExp(`/projects\\?provider=${PROVIDER}&list=all`));
    });
  });

  describe('in a complaint', () => {
    let number = '';
    const of = () => site.container.projectStores.complaints.findByNumber(number);
    const deed = (event: string) => `/complaints/${number}/steps/${event}`;

    it('is filed by the customer of a confirmed project, in whole', async () => {
      const path = '/projects/XM20260006/complaint';
      await other!.get(path).expect(403);
      await (await site.signIn('enterprise2')).get(path).expect(404);
      const answer = await customer!.post(path, { kind: 'nothing', text: '' });
      assert.equal(answer.status, 422);
      assert.match(readable(answer.text), /请选择投诉的事项[\s\S]*请写明事实和要求/);
      const filed = await customer!.post(path, { kind: 'subcontract', text: '把安装转包给了别人。' });
      assert.equal(filed.status, 303);
      number = String(filed.headers['location']).split('/').at(-1)!;
      assert.match(number, /^TS2026\d{4}$/);
    });

    it('is told to the provider only once an office of the region, or the city, has taken it up', async () => {
      await other!.get(`/complaints/${number}`).expect(404);
      await county!.get(`/complaints/${number}`).expect(404);
      assert.match(await page(city!, '/complaints'), new RegExp(number));
      await customer!.get(deed('accept')).expect(403);
      await done(city!, deed('accept'));
      assert.match(await page(other!, `/complaints/${number}`), /把安装转包给了别人/);
    });

    it('hears the provider, and is concluded with reasons told to both', async () => {
      await city!.get(deed('conclude')).expect(409);
      await done(other!, deed('answer'), { text: '只有布线分包，合同允许。' });
      const empty = await take(city!, deed('conclude'), { how: '', text: '' });
      assert.match(readable(empty.text), /请选择结论[\s\S]*请写明理由/);
      await done(city!, deed('conclude'), { how: 'partly', text: '分包没有事先告知。' });
      for (const person of [customer!, other!])
        assert.match(await page(person, `/complaints/${number}`), /部分属实[\s\S]*分包没有事先告知/);
      await site.container.journal.settled();
      await site.container.messages.follower.run();
      assert.match(await page(other!, '/inbox'), /投诉已有结论/);
      await other!.get(deed('answer')).expect(409);
      // What is left is a rare deed, and no main action.
      assert.match(await page(city!, `/complaints/${number}`), /<details class="more">[\s\S]*转为负面清单线索/);
    });

    it('counts in the grading, and becomes a clue once, which neither side sees', async () => {
      const counted = async () => {
        for await (const [, { counts }] of site.container.projectStores.projects.figuresByProvider(
          ['91330421HK1395952L'],
          '2026-11-24',
        ))
          return counts.complaints;
        return undefined;
      };
      assert.equal(await counted(), 2);
      await done(city!, deed('raise-clue'), { text: '疑似转包，请核查。' });
      const { clue } = (await of())!;
      assert.match(clue?.number ?? '', /^XS2026/);
      const cases = await site.container.listingCases.ofFirm('91330421HK1395952L');
      assert.equal(cases.filter((one) => one.clue.source === 'project' && one.clue.reference === number).length, 1);
      await city!.get(deed('raise-clue')).expect(409);
      for (const person of [customer!, other!])
        assert.doesNotMatch(await page(person, `/complaints/${number}`), /疑似转包/);
      assert.match(await page(city!, `/complaints/${number}`), /XS2026/);
    });
  });
});
