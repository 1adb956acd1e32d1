import assert from 'node:assert/strict';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';
import { caseOf, CLUE, INVESTIGATING, OVERDUE } from './support.ts';

const TIP = { whom: '某企业', content: '转包', name: '钱某', contact: '057388888888' };

describe('a clue', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('from the public says all that is missing at once, and keeps what was typed', async () => {
    const visitor = site.visitor();
    const answer = await visitor.post('/negative-list/report', { content: '转包', uscc: '91330400MA20000271' });
    assert.equal(answer.status, 422);
    for (const words of [/被反映的服务商名称/, /您的姓名或单位名称/, /您的联系方式/, /统一社会信用代码有误/, /转包/])
      assert.match(answer.text, words);
    const long = await visitor.post('/negative-list/report', {
      ...TIP,
      content: '字'.repeat(2001),
      name: '名'.repeat(61),
    });
    assert.match(long.text, /最多 2000 个字[\s\S]*最多 60 个字/);
    assert.equal((await visitor.postBare('/negative-list/report', TIP)).status, 403);
  });

  it('about a firm nobody knows waits without one, and cannot be opened before it is known', async () => {
    const visitor = site.visitor();
    assert.equal((await visitor.post('/negative-list/report', TIP)).status, 303);
    const [one] = (await site.container.listingCases.list(['clue'])).filter(({ clue }) => clue.whom === '某企业');
    assert.equal(one?.subject, null);
    const city = await site.signIn('city');
    const page = `${caseOf(one!.id)}/steps/open-case`;
    const { text } = await city.get(page).expect(200);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    const order = { version: hidden('version'), digest: hidden('digest'), reason: '立案', uscc: '91330400MA20000270' };
    const refused = await city.post(page, order);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /没有这家服务商[\s\S]*91330400MA20000270/);
  });

  it('from an official: each office may, a firm and the administrator may not', async () => {
    for (const username of ['city', 'nanhu', 'market', 'finance']) {
      const person = await site.signIn(username);
      const answer = await person.post('/negative-list/cases/new', { whom: '某企业', content: `${username} 登记` });
      assert.equal(answer.status, 303, username);
      // A county reads no clue about a firm that is not known to be of its region.
      const led =
        username === 'nanhu' ? /^\/negative-list\/report\/received$/ : /^\/negative-list\/cases\/[0-9a-f]{24}$/;
      assert.match(String(answer.headers['location']), led, username);
    }
    for (const username of ['auditor', 'admin', 'provider1', 'enterprise1'])
      await (await site.signIn(username)).get('/negative-list/cases/new').expect(403);
  });

  it('and its case are read by the offices, a county only of its own region', async () => {
    for (const [username, id, status] of [
      ['city2', CLUE, 200],
      ['auditor', CLUE, 200],
      ['market', CLUE, 200],
      ['finance', INVESTIGATING, 200],
      ['haining', OVERDUE, 200],
      ['nanhu', OVERDUE, 404],
      ['nanhu', INVESTIGATING, 404],
      ['admin', CLUE, 200],
      ['provider1', CLUE, 404],
      ['enterprise1', CLUE, 404],
    ] as const)
      await (await site.signIn(username)).get(caseOf(id)).expect(status);
    const desk = readable((await (await site.signIn('haining')).get('/negative-list/cases').expect(200)).text);
    assert.match(desk, /海宁市的案件/);
    assert.doesNotMatch(desk, /等我办/);
  });

  it('stands on the desk with its term, the overdue first, also on the workbench', async () => {
    const city2 = await site.signIn('city2');
    const desk = readable((await city2.get('/negative-list/cases').expect(200)).text);
    assert.match(desk, /等我办的 \d+ 件/);
    const dues = [...desk.matchAll(/datetime="(\d{4}-\d\d-\d\d)"/g)].map(([, day]) => day);
    assert.ok(dues.length > 3);
    assert.deepEqual(dues, dues.toSorted());
    assert.match(desk, /逾期 \d+ 个工作日/);
    assert.match(
      readable((await city2.get('/workbench').expect(200)).text),
      /负面清单案件[\s\S]*\/negative-list\/cases\?list=mine/,
    );
    const found = readable(
      (await city2.get('/negative-list/cases?list=in-force&q=%E4%BA%91%E6%9F%98').expect(200)).text,
    );
    assert.match(found, /在清单内的 1 件/);
  });
});

describe('clues from one address', () => {
  it('are taken only so many an hour', async () => {
    const site = await createTestSite();
    const visitor = site.visitor();
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push((await visitor.post('/negative-list/report', {})).status);
    assert.deepEqual([answers.filter((status) => status === 422).length, answers.at(-1)], [30, 429]);
    await site.close();
  });
});
