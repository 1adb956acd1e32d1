import assert from 'node:assert/strict';
import { hashPassword } from '../../../server/persistence/passwords.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { OUTSIDE, shownOn, step } from './support.ts';

describe('fifty officials who decide one application at the same instant', function () {
  this.timeout(60_000);
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  /** Each with an account and a session of their own. */
  async function officials(count: number): Promise<TestPerson[]> {
    const passwordHash = await hashPassword('one of fifty 2026');
    const people: TestPerson[] = [];
    for (let i = 1; i <= count; i++) {
      const username = `official${i}`;
      const at = site.container.clock.now();
      const by = { account: 'test', name: '系统', role: 'system' } as const;
      await site.container.accounts.create({
        account: { username, displayName: `审核员 ${i}`, role: 'city', department: '市经信局' },
        passwordHash,
        demo: false,
        createdAt: at,
        opened: { at: at.toISOString(), by, what: '开立账号', why: '' },
      });
      const person = site.visitor();
      assert.equal((await person.signIn(username, 'one of fifty 2026')).status, 303);
      people.push(person);
    }
    return people;
  }

  it('make exactly one decision and one entry in the journal; the others see the page as it is now', async () => {
    const people = await officials(50);
    const shown = await Promise.all(people.map((person) => shownOn(person, step(OUTSIDE, 'pass'))));
    const next = Number(shown[0]?.version) + 1;
    const answers = await Promise.all(
      people.map((person, i) => {
        const { version = '', digest = '' } = shown[i] ?? {};
        const event = i % 2 === 0 ? 'pass' : 'refuse';
        return person.post(step(OUTSIDE, event), { version, digest, reason: `意见 ${i}` }, { from: '/account' });
      }),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(49).fill(409)]);
    const decided = await site.container.applications.findById(OUTSIDE);
    const winner = answers.findIndex(({ status }) => status === 303);
    assert.deepEqual(
      [decided?.state, decided?.version, decided?.history.length],
      [winner % 2 === 0 ? 'passed' : 'refused', next, next],
    );
    assert.deepEqual(
      [decided?.history.at(-1)?.by.name, decided?.history.at(-1)?.reason],
      [`审核员 ${winner + 1}`, `意见 ${winner}`],
    );
    for (const [i, { status, text }] of answers.entries()) {
      if (status !== 409) continue;
      assert.match(text, new RegExp(`审核员 ${winner + 1}`), 'who was faster');
      assert.ok(text.includes(`意见 ${i}`), 'what was typed stays');
    }
    await site.container.journal.settled();
    const { connection } = site.database;
    const raw = await connection.collection('applications').findOne({ name: '上海浦序工业智能有限公司' });
    assert.deepEqual(raw?.['outbox'], []);
    const entries = await connection.collection('journal').find({ document: raw?._id }).toArray();
    assert.deepEqual(
      entries.map((entry) => entry['version']).sort(),
      Array.from({ length: next }, (_, i) => i + 1),
    );
  });
});
