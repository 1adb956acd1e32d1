import assert from 'node:assert/strict';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { ADVISED_AGAINST, HAINING, OVER, RETURNED, RUNNING } from './support.ts';

describe('the workbench', () => {
  let site: TestSite;
  let nanhu: TestPerson;
  let city: TestPerson;
  before(async () => {
    site = await createTestSite();
    nanhu = await site.signIn('nanhu');
    city = await site.signIn('city');
  });
  after(() => site.close());

  const names = (text: string) => [...text.matchAll(/href="\/applications\/([0-9a-f]{24})"/g)].map(([, id]) => id);

  it('waits for whose turn it is, the overdue first', async () => {
    const own = await nanhu.get('/workbench').expect(200);
    assert.match(own.text, /等我办的 3 件/);
    assert.match(own.text, /逾期 \d+ 个工作日/);
    assert.equal(names(own.text).includes(HAINING), false);
    const ofCity = names((await city.get('/workbench').expect(200)).text);
    assert.deepEqual(ofCity.slice(0, 2), [OVER, ADVISED_AGAINST]);
    // Among them one in a notice that runs: an objection to it has come.
    assert.ok(ofCity.includes(RUNNING));
    assert.equal(ofCity.length, 10);
    const firm = await (await site.signIn('haining')).get('/workbench?list=firm').expect(200);
    assert.deepEqual(names(firm.text), [RETURNED]);
  });

  it('is for the offices; who reads no applications has there what else waits', async () => {
    for (const name of ['admin', 'auditor']) await (await site.signIn(name)).get('/workbench').expect(200);
    for (const [name, href, words] of [
      ['market', '/records/standards', '团体标准待确认'],
      ['finance', '/awards', '奖励等我办'],
      ['finance2', '/awards', '奖励等我办'],
    ] as const) {
      const { text } = await (await site.signIn(name)).get('/workbench').expect(200);
      // What waits for others stands in the rail, and is not counted.
      assert.doesNotMatch(text, /等其他人办<\/a>/);
      assert.ok(readable(text).includes(`<a href="${href}">${words}</a>`), name);
      assert.deepEqual(names(text), [], name);
    }
    for (const name of ['enterprise1', 'expert1']) await (await site.signIn(name)).get('/workbench').expect(403);
    await site.visitor().get('/workbench').expect(303);
  });

  it('counts for the city what waits of awards, and leads there', async () => {
    const { text } = await city.get('/workbench').expect(200);
    const tally = (words: string) => new RegExp(`${words}</span><span class="tally">(\\d+)<`).exec(text)?.[1];
    const awards = readable((await city.get('/awards').expect(200)).text);
    assert.ok(awards.includes(`等您办理的奖励 ${tally('奖励等我办') ?? '?'} 项`));
    assert.equal(tally('奖励调整待办'), '1');
    assert.equal(tally('人工认定待复核'), '0');
    // Who proposed it does not decide it: it waits for somebody else of the office.
    const other = await (await site.signIn('city2')).get('/workbench').expect(200);
    assert.match(other.text, /人工认定待复核<\/span><span class="tally">1</);
  });

  it('shows nobody an application that the person may not open', async () => {
    for (const name of ['admin', 'auditor', 'city', 'nanhu', 'haining']) {
      const person = await site.signIn(name);
      for (const list of ['mine', 'office', 'firm', 'public', 'done'])
        for (const id of names((await person.get(`/workbench?list=${list}`).expect(200)).text))
          await person.get(`/applications/${id}`).expect(200);
    }
  });

  it('leads a firm to its own applications and shows it no other', async () => {
    const firm = await site.signIn('provider1');
    const answer = await firm.get('/workbench').expect(303);
    assert.equal(answer.headers['location'], '/applications');
    assert.deepEqual(names(answer.text), []);
  });
});
