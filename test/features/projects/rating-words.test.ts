import assert from 'node:assert/strict';
import { daysFrom } from '../../../server/persistence/demo/demo-provider-parts.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, TEST_NOW, type TestPerson, type TestSite } from '../../support/site.ts';
import { done, PROVIDER, take } from './support.ts';

/** Rated, answered, closed and a sample: its own page is public too. */
const NUMBER = 'XM20250001';
const COMMENT = '上线以后排产时间缩短了一半';
const ANSWER = '按季度回访';

describe('the words of an abusive rating', () => {
  const clock = movableClock();
  let site: TestSite;
  let [firm, customer, city, city2, county, auditor]: TestPerson[] = [];
  before(async () => {
    site = await createTestSite({ clock });
    const names = ['provider1', 'enterprise1', 'city', 'city2', 'haining', 'auditor'];
    [firm, customer, city, city2, county, auditor] = await Promise.all(names.map((name) => site.signIn(name)));
  });
  after(() => site.close());
  const path = `/projects/${NUMBER}`;
  const step = (event: string) => `${path}/steps/${event}`;
  const page = async (person: TestPerson, at: string) => readable((await person.get(at).expect(200)).text);
  /** Everything that the public reads where words of a rating could stand. */
  const publicPages = async () => {
    const pages = [`/providers/${PROVIDER}`, path, `/compare?uscc=${PROVIDER}`, `/api/v1/providers/${PROVIDER}`];
    const more = ['/api/v1/providers', '/projects/samples', `/projects/${NUMBER}?list=all`, '/providers'];
    const answers = await Promise.all([...pages, ...more].map((at) => site.visitor().get(at).expect(200)));
    return answers.map(({ text }) => text).join('\n');
  };
  const inboxOf = async (person: TestPerson) => {
    await site.container.journal.settled();
    await site.container.messages.follower.run();
    return page(person, '/inbox');
  };

  it('are asked about by the side whom they concern, and lie on the official’s desk', async () => {
    await customer!.get(step('ask-hide-comment')).expect(403);
    await city!.get(step('ask-hide-comment')).expect(403);
    await city!.get(step('keep-comment')).expect(409);
    const empty = await take(firm!, step('ask-hide-comment'), { text: '' });
    assert.equal(empty.status, 422);
    await done(firm!, step('ask-hide-comment'), { text: '写出了我方产品未公开的指标。' });
    await firm!.get(step('ask-hide-comment')).expect(409);
    assert.match(await page(city!, '/projects'), new RegExp(`待我处理[\\s\\S]*${NUMBER}[\\s\\S]*轮到主管部门决定`));
    // The invented one that waits, and this one.
    assert.match(await page(city!, '/workbench'), /待办的项目[^0-9]*2/);
    assert.match(await page(city!, path), /服务商请求隐去评价文字[\s\S]*写出了我方产品未公开的指标/);
    assert.match(await inboxOf(city!), /请求隐去文字/);
  });

  it('are told to city and county, once, where nobody decided in the term', async () => {
    const run = async (day: string) => {
      clock.setTo(`${day}T10:00:00+08:00`);
      await site.container.life.jobs.run('hidings-overdue', 'test');
      const all = { key: new RegExp(`^hidings-overdue:${NUMBER}:comment:`), settledAt: null };
      const found = await site.database.connection.collection('reminders').find(all).toArray();
      return found.map((one) => String(one['key']).split(':').at(-1)).sort();
    };
    const due = (await site.container.projectStores.projects.findByNumber(NUMBER))?.rating?.asked?.comment?.due ?? '';
    assert.deepEqual(await run(due), []);
    assert.deepEqual(await run(daysFrom(due, 1)), ['city', 'county']);
    assert.deepEqual(await run(daysFrom(due, 2)), ['city', 'county']);
    clock.setTo(TEST_NOW);
  });

  it('are hidden by an office of the region or the city, with a ground and a reason, and nowhere public any more', async () => {
    assert.ok((await publicPages()).includes(COMMENT));
    for (const person of [firm!, customer!, auditor!]) await person.get(step('hide-comment')).expect(403);
    await county!.get(step('hide-comment')).expect(404);
    const bare = await take(city!, step('hide-comment'), { ground: 'agreed', text: '' });
    assert.equal(bare.status, 422);
    assert.match(readable(bare.text), /请选择隐去的理由[\s\S]*请填写说明/);
    const late = await city!.post(step('hide-comment'), { version: '1', ground: 'secret', text: '指标未公开。' });
    assert.equal(late.status, 409);
    await done(city!, step('hide-comment'), { ground: 'secret', text: '指标未公开。' });
    await city!.get(step('hide-comment')).expect(409);
    const shown = await publicPages();
    assert.ok(!shown.includes(COMMENT) && !shown.includes('指标未公开') && !shown.includes('写出了我方'));
    const own = await page(site.visitor(), `/providers/${PROVIDER}`);
    assert.match(
      own,
      /4\.75[\s\S]*文字已由主管部门隐去（理由：涉及国家秘密或者商业秘密）[\s\S]*2026年11月24日[\s\S]*按季度回访/,
    );
    assert.match(own, /评分照常公布、计入平均/);
    for (const person of [firm!, customer!])
      assert.match(await page(person, path), new RegExp(`${COMMENT}[\\s\\S]*评价文字已隐去[\\s\\S]*指标未公开`));
    for (const person of [firm!, customer!]) assert.match(await inboxOf(person), /文字已隐去/);
  });

  it('are shown again by another person, with a reason', async () => {
    await city!.get(step('show-comment')).expect(403);
    await firm!.get(step('show-comment')).expect(403);
    assert.equal((await take(city2!, step('show-comment'), { text: '' })).status, 422);
    await done(city2!, step('show-comment'), { text: '所写是公开的指标。' });
    assert.ok((await publicPages()).includes(COMMENT));
    assert.match(await inboxOf(customer!), /文字已恢复/);
    await city2!.get(step('show-comment')).expect(409);
    await site.container.journal.settled();
    const events = (await site.container.journal.ofMatter(NUMBER)).map(({ event }) => event);
    assert.deepEqual(events.slice(-3), ['ask-hide-comment', 'hide-comment', 'show-comment']);
  });

  it('of an answer are asked about by the customer, and may be left as they are', async () => {
    await firm!.get(step('ask-hide-answer')).expect(403);
    await done(customer!, step('ask-hide-answer'), { text: '与本项目无关。' });
    await done(city!, step('keep-answer'), { text: '回访是本项目的约定。' });
    assert.match(await page(customer!, path), /不予隐去：回访是本项目的约定/);
    assert.match(await inboxOf(customer!), /文字不予隐去/);
    assert.ok((await publicPages()).includes(ANSWER));
    await done(city!, step('hide-answer'), { ground: 'off-topic', text: '重新核对，与项目无关。' });
    assert.ok(!(await publicPages()).includes(ANSWER));
  });

  it('are read by a firm that was its provider once as the public reads them', async () => {
    const { projects } = site.container.projectStores;
    const one = (await projects.findByNumber(NUMBER))!;
    const past = { uscc: '91330421HK1395952L', name: '前任', until: '2026-01-01' };
    const entry = { at: '2026-11-24T02:00:00.000Z', by: { account: 'x', name: 'x', role: 'city' as const } };
    await projects.decide(one, {
      to: one.state,
      entry: { ...entry, event: 'raise-clue', reason: '疑似转包', shown: null },
      set: { former: [past], clue: { by: entry.by, reason: '疑似转包', number: 'XS20269999' } },
    });
    const seen = await page(await site.signIn('provider5'), path);
    assert.match(seen, /文字已由主管部门隐去（理由：与本项目无关），2026年11月24日/);
    for (const hidden of [ANSWER, '重新核对', '疑似转包', 'XS20269999']) assert.ok(!seen.includes(hidden), hidden);
    assert.match(await page(city!, path), /XS20269999/);
  });
});
