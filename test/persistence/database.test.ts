import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../server/persistence/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { killChildren, startChild } from './embedded/fixtures/child-process.ts';
import { quickFolder } from '../support/quick-folder.ts';

describe('opening the database', () => {
  let root: string;
  beforeEach(async () => {
    root = await quickFolder('heku-database-');
  });
  afterEach(async () => {
    await killChildren();
    await rm(root, { recursive: true, force: true });
  });
  const serve = async () => String((await startChild('open-and-wait.ts', [root], { TMPDIR: root }).says)['uri']);

  it('asks that writes be on disk before they are acknowledged', async () => {
    const database = await openTestDatabase();
    const { writeConcern } = database.connection.getClient().options;
    assert.deepEqual([writeConcern?.w, writeConcern?.journal], ['majority', true]);
    assert.equal(database.kind, 'embedded');
    await database.close();
    await database.close();
  });

  it('keeps the cache of the embedded engine small: it lives in the process of the site', async () => {
    const database = await openTestDatabase();
    const status = await database.connection.db?.command({ serverStatus: 1 });
    const { cache } = status?.['wiredTiger'] as { cache: Record<string, number> };
    assert.equal(cache['maximum bytes configured'], 80 * 1024 * 1024);
    await database.close();
  });

  it('answers a far page of a query that several indexes could serve', async () => {
    const database = await openTestDatabase();
    const things = database.connection.collection('things');
    await things.createIndexes([{ key: { round: 1, code: 1 } }, { key: { state: 1 } }]);
    const made = Array.from({ length: 30_000 }, (_, n) => ({ round: 'R1', code: n, state: n % 3 }));
    await things.insertMany(made);
    const page = await things.find({ round: 'R1', state: 0 }).sort({ code: 1 }).skip(9000).limit(2).toArray();
    assert.deepEqual(
      page.map(({ code }) => code as unknown),
      [27_000, 27_003],
    );
    await things.drop();
    await database.close();
  });

  it('gives tests databases that know nothing of each other', async () => {
    const [one, two] = await Promise.all([openTestDatabase(), openTestDatabase()]);
    await one.connection.collection('things').insertOne({ a: 1 });
    assert.equal(await two.connection.collection('things').countDocuments(), 0);
    await one.close();
    await two.ping();
    await two.close();
  });

  it('several in one process share the engine, and the last to leave closes it', async () => {
    const child = startChild('share-engine.ts', [root, join(root, 'other')]);
    assert.deepEqual(await child.says, {
      seenFromSecond: 1,
      namesApart: 0,
      elsewhere: 'engine-already-open',
      addressWhileOneIsLeft: true,
      addressAtTheEnd: false,
      kept: 1,
      kind: 'embedded',
    });
    assert.equal(await child.ended, 0);
  });

  it('with an address loads nothing of the embedded engine', async () => {
    const child = startChild('connect-only.ts', [await serve()]);
    const { kind, name, modules, driver, ofTheEngine } = await child.says;
    assert.deepEqual(
      { kind, name, driver, ofTheEngine },
      { kind: 'server', name: 'heku', driver: true, ofTheEngine: [] },
    );
    assert.ok(Number(modules) > 50);
    assert.equal(await child.ended, 0);
  });

  it('takes the name of the database from the address, else the one it is given', async () => {
    const uri = await serve();
    const named = uri.replace('/?', '/city%2Dpool?');
    for (const [mongodbUri, name, expected] of [
      [uri, 'own', 'own'],
      [named, undefined, 'city-pool'],
      [named, 'own', 'city-pool'],
    ] as const) {
      const database = await openDatabase({ mongodbUri, dataDir: root, ...(name ? { name } : {}) });
      assert.equal(database.connection.name, expected);
      await database.close();
    }
  });

  it('says which server cannot be reached, without user and password', async () => {
    const mongodbUri = 'mongodb://clerk:s3cret@127.0.0.1:9/heku?serverSelectionTimeoutMS=300&authSource=admin';
    await assert.rejects(openDatabase({ mongodbUri, dataDir: root }), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'database-unreachable');
      assert.match(error.message, /^无法连接数据库 mongodb:\/\/127\.0\.0\.1:9：/);
      assert.doesNotMatch(error.message, /s3cret|clerk/);
      return true;
    });
  });

  it('refuses an address that is none', async () => {
    await assert.rejects(openDatabase({ mongodbUri: 'localhost', dataDir: root }), { code: 'database-unreachable' });
  });

  it('says that the data folder is a file', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await assert.rejects(openDatabase({ dataDir: file }), { code: 'folder-is-a-file', message: /是一个文件/ });
    await mkdir(join(root, 'data'));
    await writeFile(join(root, 'data', 'mongodb'), '');
    await assert.rejects(openDatabase({ dataDir: join(root, 'data') }), { code: 'folder-is-a-file' });
  });

  it('says that the data folder cannot be made', async () => {
    await writeFile(join(root, 'file'), '');
    for (const dataDir of [join(root, 'file', 'data'), ...(process.platform === 'linux' ? ['/proc/heku'] : [])]) {
      await assert.rejects(openDatabase({ dataDir }), {
        code: 'folder-not-writable',
        message: /无法写入.*所有者和权限/,
      });
    }
  });

  it('says that the data folder belongs to somebody else', async () => {
    if (process.geteuid?.() !== 0) return; // only root can play another user; mode bits do not stop root
    process.seteuid?.(65534);
    try {
      await assert.rejects(openDatabase({ dataDir: join(root, 'data') }), { code: 'folder-not-writable' });
    } finally {
      process.seteuid?.(0);
    }
  });
});
