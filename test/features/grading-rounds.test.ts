import assert from 'node:assert/strict';
import { cardOf, roundDigest, sumOf, type GradeResult } from '../../server/domain/grading/grade-result.ts';
import type { GradingRound } from '../../server/domain/grading/grading-round.ts';
import { openGradingStores, type GradingStores } from '../../server/grading-services.ts';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { sha256 } from '../../server/persistence/sha256.ts';
import { lowBefore, lowOf, scoreRest } from '../support/grading.ts';
import { movableClock } from '../support/movable-clock.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../support/site.ts';

const { provider1 } = DEMO_ORGANISATIONS;

/** One round from opening to what follows from it; each test goes on where the one before it stopped. */
describe('a round of the grading, on the site', function () {
  this.timeout(60_000);
  const clock = movableClock();
  let site: TestSite;
  let stores: GradingStores;
  let number = '';
  const people: Record<string, TestPerson> = {};
  const as = async (name: string): Promise<TestPerson> => (people[name] ??= await site.signIn(name));

  before(async () => {
    site = await createTestSite({ clock });
    stores = await openGradingStores(site.database.connection, () => undefined);
  });
  after(() => site.close());

  const roundNow = async (): Promise<GradingRound> =>
    (await stores.gradingRounds.find(number)) ?? assert.fail('no round');
  const resultsNow = async () => {
    const all: GradeResult[] = [];
    for await (const one of stores.gradingResults.each(number)) all.push(one);
    return all;
  };
  const settle = () => site.container.gradingRounds.compute.run(number);
  /** Takes a step as its page would send it. */
  async function step(name: string, event: string, fields: Record<string, string> = {}, digest?: string) {
    const { version, result } = await roundNow();
    const shown = digest ?? result?.digest ?? '';
    const answer = await (
      await as(name)
    ).post(
      `/grading/rounds/${number}/steps/${event}`,
      { version: String(version), digest: shown, ...fields },
      { from: '/account' },
    );
    if (answer.status === 303) await settle();
    return answer;
  }
  const score = async (name: string, uscc: string, fields: Record<string, string>, recuse = '') => {
    const person = await as(name);
    const [own] = (await person.get('/grading/sheets')).text.match(/\/grading\/sheets\/[0-9a-f]{24}/) ?? [];
    const address = `${own ?? ''}/firms/${uscc}`;
    const version = /name="version" value="(\d+)"/.exec((await person.get(address)).text)?.[1] ?? '';
    return person.post(`${address}${recuse}`, { version, ...fields }, { from: address });
  };

  it('is opened by the city with a day and experts; what was typed stays', async () => {
    const city = await as('city');
    const none = await city.post('/grading/rounds/new', { cutOff: '2026-11-31' });
    assert.equal(none.status, 422);
    assert.match(none.text, /value="2026-11-31"/);
    const few = await city.post('/grading/rounds/new', { cutOff: '2026-11-20' });
    assert.match(readable(few.text), /请至少选择 2 位专家/);
    const future = await city.post('/grading/rounds/new', { cutOff: '2027-01-01' });
    assert.match(readable(future.text), /截止日不能晚于今天/);
    const experts = await site.container.accounts.ofRole('expert');
    const form = new URLSearchParams({ cutOff: '2026-11-20' });
    for (const { id } of experts.slice(0, 2)) form.append('experts', id);
    const opened = await city.post('/grading/rounds/new', form);
    assert.equal(opened.status, 303);
    number = (opened.headers['location'] ?? '').split('/').at(-1) ?? '';
    assert.match(number, /^PJ2026-\d+$/);
    await settle();
    const round = await roundNow();
    assert.equal(round.state, 'judging');
    assert.ok((round.result?.firms ?? 0) > 40);
  });

  it('computes each firm from its record as of the day, and says so to the digest', async () => {
    const { scheme, cutOff, result } = await roundNow();
    const all = await resultsNow();
    for (const { facts, total, grade } of all)
      assert.deepEqual(
        { total, grade },
        (({ total: t, grade: g }) => ({ total: t, grade: g }))(sumOf(cardOf(scheme, facts))),
      );
    assert.equal(result?.digest, roundDigest({ scheme, cutOff }, all, sha256));
    const page = readable(
      (await (await as('city')).get(`/grading/rounds/${number}/firms/${provider1}`).expect(200)).text,
    );
    assert.match(page, /工作实效/);
    await (await as('haining')).get(`/grading/rounds/${number}/firms/${provider1}`).expect(404);
    await (await as('provider1')).get(`/grading/rounds/${number}`).expect(403);
  });

  it('keeps what an expert says from everybody until all are in', async () => {
    const all = await resultsNow();
    const other = all.find(({ uscc }) => uscc !== provider1)?.uscc ?? '';
    assert.equal((await score('expert1', provider1, { recusal: '亲属在该企业任职' }, '/recuse')).status, 303);
    assert.equal((await score('expert1', other, { 'points-solution': '77', remark: '方案很清楚' })).status, 303);
    await scoreRest(stores, number, all);
    const sheet =
      /\/grading\/sheets\/[0-9a-f]{24}/.exec((await (await as('expert1')).get('/grading/sheets')).text)?.[0] ?? '';
    await (await as('expert2')).get(sheet).expect(404);
    await (await as('city')).get(sheet).expect(403);
    const shown = readable((await (await as('city')).get(`/grading/rounds/${number}`)).text);
    assert.ok(!shown.includes('方案很清楚') && !shown.includes('亲属在该企业任职'), 'a score or a recusal is shown');
    assert.match(shown, /还有 2 位专家没有提交评分/);
  });

  it('refuses a score that is none, and a sheet that is half or not declared', async () => {
    const wrong = await score('expert1', provider1, {
      'points-solution': '101',
      remark: '写了很多',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="101"/);
    assert.match(wrong.text, /写了很多/);
    const sheet =
      /\/grading\/sheets\/[0-9a-f]{24}/.exec((await (await as('expert2')).get('/grading/sheets')).text)?.[0] ?? '';
    const half = await (
      await as('expert2')
    ).post(`${sheet}/submit`, { version: '1', declared: 'yes' }, { from: sheet });
    assert.match(readable(half.text), /还有企业没有评分/);
    const first =
      /\/grading\/sheets\/[0-9a-f]{24}/.exec((await (await as('expert1')).get('/grading/sheets')).text)?.[0] ?? '';
    const page = await (await as('expert1')).get(first);
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    const undeclared = await (await as('expert1')).post(`${first}/submit`, { version }, { from: first });
    assert.match(readable(undeclared.text), /请确认与所评企业没有利害关系/);
    const done = await (await as('expert1')).post(`${first}/submit`, { version, declared: 'yes' }, { from: first });
    assert.equal(done.status, 303);
  });

  it('goes on without an expert only with a reason, and counts the mean of those who handed in', async () => {
    assert.equal((await step('city', 'gather')).status, 422);
    assert.equal((await step('city', 'gather', { reason: '专家因病不能评分' })).status, 303);
    const all = await resultsNow();
    assert.deepEqual(all.find(({ uscc }) => uscc === provider1)?.facts.judged, {});
    assert.ok(all.filter(({ uscc }) => uscc !== provider1).every(({ facts }) => facts.judged?.['solution'] === 77));
    assert.equal((await roundNow()).state, 'computed');
  });

  it('shows after the gathering who gave what: to who holds the round with names, to others without', async () => {
    const other = (await resultsNow()).find(({ uscc }) => uscc !== provider1)?.uscc ?? '';
    const firm = `/grading/rounds/${number}/firms`;
    const of = async (name: string, address: string) =>
      (await (await as(name)).get(address).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    const [first] = await stores.gradingSheets.ofRound(number);
    const { name: expert = '' } = first?.expert ?? {};
    const city = await of('city', `${firm}/${other}`);
    assert.match(city, new RegExp(`${expert} .*77 方案很清楚 平均（计入评级） 77`));
    assert.match(await of('city', `${firm}/${provider1}`), /回避 .*亲属在该企业任职|亲属在该企业任职 .*回避/);
    const market = await of('market', `${firm}/${other}`);
    assert.match(market, /专家 77 方案很清楚/);
    assert.ok(!market.includes(expert), 'others learn which expert it was');
    const back = await of('market', `${firm}/${provider1}`);
    assert.match(back, /有 1 位专家回避/);
    assert.ok(!back.includes('亲属在该企业任职') && !back.includes(expert), 'a recusal is shown');
    assert.match(await of('city', `/grading/rounds/${number}`), /（平均）.* 77 /);
    assert.doesNotMatch(await of('market', `/grading/rounds/${number}`), /（平均）/);
  });

  it('is confirmed by others than who proposed it, on what they were shown', async () => {
    assert.equal((await step('city', 'propose', {}, 'old')).status, 409);
    assert.equal((await step('city', 'propose')).status, 303);
    assert.equal((await step('city', 'agree')).status, 403);
    assert.equal((await step('nanhu', 'agree')).status, 403);
    assert.equal((await step('market', 'agree')).status, 303);
    assert.equal((await step('market', 'agree')).status, 403);
    assert.equal((await roundNow()).state, 'committee');
    assert.equal((await step('finance', 'agree')).status, 303);
    assert.equal((await roundNow()).state, 'confirmed');
  });

  it('is listed for the notice: everybody sees grades, each firm its own points', async () => {
    await site.visitor().get(`/grading/results/${number}`).expect(404);
    assert.equal((await step('city', 'open-notice')).status, 303);
    assert.equal(await stores.grades.countOf(number), (await roundNow()).result?.firms);
    const list = readable((await site.visitor().get(`/grading/results/${number}`).expect(200)).text);
    assert.match(list, /服务商评级结果公示/);
    assert.ok(!/\d+\.\d\d/.test(list), 'points are shown to everybody');
    const own = (await stores.grades.ofFirmInRound(number, provider1)) ?? assert.fail();
    const shown = readable((await (await as('provider1')).get(`/grades/${own.id}`).expect(200)).text);
    assert.match(shown, /提出申诉[^]*有 1 位专家回避/);
    assert.ok(!shown.includes('亲属在该企业任职'), 'the firm learns why an expert stood back');
    await (await as('provider2')).get(`/grades/${own.id}`).expect(404);
    await (await as('enterprise1')).get(`/grades/${own.id}`).expect(404);
    await site.visitor().get(`/grades/${own.id}`).expect(303);
  });

  const deed = async (name: string, event: string, fields: Record<string, string> = {}) => {
    const { id, version } = (await stores.grades.ofFirmInRound(number, provider1)) ?? assert.fail();
    return (await as(name)).post(
      `/grades/${id}/steps/${event}`,
      { version: String(version), ...fields },
      { from: '/account' },
    );
  };

  it('is appealed by the firm and corrected by somebody else, with what was there before', async () => {
    assert.equal((await deed('provider1', 'appeal')).status, 422);
    assert.equal((await deed('provider1', 'appeal', { reason: '验收合格率没有计入。' })).status, 303);
    assert.equal((await deed('city', 'dismiss', { reason: '不成立' })).status, 403);
    assert.equal((await deed('city3', 'uphold', { reason: '已核对' })).status, 422);
    const typed = await deed('city3', 'uphold', { reason: '已核对', 'judged:solution': '很高' });
    assert.equal(typed.status, 422);
    assert.match(typed.text, /value="很高"/);
    const before = (await stores.grades.ofFirmInRound(number, provider1)) ?? assert.fail();
    assert.equal((await deed('city3', 'uphold', { reason: '已核对验收材料', 'judged:solution': '90' })).status, 303);
    const after = (await stores.grades.ofFirmInRound(number, provider1)) ?? assert.fail();
    assert.deepEqual(
      after.corrections.map(({ target, from, to }) => [target.id, from, to]),
      [['solution', null, 90]],
    );
    assert.deepEqual(after.noticed, { total: before.total, grade: before.grade });
    assert.notEqual(after.total, before.total);
    const page = readable((await (await as('provider1')).get(`/grades/${after.id}`)).text);
    assert.match(page, /复评更正的数据/);
    assert.ok(!page.includes('叶见微'), 'the firm learns who decided');
    assert.equal((await deed('provider1', 'appeal', { reason: '再来一次' })).status, 409);
  });

  it('is published when the notice is over and nothing waits, and puts a row of low grades before people', async () => {
    assert.equal((await step('city', 'publish')).status, 409);
    const low = (await lowOf(stores, number)) ?? assert.fail('nobody has a grade to mend');
    await lowBefore(stores, low);
    clock.setTo('2026-12-08T10:00:00+08:00');
    assert.equal((await step('city', 'publish')).status, 303);
    assert.equal((await roundNow()).state, 'published');
    const one = (await stores.grades.ofFirmInRound(number, low.uscc)) ?? assert.fail();
    assert.equal(one.state, 'to-mend');
    assert.equal(one.inARow, 2);
    assert.match(one.removal ?? '', /^CY2026\d{4}$/);
    const clues = await site.container.listingCases.ofFirm(low.uscc);
    assert.equal(clues.filter(({ clue }) => clue.source === 'grading').length, 1);
    await site.container.gradingRounds.resume();
    assert.equal((await site.container.listingCases.ofFirm(low.uscc)).length, clues.length);
  });

  it('is over: run again it changes nothing', async () => {
    // Where the journal put it may still be noted beside it.
    const stands = async () => ({ ...(await roundNow()), journaled: null });
    const before = await stands();
    await settle();
    assert.deepEqual(await stands(), before);
  });
});
