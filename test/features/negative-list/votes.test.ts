import assert from 'node:assert/strict';
import { hashPassword } from '../../../server/persistence/passwords.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import {
  accountId,
  CARRIED,
  caseOf,
  done,
  NOT_CARRIED,
  shownOn,
  SILENT,
  step,
  stored,
  take,
  VOTE_FOR,
  VOTING,
} from './support.ts';

/** The reason of the vote that is in, in the demonstration data. */
const SECRET = '催告两次，理由不成立';

describe('a vote', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('of another is on no page and in no answer of the API before the last one is in', async () => {
    await site.container.journal.relay();
    const { number, subject } = await stored(site, VOTING);
    const pages = [
      caseOf(VOTING),
      ...['vote', 'list', 'close', 'revoke'].map((event) => step(VOTING, event)),
      ...['mine', 'office', 'firm', 'in-force', 'done'].map((list) => `/negative-list/cases?list=${list}`),
      ...[
        '/negative-list/own',
        '/workbench',
        `/providers/${subject?.uscc}`,
        '/negative-list',
        '/negative-list/export.csv',
      ],
      ...['/journal?kind=listing_cases', `/journal/verify?number=${number}`],
      ...['/api/v1/negative-list', '/api/v1/journal?limit=200', '/api/v1/journal?after=200&limit=200'],
    ];
    for (const username of ['', 'city', 'city2', 'nanhu', 'market', 'finance', 'auditor', 'admin', 'provider1']) {
      const person = username === '' ? site.visitor() : await site.signIn(username);
      for (const page of pages) {
        const { text } = await person.get(page);
        assert.ok(!text.includes(SECRET), `${username} reads it on ${page}`);
        if (page.startsWith(caseOf(VOTING)) && username !== 'city2')
          assert.doesNotMatch(text, /同意列入/, `${username} sees how it went on ${page}`);
      }
      if (username === 'city2') assert.doesNotMatch((await person.get(caseOf(VOTING))).text, /同意列入/);
    }
    assert.ok(
      (await (await site.signIn('city3')).get(caseOf(VOTING)).expect(200)).text.includes(SECRET),
      'the own one',
    );
  });

  it('is of the panel only, once, with a reason and a choice; then all are shown', async () => {
    const [city, city2, city3] = [await site.signIn('city'), await site.signIn('city2'), await site.signIn('city3')];
    await city.get(step(VOTING, 'vote')).expect(403);
    await city3.get(step(VOTING, 'vote')).expect(409);
    const unsure = await take(city2, VOTING, 'vote', { reason: '再想想' });
    assert.equal(unsure.status, 422);
    assert.match(unsure.text, /请选择同意或不同意[\s\S]*再想想/);
    const silent = await take(city2, VOTING, 'vote', { inFavour: 'no', reason: ' ' });
    assert.equal(silent.status, 422);
    assert.match(silent.text, /请写明理由/);
    assert.match(silent.text, /value="no" checked/);
    await done(city2, VOTING, 'vote', { inFavour: 'no', reason: '设备延误可信' });
    for (const username of ['city', 'auditor']) {
      const { text } = await (await site.signIn(username)).get(caseOf(VOTING)).expect(200);
      assert.ok(text.includes(SECRET) && text.includes('设备延误可信'), username);
    }
    // One for, one against: no majority.
    await city2.get(step(VOTING, 'list')).expect(409);
    await done(city2, VOTING, 'close', { reason: '未过半数' });
  });

  it('of who can no longer vote is given to another; those that are in stay', async () => {
    const city = await site.signIn('city');
    const others = ['city2', 'city3'];
    const ids = await Promise.all(others.map((name) => accountId(site, name)));
    await done(city, SILENT, 'deliberate', { panel: ids });
    const city3 = await site.signIn('city3');
    await done(city3, SILENT, 'vote', VOTE_FOR);
    await city.get(step(SILENT, 'replace-panel')).expect(409);
    const passwordHash = await hashPassword('in the place of another 2026');
    const account = { username: 'stand-in', displayName: '接替人', role: 'city' as const };
    await site.container.accounts.create({ account, passwordHash, demo: false, createdAt: new Date(0) });
    await site.container.accounts.setBlocked('city2', true);
    assert.equal((await take(city, SILENT, 'replace-panel', { reason: '调离' })).status, 422);
    await done(city, SILENT, 'replace-panel', { reason: '调离', panel: await accountId(site, 'stand-in') });
    const { panel, votes } = await stored(site, SILENT);
    assert.deepEqual([panel.map(({ name }) => name.slice(-3)), votes.length], [['叶见微', '接替人'], 1]);
    const standIn = site.visitor();
    await standIn.signIn('stand-in', 'in the place of another 2026');
    await done(standIn, SILENT, 'vote', VOTE_FOR);
    await done(standIn, SILENT, 'list', { reason: '是' });
    await site.container.accounts.setBlocked('city2', false);
  });

  it('decides: what is carried is listed and not closed, what is not is closed and not listed', async () => {
    const [city2, city3, city] = [await site.signIn('city2'), await site.signIn('city3'), await site.signIn('city')];
    assert.match((await city2.get(step(CARRIED, 'close')).expect(409)).text, /已过半数/);
    await city.get(step(CARRIED, 'list')).expect(403);
    assert.match((await city.get(step(NOT_CARRIED, 'list')).expect(409)).text, /未过半数/);
    await city2.get(step(NOT_CARRIED, 'close')).expect(403);
    await done(city3, NOT_CARRIED, 'close', { reason: '证据不足' });
    assert.equal((await stored(site, NOT_CARRIED)).state, 'not-listed');
  });
});

describe('many who vote or decide at the same instant', function () {
  this.timeout(60_000);
  let site: TestSite;
  const people: TestPerson[] = [];
  const COUNT = 12;
  before(async () => {
    site = await createTestSite();
    const passwordHash = await hashPassword('one of twelve 2026');
    for (let i = 1; i <= COUNT; i++) {
      const account = { username: `judge${i}`, displayName: `审议员 ${i}`, role: 'city' as const };
      await site.container.accounts.create({ account, passwordHash, demo: false, createdAt: new Date(0) });
      const person = site.visitor();
      assert.equal((await person.signIn(`judge${i}`, 'one of twelve 2026')).status, 303);
      people.push(person);
    }
  });
  after(() => site.close());

  it('all votes count, each once, though every one of them was twice sent', async () => {
    const city = await site.signIn('city');
    const ids = await Promise.all(
      people.map(async (_, i) => (await site.container.accounts.findByUsername(`judge${i + 1}`))?.id ?? ''),
    );
    await done(city, SILENT, 'deliberate', { panel: ids });
    const shown = await Promise.all(people.map((person) => shownOn(person, step(SILENT, 'vote'))));
    const send = (person: TestPerson, i: number) => {
      const { version = '', digest = '' } = shown[i] ?? {};
      return person.post(
        step(SILENT, 'vote'),
        { version, digest, ...VOTE_FOR, reason: `理由 ${i}` },
        { from: '/account' },
      );
    };
    const answers = await Promise.all(people.flatMap((person, i) => [send(person, i), send(person, i)]));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [
      ...Array<number>(COUNT).fill(303),
      ...Array<number>(COUNT).fill(409),
    ]);
    const { votes, history, version } = await stored(site, SILENT);
    assert.equal(new Set(votes.map(({ by }) => by.account)).size, COUNT);
    assert.equal(votes.length, COUNT);
    assert.deepEqual(
      history.map((entry) => entry.version),
      Array.from({ length: version }, (_, i) => i + 1),
    );
    assert.match(JSON.stringify(history), /企业逾期未陈述申辩/);
  });

  it('one decision is made, one number kept by it, one listing noted; the others see the case as it is now', async () => {
    const shown = await Promise.all(people.map((person) => shownOn(person, step(SILENT, 'list'))));
    const answers = await Promise.all(
      people.map((person, i) => {
        const { version = '', digest = '' } = shown[i] ?? {};
        return person.post(step(SILENT, 'list'), { version, digest, reason: `决定 ${i}` }, { from: '/account' });
      }),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(COUNT - 1).fill(409)]);
    const winner = answers.findIndex(({ status }) => status === 303);
    for (const [i, { status, text }] of answers.entries())
      if (status === 409) {
        assert.match(text, new RegExp(`审议员 ${winner + 1}`), 'who was faster');
        assert.ok(text.includes(`决定 ${i}`), 'what was typed stays');
      }
    const { entry, subject } = await stored(site, SILENT);
    const provider = await site.container.providers.findByUscc(subject!.uscc);
    assert.deepEqual(
      provider?.listings.map(({ decision }) => decision),
      [entry?.decision],
    );
  });
});
