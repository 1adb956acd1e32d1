import assert from 'node:assert/strict';
import type { Database } from '../../server/persistence/database.ts';
import { openJournal, type Journal } from '../../server/persistence/journal.repository.ts';
import { rebuildJournal } from '../../server/persistence/journal-rebuild.ts';
import { verifyJournal } from '../../server/persistence/journal-verify.ts';
import { openTestDatabase } from '../support/database.ts';
import { livingOf, rawJournal, rawLiving, stepOf } from '../support/journal.ts';

const trouble = (error: unknown) => {
  throw error;
};

describe('the journal in the database', () => {
  let database: Database;
  let journal: Journal;
  beforeEach(async () => {
    database = await openTestDatabase();
    journal = await openJournal(database.connection, trouble);
  });
  afterEach(() => database.close());

  const insert = (...documents: ReturnType<typeof livingOf>[]) => rawLiving(database).insertMany(documents);
  const holds = async (entries: number, waiting = 0) => {
    const report = await verifyJournal(database.connection);
    assert.deepEqual([report.faults, report.entries, report.waiting], [[], entries, waiting]);
  };
  const faults = async () => (await verifyJournal(database.connection)).faults;
  const waitingNow = () => rawLiving(database).countDocuments({ outbox: { $gt: 0 } });

  it('is whole when it is empty', async () => {
    await journal.relay();
    await holds(0);
    assert.equal(await journal.newest(), null);
  });

  it('takes what waits once and in order, however often it is asked', async () => {
    await insert(livingOf('b', 3), livingOf('a', 2));
    await holds(0, 5);
    await journal.relay();
    await journal.relay();
    await holds(5);
    assert.equal(await waitingNow(), 0);
    const copied = await rawJournal(database).find().sort({ seq: 1 }).toArray();
    assert.deepEqual(
      copied.map(({ seq, document, version }) => [seq, document, version]),
      [
        [1, 'a', 1],
        [2, 'b', 1],
        [3, 'a', 2],
        [4, 'b', 2],
        [5, 'b', 3],
      ],
    );
  });

  it('takes more than one batch', async () => {
    await insert(...Array.from({ length: 450 }, (_, i) => livingOf(`d${i}`, 2)));
    await journal.relay();
    await holds(900);
  });

  it('keeps the order of a document whose clock went backwards', async () => {
    const living = livingOf('a', 3);
    living.history[2] = { ...stepOf(3, '理由 a'), at: '2020-01-01T00:00:00.000Z' };
    await insert(living, livingOf('b', 2));
    await journal.relay();
    const versions = await rawJournal(database).find({ document: 'a' }).sort({ seq: 1 }).toArray();
    assert.deepEqual(
      versions.map(({ version }) => version),
      [1, 2, 3],
    );
    await holds(5);
  });

  it('is written by several at once without a gap or a double', async () => {
    await insert(...Array.from({ length: 30 }, (_, i) => livingOf(`d${i}`, 3)));
    const others = await Promise.all([1, 2, 3].map(() => openJournal(database.connection, trouble)));
    await Promise.all([journal, ...others].map((one) => one.relay()));
    await holds(90);
    assert.equal(await waitingNow(), 0);
  });

  it('follows decisions that are made while it runs', async () => {
    for (let i = 0; i < 10; i++) {
      await insert(livingOf(`d${i}`, 2));
      journal.relaySoon();
    }
    await journal.settled();
    await holds(20);
    assert.equal(await waitingNow(), 0);
  });

  it('loses and doubles nothing, wherever it was broken off', async () => {
    const documents = ['a', 'b', 'c'].map((id) => livingOf(id, 2));
    for (let copied = 0; copied <= 6; copied++) {
      for (let emptied = 0; emptied <= (copied === 6 ? 3 : 0); emptied++) {
        await rawLiving(database).deleteMany({});
        await rawJournal(database).deleteMany({});
        await insert(...documents);
        await journal.relay();
        // As it stands when the relay is killed after so many entries, and after so many outboxes.
        await rawJournal(database).deleteMany({ seq: { $gt: copied } });
        for (const { _id, outbox } of documents.slice(emptied))
          await rawLiving(database).updateOne({ _id }, { $set: { outbox } });
        assert.deepEqual(await faults(), [], `${copied} copied, ${emptied} emptied`);
        await journal.relay();
        await holds(6);
        assert.equal(await waitingNow(), 0);
      }
    }
  });

  describe('made again from the documents', () => {
    const raw = () =>
      rawJournal(database)
        .find({}, { projection: { _id: 0 } })
        .sort({ seq: 1 })
        .toArray();

    beforeEach(async () => {
      // Decided and copied in turns, so that the order of the journal is neither that of time nor that of the documents.
      for (const id of ['c', 'a', 'b']) {
        await insert(livingOf(id, 3));
        await journal.relay();
      }
    });

    it('is the same to the last hash', async () => {
      const before = await raw();
      assert.equal(before.length, 9);
      await rawJournal(database).drop();
      const { entries, differsFrom, last } = await rebuildJournal(database.connection, 'journal-replaced');
      assert.deepEqual([entries, differsFrom, last?.hash], [9, null, before.at(-1)?.hash]);
      assert.deepEqual(await raw(), before);
      await insert(livingOf('d', 2));
      await journal.relay();
      await holds(11);
    });

    it('keeps the damaged one under another name, twice as well as once', async () => {
      const before = await raw();
      await rawJournal(database).deleteOne({ seq: 4 });
      await rawJournal(database).updateOne({ seq: 2 }, { $set: { to: 'admitted' } });
      await rebuildJournal(database.connection, 'journal-replaced-1');
      await rebuildJournal(database.connection, 'journal-replaced-2');
      assert.deepEqual(await raw(), before);
      await holds(9);
      assert.equal(await database.connection.collection('journal-replaced-1').countDocuments(), 8);
    });

    it('says from where the hashes are others when a document is gone', async () => {
      await rawLiving(database).deleteOne({ _id: 'a' });
      const { entries, differsFrom } = await rebuildJournal(database.connection, 'journal-replaced');
      assert.deepEqual([entries, differsFrom], [6, 4]);
      await holds(6);
    });
  });

  describe('that was tampered with', () => {
    beforeEach(async () => {
      await insert(livingOf('a', 3), livingOf('b', 2));
      await journal.relay();
      await holds(5);
    });

    it('names an entry that was altered', async () => {
      await rawJournal(database).updateOne({ seq: 2 }, { $set: { to: 'admitted' } });
      assert.deepEqual(await faults(), [
        '第 2 条：内容与哈希不符，已被改动',
        'applications b 第 1 步：办理记录与存证日志不符，已被改动',
      ]);
    });

    it('names an entry that was removed, also the last', async () => {
      await rawJournal(database).deleteOne({ seq: 3 });
      assert.deepEqual(await faults(), ['第 3 条：缺少这一条', 'applications a 第 2 步：办理记录不在存证日志中']);
      await rawJournal(database).deleteMany({ seq: { $gt: 3 } });
      assert.equal((await faults()).length, 3);
    });

    it('names a history entry that was altered, removed or slipped in', async () => {
      await rawLiving(database).updateOne({ _id: 'a' }, { $set: { 'history.1.reason': '别的理由' } });
      assert.deepEqual(await faults(), ['applications a 第 2 步：办理记录与存证日志不符，已被改动']);
      await rawLiving(database).updateOne({ _id: 'b' }, { $pop: { history: 1 }, $set: { version: 1 } });
      assert.deepEqual((await faults()).at(-1), 'applications b 第 2 步：存证日志中有，办理记录中没有');
      await rawLiving(database).updateOne({ _id: 'b' }, {
        $push: { history: { $each: [stepOf(2, '理由 b'), stepOf(3)] } },
        $set: { version: 3 },
      } as never);
      assert.deepEqual((await faults()).at(-1), 'applications b 第 3 步：办理记录不在存证日志中');
    });

    it('names a document that is gone, and one that never was decided', async () => {
      await rawLiving(database).deleteOne({ _id: 'b' });
      assert.equal((await faults()).length, 2);
      await insert({ ...livingOf('c', 1), outbox: [] });
      assert.deepEqual((await faults()).at(-1), 'applications c 第 1 步：办理记录不在存证日志中');
    });

    it('written anew from some entry on is told by a hash that was noted down', async () => {
      const noted = (await journal.newest())!;
      await rawJournal(database).deleteMany({ seq: { $gt: 2 } });
      await rawLiving(database).updateOne({ _id: 'a' }, { $set: { 'history.2.reason': 'x', outbox: [2, 3] } });
      await rawLiving(database).updateOne({ _id: 'b' }, { $set: { outbox: [2] } });
      await journal.relay();
      assert.deepEqual(await faults(), []);
      const told = await verifyJournal(database.connection, [noted, { seq: 99, hash: noted.hash }]);
      assert.deepEqual(told.faults, ['第 5 条：哈希与所给的不符', '第 99 条：所给的这一条不在存证日志中']);
    });
  });
});
