import assert from 'node:assert/strict';
import { fixedClock } from '../../../server/clock.ts';
import { createContainer, type Container } from '../../../server/container.ts';
import { openApplications } from '../../../server/persistence/application.repository.ts';
import {
  CITY,
  CONDITIONS,
  demoDocument,
  FIRST,
  MATERIALS,
  OBJECTED,
  OVER,
  PASSED,
  PASSED_TOO,
  RETURNED,
  statementForm,
  take,
} from '../applications/support.ts';
import { createTestSite, readable, TEST_NOW, type TestPerson, type TestSite } from '../../support/site.ts';

describe('the issue of papers', () => {
  let site: TestSite;
  let city: TestPerson;
  let nanhu: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
    nanhu = await site.signIn('nanhu');
  });
  const started: Container[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.settle()));
    await site.close();
  });

  const papersOf = (id: string) => site.container.papers.papers.ofDocument('applications', id);
  const said = async (id: string) => JSON.stringify((await papersOf(id)).map(({ content }) => content));
  const returned = { reason: '材料不全。', 'correction-teamSize': '按社保人数填写。' };
  /** The next process on the same database, after the clock has moved. */
  const nextStart = async (now = TEST_NOW): Promise<Container> => {
    const { config, logger, sessionSecret } = site.container;
    const clock = fixedClock(now);
    const next = await createContainer({ config, logger, sessionSecret, database: site.database, clock });
    started.push(next);
    return next;
  };

  it('is done when the decision answers, and the case shows it at once', async () => {
    assert.equal((await take(nanhu, FIRST, 'return', returned)).status, 303);
    const paper = (await papersOf(FIRST)).at(-1);
    assert.deepEqual([paper?.kind, paper?.version, paper?.content.date], ['correction', 3, '2026-11-24']);
    assert.ok(readable((await nanhu.get(`/applications/${FIRST}`)).text).includes(paper?.number ?? '-'));
  });

  for (const [name, id, event, kind] of [
    ['a return of the city', CITY, 'return', 'correction'],
    ['a refusal', CITY, 'refuse', 'refusal'],
    ['an upheld objection', OBJECTED, 'uphold-objection', 'refusal'],
    ['an admission', OVER, 'admit', 'admission'],
  ] as const) {
    it(`follows ${name}, by the city's office`, async () => {
      const person = id === OBJECTED ? await site.signIn('city2') : city;
      assert.equal((await take(person, id, event, { ...returned, reason: '理由在此。' })).status, 303);
      const paper = (await papersOf(id)).at(-1);
      assert.deepEqual([paper?.kind, paper?.content.office], [kind, '嘉兴市经济和信息化局']);
      assert.match(JSON.stringify(paper?.content), /理由在此/);
      assert.doesNotMatch(JSON.stringify(paper?.content), /示纱|15405739999/);
    });
  }

  it('tells of the membership that the provider has', async () => {
    await take(city, OVER, 'admit');
    assert.match(await said(OVER), /2026年11月24日至2029年11月23日/);
    const uscc = (await site.container.applications.findById(OVER))!.uscc;
    assert.equal((await site.container.providers.findByUscc(uscc))?.pool[0]?.to, '2029-11-23');
  });

  it('is made good at the next start where the process was killed after the decision, once', async () => {
    const bare = await openApplications(site.database.connection);
    const { state, version } = (await bare.findById(FIRST))!;
    const by = { account: 'x', name: '南湖区经信局 · 顾清和', role: 'county' } as const;
    await bare.decide(
      { id: FIRST, state, version },
      {
        to: 'returned-first',
        entry: { at: '2026-11-23T16:30:00.000Z', by, event: 'return', reason: '材料不全。', shown: null },
        set: { corrections: [{ field: 'teamSize', reason: '按社保人数填写。' }] },
      },
    );
    assert.equal((await papersOf(FIRST)).length, 1);
    const { following } = await nextStart();
    await Promise.all([following.catchUp(), following.catchUp(), site.container.following.catchUp()]);
    const papers = await papersOf(FIRST);
    assert.deepEqual(
      papers.map(({ kind }) => kind),
      ['acceptance', 'correction'],
    );
    // 16:30 in London is half past midnight in Jiaxing: the paper bears the day of the decision there.
    assert.equal(papers[1]?.content.date, '2026-11-24');
    assert.match(await said(FIRST), /按社保人数填写/);
    await (await nextStart()).following.catchUp();
    assert.deepEqual(await papersOf(FIRST), papers);
  });

  it('does not undo a decision where it fails; the follower makes it good', async () => {
    const stored = site.database.connection.collection('papers');
    const { following, papers } = site.container;
    await following.catchUp();
    const honest = papers.papers.issue;
    papers.papers.issue = () => Promise.reject(new Error('gone'));
    assert.equal((await take(nanhu, FIRST, 'return', returned)).status, 303);
    await following.settled();
    assert.equal(await stored.countDocuments({ document: FIRST }), 1);
    papers.papers.issue = honest;
    await following.catchUp();
    assert.equal(await stored.countDocuments({ document: FIRST }), 2);
  });

  it('freezes the paper: nothing that befalls the application or the firm changes it', async () => {
    await take(nanhu, FIRST, 'return', returned);
    const before = (await papersOf(FIRST)).at(-1);
    const { connection } = site.database;
    const { uscc } = (await site.container.applications.findById(FIRST))!;
    await connection.collection('applications').updateMany({ uscc }, { $set: { name: '改名公司', corrections: [] } });
    await connection.collection('providers').updateMany({ uscc }, { $set: { name: '改名公司' } });
    await site.container.following.catchUp();
    const after = (await papersOf(FIRST)).find(({ kind }) => kind === 'correction');
    assert.deepEqual(after, before);
    const page = readable((await nanhu.get(`/papers/${encodeURIComponent(before!.number)}`).expect(200)).text);
    assert.match(page, /按社保人数填写/);
    assert.doesNotMatch(page, /改名公司/);
  });

  it('gives each return a paper of its own', async () => {
    const { uscc, version } = (await site.container.applications.findById(RETURNED))!;
    const provider2 = (await site.container.accounts.findByUsername('provider2'))!;
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: provider2.username }, { $set: { organisationUscc: uscc } });
    const firm = await site.signIn('provider2');
    const haining = await site.signIn('haining');
    const edit = `/applications/${RETURNED}/edit`;
    const form = statementForm(version, {}, CONDITIONS, []);
    for (const code of MATERIALS) form.append(`material-${code}`, demoDocument(7, code));
    assert.equal((await firm.post(edit, form)).status, 303);
    assert.equal((await take(firm, RETURNED, 'submit', {})).status, 303);
    assert.equal((await take(haining, RETURNED, 'return', { reason: '二', 'correction-cases': '再补。' })).status, 303);
    await site.container.following.catchUp();
    const papers = (await papersOf(RETURNED)).filter(({ kind }) => kind === 'correction');
    assert.equal(papers.length, 2);
    assert.match(JSON.stringify(papers.at(-1)?.content), /再补/);
    assert.doesNotMatch(JSON.stringify(papers[0]?.content), /再补/);
  });

  describe('of a notice', () => {
    const open = async () => {
      const text = readable((await city.get('/notices/new').expect(200)).text);
      const chosen = [...text.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, value]): [string, string] => [
        'chosen',
        value ?? '',
      ]);
      const answer = await city.post('/notices/new', new URLSearchParams([...chosen, ['until', '2026-12-01']]));
      return String(answer.headers['location']);
    };
    const frozen = (number: string) => site.container.papers.papers.findByNumber(number);

    it('freezes whom it named; the public page shows that, and what came of it beside it', async () => {
      const address = await open();
      const number = decodeURIComponent(address.slice('/notices/'.length));
      const paper = (await frozen(number))!;
      assert.match(JSON.stringify(paper.content), /2 家服务商/);
      await site.database.connection.collection('applications').updateMany({}, { $set: { name: '改名公司' } });
      const page = readable((await site.visitor().get(address).expect(200)).text);
      assert.ok(page.includes(paper.digest));
      assert.doesNotMatch(/<article class="paper">[\s\S]*<\/article>/.exec(page)?.[0] ?? '改名公司', /改名公司/);
      await site.container.following.catchUp();
      assert.deepEqual(await frozen(number), paper);
    });

    it('waits until whoever opens it has named all, and is made good after a kill', async () => {
      const notice = { number: '嘉经信公示〔2026〕12号', from: '2026-11-24', until: '2026-12-01' };
      const bare = await openApplications(site.database.connection);
      const by = { account: 'x', name: '市经信局 · 沈如晦', role: 'city' } as const;
      const entry = { at: '2026-11-24T02:00:00.000Z', by, event: 'open-notice', reason: notice.number, shown: null };
      const name = async (id: string) => {
        const { state, version } = (await bare.findById(id))!;
        await bare.decide({ id, state, version }, { to: 'in-notice', entry, set: { notice } });
      };
      await name(PASSED);
      await site.container.following.catchUp();
      const address = `/notices/${encodeURIComponent(notice.number)}`;
      assert.match((await site.visitor().get(address).expect(200)).text, /1 家服务商/);
      assert.equal(await frozen(notice.number), null);
      await name(PASSED_TOO);
      // Killed before it could issue: the next process does, when it is sure that nobody names any more.
      const { following, pool } = await nextStart('2026-11-24T10:02:00+08:00');
      await following.catchUp();
      await pool.notices.one(notice.number);
      assert.match(JSON.stringify((await frozen(notice.number))?.content), /2 家服务商/);
    });
  });
});
