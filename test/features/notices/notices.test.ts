import assert from 'node:assert/strict';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';

const id = (serial: number) => (0xd0_0000_0000 + serial).toString(16).padStart(24, '0');
const PASSED = id(11);
const PASSED_TOO = id(12);
const RUNNING = `/notices/${encodeURIComponent('嘉经信公示〔2026〕11号')}`;

describe('public notices', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const chosenOn = async () =>
    [...(await city.get('/notices/new').expect(200)).text.matchAll(/name="chosen" value="([^"]+)"/g)].map(
      ([, value]) => value ?? '',
    );
  const open = (person: TestPerson, chosen: readonly string[], until = '2026-12-01') =>
    person.post(
      '/notices/new',
      new URLSearchParams([...chosen.map((value): [string, string] => ['chosen', value]), ['until', until]]),
      {
        from: '/account',
      },
    );

  it('are public while they run and afterwards, without who objected or how to reach anyone', async () => {
    const list = await site.visitor().get('/notices').expect(200);
    assert.match(list.text, /正在公示 1 批，共 4 批/);
    const page = readable((await site.visitor().get(RUNNING).expect(200)).text);
    assert.match(page, /嘉兴鸳序信息技术有限公司/);
    assert.match(page, /公示期自2026年11月21日起 5 个工作日，至2026年11月27日止/);
    assert.match(page, /第 5 个工作日/);
    assert.doesNotMatch(page, /韩思齐|1540573/);
    const over = await site
      .visitor()
      .get(`/notices/${encodeURIComponent('嘉经信公示〔2026〕10号')}`)
      .expect(200);
    assert.match(over.text, /公示期满/);
    assert.doesNotMatch(over.text, /示纱/);
    await site.visitor().get('/notices/x').expect(404);
  });

  it('open for several at once, with the next number and the arithmetic', async () => {
    const page = await city.get('/notices/new').expect(200);
    assert.match(readable(page.text), /至2026年12月1日接受异议/);
    assert.match(page.text, /2026年11月28日[\s\S]{0,400}周末[\s\S]{0,200}不计/);
    const answer = await open(city, await chosenOn());
    assert.equal(answer.status, 303);
    assert.equal(decodeURIComponent(String(answer.headers['location'])), '/notices/嘉经信公示〔2026〕12号');
    for (const one of [PASSED, PASSED_TOO]) {
      const { state, notice, due, history } = (await site.container.applications.findById(one))!;
      assert.deepEqual([state, due], ['in-notice', '2026-12-01']);
      assert.deepEqual(notice, { number: '嘉经信公示〔2026〕12号', from: '2026-11-24', until: '2026-12-01' });
      assert.equal(history.at(-1)?.event, 'open-notice');
    }
    await site.visitor().get(String(answer.headers['location'])).expect(200);
  });

  it('name each application once, though two officials open at once', async () => {
    const chosen = await chosenOn();
    const city2 = await site.signIn('city2');
    const answers = await Promise.all([open(city, chosen), open(city2, chosen)]);
    assert.ok(answers.some(({ status }) => status === 303));
    for (const one of [PASSED, PASSED_TOO]) {
      const { history, notice } = (await site.container.applications.findById(one))!;
      assert.equal(history.filter(({ event }) => event === 'open-notice').length, 1);
      assert.equal(history.at(-1)?.reason, notice?.number);
    }
  });

  it('do not open for nothing, for what has moved, or for what makes no sense', async () => {
    assert.equal((await open(city, [])).status, 422);
    assert.equal((await open(city, ['nonsense', '$where:1'])).status, 422);
    const [first = ''] = await chosenOn();
    assert.equal((await open(city, [first.replace(/\d+$/, '1')])).status, 409);
    assert.equal((await open(city, [`${id(8)}:3`])).status, 409);
    assert.equal((await open(city, [first], '2026-11-30')).status, 409);
    assert.equal((await site.container.applications.findById(PASSED))?.state, 'passed');
  });

  it('are opened by the city office only', async () => {
    for (const name of ['nanhu', 'admin', 'auditor', 'provider1']) {
      const person = await site.signIn(name);
      await person.get('/notices/new').expect(403);
      assert.equal((await open(person, [`${PASSED}:5`])).status, 403);
    }
    await site.visitor().get('/notices/new').expect(303);
  });
});
