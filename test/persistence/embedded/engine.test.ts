import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, readdir, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../server/persistence/database.ts';
import { killChildren, startChild, type Child } from './fixtures/child-process.ts';

describe('opening a data folder, or joining who has it open', () => {
  let root: string;
  let folder: string;
  /** What killed processes of earlier tests left. */
  let leftBefore: string[];

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'heku-engine-'));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'data-'));
    leftBefore = await readdir(root);
  });
  afterEach(killChildren);
  after(() => rm(root, { recursive: true, force: true }));

  const start = (...args: string[]): Child => startChild('open-and-wait.ts', [folder, ...args], { TMPDIR: root });
  const address = () => join(folder, 'mongodb.address');
  const socketFolders = async () =>
    (await readdir(root)).filter((name) => name.startsWith('embedded-mongodb-') && !leftBefore.includes(name));
  const things = async (uri: unknown, work: 'write' | 'count') => {
    const database = await openDatabase({ mongodbUri: String(uri), dataDir: '' });
    const collection = database.connection.collection('things');
    if (work === 'write') await collection.insertOne({ at: Date.now() });
    const count = await collection.countDocuments();
    await database.close();
    return count;
  };

  it('opens an empty folder and writes its address beside the data, for its owner only', async () => {
    const { role, uri } = await start().says;
    assert.equal(role, 'opened');
    assert.equal((await readFile(address(), 'utf8')).trim(), uri);
    assert.equal((await stat(address())).mode & 0o777, 0o600);
    assert.deepEqual((await readdir(folder)).sort(), ['mongodb', 'mongodb.address']);
    assert.equal(await things(uri, 'write'), 1);
  });

  it('joins a process that has it open; both see the same data', async () => {
    const first = await start().says;
    const second = await start().says;
    assert.deepEqual([first['role'], second['role']], ['opened', 'joined']);
    assert.equal(second['uri'], first['uri']);
    assert.equal(await things(first['uri'], 'write'), 1);
    assert.equal(await things(second['uri'], 'write'), 2);
  });

  it('who joined leaves without disturbing who opened', async () => {
    const opener = start();
    const { uri } = await opener.says;
    const joiner = start();
    await joiner.says;
    joiner.kill('SIGTERM');
    assert.equal(await joiner.ended, 0);
    assert.equal(await things(uri, 'write'), 1);
    assert.equal((await readFile(address(), 'utf8')).trim(), uri);
  });

  for (let round = 1; round <= 3; round++) {
    it(`of three that start at once, one opens and two join (round ${String(round)})`, async () => {
      const said = await Promise.all([start(), start(), start()].map((child) => child.says));
      assert.deepEqual(said.map((line) => line['role']).sort(), ['joined', 'joined', 'opened']);
      assert.equal(new Set(said.map((line) => line['uri'])).size, 1);
    });
  }

  it('takes the address of a killed process for what it is, opens, and clears away its socket', async () => {
    const killed = start();
    const before = await killed.says;
    assert.equal(await things(before['uri'], 'write'), 1);
    killed.kill('SIGKILL');
    assert.equal(await killed.ended, 'SIGKILL');
    assert.equal((await readFile(address(), 'utf8')).trim(), before['uri']);

    const after = await start().says;
    assert.equal(after['role'], 'opened');
    assert.notEqual(after['uri'], before['uri']);
    assert.equal(await things(after['uri'], 'count'), 1);
    assert.equal((await readFile(address(), 'utf8')).trim(), after['uri']);
    assert.equal((await socketFolders()).length, 1);
  });

  it('connects to nothing on the word of an address file it did not write', async () => {
    for (const planted of ['mongodb://example.com/', 'mongodb://%2Fetc%2Fpasswd/?directConnection=true', '\0', '']) {
      await writeFile(address(), planted);
      const child = start();
      assert.equal((await child.says)['role'], 'opened', planted);
      child.kill('SIGTERM');
      await child.ended;
    }
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`closes cleanly on ${signal}: no address, no socket, nothing that keeps the process`, async () => {
      const child = start();
      const { uri } = await child.says;
      await things(uri, 'write');
      child.kill(signal);
      assert.equal(await child.ended, 0);
      assert.deepEqual(await readdir(folder), ['mongodb']);
      assert.deepEqual(await socketFolders(), []);
      const again = await start().says;
      assert.equal(await things(again['uri'], 'count'), 1);
    });
  }

  it('leaves nothing behind at process.exit either', async () => {
    const child = start();
    await child.says;
    child.kill('SIGHUP');
    assert.equal(await child.ended, 3);
    assert.deepEqual(await readdir(folder), ['mongodb']);
    assert.deepEqual(await socketFolders(), []);
  });

  it('says that the folder is held where it cannot learn by whom', async () => {
    await start().says;
    await unlink(address());
    const { code, message } = await start('300').says;
    assert.equal(code, 'folder-held');
    assert.match(String(message), /正被另一个进程使用/);
  });

  it('waits for a process that is about to let go', async () => {
    const holder = start();
    await holder.says;
    await unlink(address());
    const next = start();
    setTimeout(() => holder.kill('SIGTERM'), 900);
    assert.equal((await next.says)['role'], 'opened');
  });

  it('tells a joined process clearly that the one it joined has gone, and opens at the next try', async function () {
    // Until the driver has noticed that nobody answers any more, each of two calls may wait for a server in vain.
    this.timeout(60_000);
    const opener = start();
    await opener.says;
    const joined = await openDatabase({ dataDir: folder });
    try {
      await joined.ping();
      opener.kill('SIGKILL');
      await opener.ended;
      await assert.rejects(joined.ping(), { name: 'EmbeddedEngineError', code: 'engine-gone', message: /已经退出/ });
      const things = joined.connection.collection('things');
      await assert.rejects(things.insertOne({}), { name: /^Mongo(Network|ServerSelection)Error$/ });
    } finally {
      await joined.close();
    }
    assert.equal((await start().says)['role'], 'opened');
  });

  it('does not read the address of another user as its own', async function () {
    if (process.geteuid?.() !== 0) return; // only root can play another user
    await start().says;
    await chmod(root, 0o755);
    await chmod(folder, 0o777);
    process.seteuid?.(65534);
    try {
      await assert.rejects(openDatabase({ dataDir: folder }), { code: 'folder-held', message: /另一个用户/ });
    } finally {
      process.seteuid?.(0);
    }
  });
});
