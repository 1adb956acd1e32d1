import assert from 'node:assert/strict';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { CITY, FIRST, HAINING, OBJECTED, RESUBMITTED, RUNNING, shownOn, step, take } from './support.ts';

describe('a decision on an application', () => {
  let site: TestSite;
  let nanhu: TestPerson;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    nanhu = await site.signIn('nanhu');
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => {
    const found = await site.container.applications.findById(id);
    assert.ok(found);
    return found;
  };

  it('of the county goes to the city, with who, why and what was shown', async () => {
    const { digest } = await shownOn(nanhu, step(FIRST, 'recommend'));
    assert.equal((await take(nanhu, FIRST, 'recommend', { reason: '走访属实。' })).status, 303);
    const { state, due, since, firstReview, history } = await stored(FIRST);
    assert.deepEqual([state, since, due], ['city-review', '2026-11-24', '2026-12-15']);
    assert.deepEqual(
      [firstReview?.opinion, firstReview?.reason, firstReview?.by.role],
      ['recommend', '走访属实。', 'county'],
    );
    const { version, at, by, event, reason, shown } = history.at(-1)!;
    assert.deepEqual(
      { version, at, name: by.name, event, reason, shown },
      {
        version: 3,
        at: '2026-11-24T02:00:00.000Z',
        name: '南湖区经信局 · 顾清和',
        event: 'recommend',
        reason: '走访属实。',
        shown: digest,
      },
    );
    assert.match((await city.get(`/applications/${FIRST}`)).text, /走访属实/);
  });

  it('wants a reason, and a return wants items; what was typed stays', async () => {
    const bare = await take(nanhu, FIRST, 'recommend', { reason: '  ' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /请写明理由/);
    const vague = await take(nanhu, FIRST, 'return', { reason: '材料不全，请补。' });
    assert.equal(vague.status, 422);
    assert.match(vague.text, /逐项写明/);
    assert.match(vague.text, /材料不全，请补。<\/textarea>/);
    assert.equal((await stored(FIRST)).version, 2);
  });

  it('returns item by item; the firm sees them on its form, the office sees what was changed', async () => {
    const returned = await take(city, CITY, 'return', {
      reason: '请补正。',
      'correction-summary': '写明交付方式',
      'correction-teamSize': '按社保',
    });
    assert.equal(returned.status, 303);
    const { state, corrections, before, statement, due } = await stored(CITY);
    assert.deepEqual([state, due], ['returned-city', '2026-12-08']);
    assert.deepEqual(corrections, [
      { field: 'summary', reason: '写明交付方式' },
      { field: 'teamSize', reason: '按社保' },
    ]);
    assert.deepEqual(before, statement);
    const page = readable((await nanhu.get(`/applications/${RESUBMITTED}`).expect(200)).text);
    assert.match(page, /补正前后的变化/);
    assert.match(page, /服务团队人数<span class="cell-note">按要求补正/);
  });

  it('takes what experts say, more than one, without moving on; the firm reads that there is something, and nothing of it', async () => {
    const words = { name: '谢松年', unit: '示例大学', content: '方案可行，建议核对驻场名单。', independent: 'yes' };
    const { since, due } = await stored(CITY);
    for (const [left, message] of [
      ['name', '请填写专家姓名'],
      ['unit', '请填写专家所在单位'],
      ['content', '请填写专家意见'],
      ['independent', '应当回避'],
    ] as const) {
      const wrong = await take(city, CITY, 'record-opinion', { ...words, [left]: '' });
      assert.equal(wrong.status, 422);
      assert.ok(wrong.text.includes(message), left);
      if (left !== 'content') assert.match(wrong.text, /方案可行，建议核对驻场名单。<\/textarea>/);
    }
    for (const unit of ['示例大学', '示例研究院'])
      assert.equal((await take(city, CITY, 'record-opinion', { ...words, unit })).status, 303);
    const after = await stored(CITY);
    assert.deepEqual([after.state, after.since, after.due, after.opinions.length], ['city-review', since, due, 2]);
    const decider = await site.signIn('city2');
    for (const page of [`/applications/${CITY}`, step(CITY, 'pass')])
      assert.match((await decider.get(page).expect(200)).text, /示例研究院 谢松年/);
    const { uscc } = after;
    const own = await site.container.accounts.findByUsername('provider2');
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: 'provider2' }, { $set: { organisationUscc: uscc } });
    assert.ok(own !== null);
    const firm = (await (await site.signIn('provider2')).get(`/applications/${CITY}`).expect(200)).text;
    assert.match(firm, /专家意见 1 份/);
    assert.doesNotMatch(firm, /谢松年|驻场名单/);
    for (const name of ['nanhu', 'market', 'auditor', 'provider2']) {
      const answer = await (await site.signIn(name)).post(step(CITY, 'record-opinion'), words, { from: '/account' });
      assert.ok([403, 404].includes(answer.status), name);
    }
  });

  it('is not for a county elsewhere, another office or a firm', async () => {
    await nanhu.get(`/applications/${HAINING}`).expect(404);
    assert.equal((await nanhu.post(step(HAINING, 'recommend'), { reason: 'x' }, { from: '/account' })).status, 404);
    await city.get(step(FIRST, 'recommend')).expect(403);
    await nanhu.get(step(RUNNING, 'admit')).expect(403);
    for (const [name, status] of [
      ['market', 404],
      ['finance', 404],
      ['auditor', 403],
      ['admin', 403],
      ['provider2', 404],
    ] as const) {
      const person = await site.signIn(name);
      const answer = await person.post(step(CITY, 'pass'), { reason: 'x' }, { from: '/account' });
      assert.equal(answer.status, status, name);
    }
    const firm = await site.signIn('provider3');
    assert.equal((await firm.post(step(RUNNING, 'admit'), { reason: 'x' }, { from: '/account' })).status, 403);
    const stranger = site.visitor();
    await stranger.get(step(CITY, 'pass')).expect(303);
    assert.equal((await stranger.post(step(CITY, 'pass'), { reason: 'x' }, { from: '/sign-in' })).status, 403);
  });

  it('is not for who made the first review, should they have come to the city office', async () => {
    const { id } = (await site.container.accounts.findByUsername('city'))!;
    await site.database.connection
      .collection('applications')
      .updateMany(
        { name: { $in: ['海宁硖序数据有限公司', '桐乡榨序科技有限公司'] } },
        { $set: { 'firstReview.by.account': id } },
      );
    const refused = await city.get(step(CITY, 'pass')).expect(403);
    assert.match(refused.text, /初审人不得作市级决定/);
    await city.get(step(OBJECTED, 'dismiss-objection')).expect(403);
    await (await site.signIn('city2')).get(step(CITY, 'pass')).expect(200);
  });

  it('on what has moved is a conflict that shows the new state', async () => {
    const { version, digest } = await shownOn(city, step(CITY, 'pass'));
    assert.equal((await take(await site.signIn('city2'), CITY, 'refuse', { reason: '项目不属实。' })).status, 303);
    const late = await city.post(
      step(CITY, 'pass'),
      { version, digest, reason: '同意，写了很久的理由。' },
      { from: '/account' },
    );
    assert.equal(late.status, 409);
    assert.match(late.text, /不予入库/);
    assert.match(late.text, /陆知行/);
    assert.match(late.text, /写了很久的理由/);
    assert.equal((await stored(CITY)).state, 'refused');
  });

  it('on other facts than were shown is a conflict too', async () => {
    const { version, digest } = await shownOn(city, step(CITY, 'pass'));
    await site.database.connection
      .collection('providers')
      .updateOne({ name: '海宁硖序数据有限公司' }, { $set: { legalRepresentative: '另一人' } });
    const answer = await city.post(step(CITY, 'pass'), { version, digest, reason: 'x' });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /所依据的情况已经变化/);
    assert.equal((await city.post(step(CITY, 'pass'), { version, digest: '', reason: 'x' })).status, 409);
    assert.equal((await stored(CITY)).state, 'city-review');
  });

  it('of two officials at once counts exactly once', async () => {
    const { version, digest } = await shownOn(city, step(CITY, 'pass'));
    const city2 = await site.signIn('city2');
    const both = await Promise.all([
      city.post(step(CITY, 'pass'), { version, digest, reason: '同意' }, { from: '/account' }),
      city2.post(step(CITY, 'refuse'), { version, digest, reason: '不同意' }, { from: '/account' }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409]);
  });

  it('shows what an objector wrote to the city office only', async () => {
    assert.match((await city.get(`/applications/${OBJECTED}`)).text, /15405739999/);
    for (const name of ['auditor', 'admin'])
      assert.doesNotMatch(
        (await (await site.signIn(name)).get(`/applications/${OBJECTED}`).expect(200)).text,
        /15405739999|示纱/,
      );
  });
});
