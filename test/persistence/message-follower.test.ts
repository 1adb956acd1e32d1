import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Database } from '../../server/persistence/database.ts';
import { openJournal, type Journal } from '../../server/persistence/journal.repository.ts';
import { createMessageFollower } from '../../server/persistence/message-follower.ts';
import { openInbox } from '../../server/persistence/message.repository.ts';
import { openOutTray } from '../../server/persistence/mail.repository.ts';
import { openTestDatabase } from '../support/database.ts';
import { rawLiving } from '../support/journal.ts';
import { insertPeople, lettersOf, returned, SEEDED } from '../support/messages.ts';
import { ended, startScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

const NOW = new Date('2026-11-24T02:00:00.000Z');
const trouble = (error: unknown) => {
  throw error;
};

const rawMessages = ({ connection }: Database) =>
  connection.collection<{ account: string; document: string; version: number; subject: string; readAt: Date | null }>(
    'messages',
  );
const rawMails = ({ connection }: Database) => connection.collection<{ to: string; state: string }>('mails');

/** To two people of the firm the receipt and the return, to one county office the work. */
const MESSAGES_EACH = 5;
const MAILS_EACH = 3;

describe('the follower of the journal', () => {
  let database: Database;
  let journal: Journal;
  beforeEach(async () => {
    database = await openTestDatabase();
    journal = await openJournal(database.connection, trouble);
    await openInbox(database.connection);
    await insertPeople(database);
  });
  afterEach(() => database.close());

  const insert = (...documents: ReturnType<typeof returned>[]) => rawLiving(database).insertMany(documents);
  const follower = async (mails = true, broken?: string) => {
    const { connection } = database;
    const inbox = await openInbox(connection);
    const outTray = await openOutTray({ connection, now: () => NOW, sends: true });
    return createMessageFollower({
      connection,
      inbox: {
        ...inbox,
        put: async (messages) => {
          // As it stands when the process ends while it writes.
          if (broken === 'messages') await inbox.put(messages.slice(0, 3));
          else await inbox.put(messages);
          if (broken === 'messages' || broken === 'before-mails') throw new Error('killed');
        },
      },
      now: () => NOW,
      mail: mails
        ? async (addressed) => {
            const letters = lettersOf(addressed, NOW);
            await outTray.put(...(broken === 'mails' ? letters.slice(0, 1) : letters));
            if (broken === 'mails') throw new Error('killed');
          }
        : undefined,
      trouble,
    });
  };
  const counts = async (document: string) => [
    await rawMessages(database).countDocuments({ document }),
    await rawMails(database).countDocuments({ key: { $regex: `^${document}:` } }),
  ];

  it('tells whom it concerns, once, however often it runs', async () => {
    await insert(returned('a'));
    await journal.relay();
    for (let i = 0; i < 3; i++) await (await follower()).run();
    assert.deepEqual(await counts('a'), [MESSAGES_EACH, MAILS_EACH]);
    const accounts = await database.connection.collection('accounts').find().toArray();
    const names = new Map(accounts.map(({ _id, username }) => [String(_id), String(username)]));
    const told = await rawMessages(database).find({ document: 'a' }).toArray();
    assert.deepEqual(told.map(({ account, version }) => `${version} ${names.get(account)}`).sort(), [
      '2 boss',
      '2 clerk',
      '2 nanhu',
      '3 boss',
      '3 clerk',
    ]);
    // Only to an address that its owner has confirmed, or an administrator entered.
    const addresses = await rawMails(database).distinct('to');
    assert.deepEqual(addresses.sort(), ['boss@firm.example', 'nanhu@city.example']);
  });

  it('begins anew from the first entry without doubling anything', async () => {
    await insert(returned('a'), returned('b'));
    await journal.relay();
    await (await follower()).run();
    await database.connection.collection('bookmarks').deleteMany({});
    await (await follower()).run();
    assert.deepEqual(
      [await counts('a'), await counts('b')],
      [
        [MESSAGES_EACH, MAILS_EACH],
        [MESSAGES_EACH, MAILS_EACH],
      ],
    );
  });

  for (const broken of ['messages', 'before-mails', 'mails']) {
    it(`loses nothing when it ends while it writes: ${broken}`, async () => {
      await insert(returned('a'));
      await journal.relay();
      await assert.rejects((await follower(true, broken)).run(), /killed/);
      assert.notDeepEqual(await counts('a'), [MESSAGES_EACH, MAILS_EACH]);
      await (await follower()).run();
      assert.deepEqual(await counts('a'), [MESSAGES_EACH, MAILS_EACH]);
    });
  }

  it('is many at once, and each message stands once', async () => {
    await insert(...Array.from({ length: 30 }, (_, i) => returned(`d${i}`)));
    await journal.relay();
    const many = await Promise.all([1, 2, 3, 4].map(() => follower()));
    await Promise.all(many.map((one) => one.run()));
    assert.equal(await rawMessages(database).countDocuments({ kind: 'applications' }), 30 * MESSAGES_EACH);
    assert.equal(await rawMails(database).countDocuments(), 30 * MAILS_EACH);
  });

  it('takes more than one batch', async () => {
    await insert(...Array.from({ length: 90 }, (_, i) => returned(`d${i}`)));
    await journal.relay();
    await (await follower(false)).run();
    assert.equal(await rawMessages(database).countDocuments({ kind: 'applications' }), 90 * MESSAGES_EACH);
    assert.equal(await rawMails(database).countDocuments(), 0);
  });

  it('writes no letter for what is old, and puts what is very old there as read', async () => {
    await insert(returned('week', '2026-11-17T01:00:00.000Z'), returned('spring', '2026-03-02T01:00:00.000Z'));
    await journal.relay();
    await (await follower()).run();
    assert.deepEqual(
      [await counts('week'), await counts('spring')],
      [
        [MESSAGES_EACH, 0],
        [MESSAGES_EACH, 0],
      ],
    );
    const read = await rawMessages(database).distinct('document', { readAt: { $ne: null }, kind: 'applications' });
    assert.deepEqual(read, ['spring']);
  });

  it('follows what happens to accounts, too', async () => {
    const accounts = database.connection.collection('accounts');
    await (await follower()).run();
    const change = (at: string) => ({
      ...{ at, what: '停用账号', why: '离职', by: { account: 'x', name: '某人', role: 'admin' } },
    });
    const block = (at: string) =>
      accounts.updateOne({ username: 'boss' }, { $push: { history: change(at) }, $set: { blocked: true } } as never);
    await block('2026-11-24T01:30:00.000Z');
    for (let i = 0; i < 2; i++) await (await follower()).run();
    // The clock of another machine may be late.
    await block('2026-11-24T01:25:00.000Z');
    for (let i = 0; i < 2; i++) await (await follower()).run();
    assert.equal(await rawMessages(database).countDocuments({ subject: '账号安全：停用账号' }), 2);
    assert.equal(await rawMails(database).countDocuments({ to: 'boss@firm.example' }), 2);
    assert.equal(await rawMessages(database).countDocuments({ subject: '账号已开通' }), 6);
  });
});

describe('the follower as a process of its own', function () {
  this.timeout(120_000);
  const start = (dataDir: string, deed: string) => startScript('test/support/message-follower.ts', dataDir, [deed]);

  it('is killed anywhere, and two at once go on: nothing lost, nothing doubled', async () => {
    const dataDir = await quickFolder('heku-follower-');
    try {
      assert.deepEqual(await ended(start(dataDir, 'seed')), { code: 0, stdout: 'begun;done;', stderr: '' });
      for (const milliseconds of [20, 80, 200]) {
        const child = start(dataDir, 'follow');
        child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
        await once(child, 'close');
      }
      // One of two opens the data and the other joins it: where the first is done, the second is cut off and comes again.
      const two = [start(dataDir, 'follow'), start(dataDir, 'follow')].map((child) => ended(child));
      assert.ok((await Promise.all(two)).some(({ code, stdout }) => code === 0 && stdout === 'begun;done;'));
      assert.equal((await ended(start(dataDir, 'follow'))).code, 0);
      const { stdout } = await ended(start(dataDir, 'count'));
      assert.deepEqual(stdout, `begun;${SEEDED * MESSAGES_EACH} messages, ${SEEDED * MAILS_EACH} mails;done;`);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
