import assert from 'node:assert/strict';
import type { Database } from '../../server/persistence/database.ts';
import { followJournal, type FollowedEntry, type JournalFollower } from '../../server/persistence/journal-follower.ts';
import { openJournal, type Journal } from '../../server/persistence/journal.repository.ts';
import { openTestDatabase } from '../support/database.ts';
import { livingOf, rawLiving } from '../support/journal.ts';

const ignore = () => undefined;

describe('what follows the journal', () => {
  let database: Database;
  let journal: Journal;
  let seen: string[];
  beforeEach(async () => {
    database = await openTestDatabase();
    journal = await openJournal(database.connection, ignore);
    seen = [];
  });
  afterEach(() => database.close());

  const listener = (name: string, handle: (entry: FollowedEntry) => void = ignore): JournalFollower => ({
    name,
    async handle(entry) {
      handle(entry);
      seen.push(`${name} ${entry.seq} ${entry.kind} ${entry.document} ${entry.version}`);
      return Promise.resolve();
    },
  });
  const follow = (followers: readonly JournalFollower[], trouble: (error: unknown, name: string) => void = ignore) =>
    followJournal(database.connection, journal, followers, trouble);
  const insert = (id: string, steps: number) => rawLiving(database).insertOne(livingOf(id, steps));

  it('hears of every entry once, in order, with the document', async () => {
    await insert('a', 2);
    const following = follow([listener('x')]);
    await following.catchUp();
    await insert('b', 1);
    await following.catchUp();
    await following.catchUp();
    assert.deepEqual(seen, ['x 1 applications a 1', 'x 2 applications a 2', 'x 3 applications b 1']);
  });

  it('goes on behind its bookmark in the next process', async () => {
    await insert('a', 2);
    await follow([listener('x')]).catchUp();
    await insert('b', 1);
    await follow([listener('x')]).catchUp();
    assert.equal(seen.length, 3);
  });

  it('stands still where it failed, is told so, and goes on from there; others do not wait for it', async () => {
    await insert('a', 3);
    let broken = true;
    const told: string[] = [];
    const failing = listener('x', ({ version }) => {
      if (broken && version === 2) throw new Error('gone');
    });
    const following = follow([failing, listener('y')], (_error, name) => told.push(name));
    await following.catchUp();
    assert.deepEqual(told, ['x']);
    assert.deepEqual(
      seen.filter((one) => one.startsWith('x')),
      ['x 1 applications a 1'],
    );
    assert.equal(seen.filter((one) => one.startsWith('y')).length, 3);
    broken = false;
    await following.catchUp();
    assert.deepEqual(
      seen.filter((one) => one.startsWith('x')).map((one) => one.slice(2, 3)),
      ['1', '2', '3'],
    );
  });

  it('stops behind the entry under way; the next process goes on there', async () => {
    await insert('a', 3);
    let stopping: Promise<void> | undefined;
    const following = follow([
      listener('x', ({ version }) => {
        if (version === 2) stopping = following.stop();
      }),
    ]);
    await following.catchUp();
    await stopping;
    assert.equal(seen.length, 2);
    await follow([listener('x')]).catchUp();
    assert.deepEqual(seen.at(-1), 'x 3 applications a 3');
    assert.equal(seen.length, 3);
  });

  it('takes more than one batch, and decisions that are made while it runs', async () => {
    await rawLiving(database).insertMany(Array.from({ length: 60 }, (_, i) => livingOf(`d${100 + i}`, 2)));
    const following = follow([listener('x')]);
    following.catchUpSoon();
    await insert('late', 1);
    following.catchUpSoon();
    await following.settled();
    assert.deepEqual(
      seen.map((one) => Number(one.split(' ')[1])),
      Array.from({ length: 121 }, (_, i) => i + 1),
    );
  });
});
