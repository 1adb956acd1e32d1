import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runScript, startScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

const FIXTURE = 'test/support/backup-fixture.ts';

describe('backup and restore', function () {
  this.timeout(300_000);
  let folder: string;
  let dataDir: string;
  let file: string;
  before(async () => {
    folder = await quickFolder('heku-backup-');
    dataDir = path.join(folder, 'data');
    file = path.join(folder, 'heku.gz');
    const filled = await runScript(FIXTURE, folder, dataDir, 'fill');
    assert.deepEqual([filled.code, filled.stderr], [0, '']);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const backup = (from: string, ...args: string[]) => runScript('server/cli/backup.ts', from, ...args);
  const restore = (into: string, ...args: string[]) => runScript('server/cli/restore.ts', into, ...args);
  const newFolder = () => mkdtemp(path.join(folder, 'into-'));
  /** What is stored and stands in backups, byte by byte, and how many indexes there are. */
  const digest = async (of: string) =>
    (await runScript(FIXTURE, of, of, 'digest')).stdout.split('\n').filter((line) => !/^(-.*|)$/.test(line));

  it('explain themselves', async () => {
    for (const [run, words] of [
      [await backup(dataDir, '--help'), /--force[\s\S]*退出码：0/],
      [await restore(dataDir, '--help'), /--check[\s\S]*--replace[\s\S]*退出码：0/],
    ] as const) {
      assert.equal(run.code, 0);
      assert.match(run.stdout, words);
    }
    for (const args of [[], ['a', '--what']]) {
      assert.equal((await backup(dataDir, ...args)).code, 2, args.join(' '));
      assert.equal((await restore(dataDir, ...args)).code, 2, args.join(' '));
    }
  });

  it('write one file for its owner only, and overwrite none unless told to', async () => {
    const { code, stdout, stderr } = await backup(dataDir, file);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /已备份到 .*heku\.gz：\d+ 份文件，存证日志到第 \d+ 条/);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const before = await readFile(file);
    const again = await backup(dataDir, file);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /已经存在[\s\S]*未备份/);
    assert.deepEqual(await readFile(file), before);
    assert.equal((await backup(dataDir, file, '--force')).code, 0);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.part')),
      [],
    );
    const nowhere = await backup(path.join(folder), path.join(folder, 'no', 'such.gz'));
    assert.equal(nowhere.code, 1);
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split('\n');
    assert.ok(!lines.some((line) => line.includes('signed-in') || line.includes('"tokens"')));
  });

  it('bring back every collection as it was, and its indexes; a second time only when told to', async () => {
    const into = await newFolder();
    const { code, stdout, stderr } = await restore(into, file);
    assert.deepEqual([code, stderr], [0, ''], stdout);
    assert.match(stdout, /文件完好[\s\S]*已恢复 \d+ 份文件[\s\S]*存证日志 \d+ 条，文件 \d+ 份：全部相符/);
    const was = await digest(dataDir);
    assert.ok(
      was.some((line) => line.startsWith('oddities 5 ')) && was.some((line) => line.startsWith('files.chunks 3 ')),
    );
    const bare = (lines: string[]) => lines.map((line) => line.replace(/ \d+$/, ''));
    assert.deepEqual(bare(await digest(into)), bare(was));
    const indexes = (lines: string[]) => lines.filter((line) => !/^(oddities|files)/.test(line));
    assert.deepEqual(indexes(await digest(into)), indexes(was), 'made by the program itself');

    await runScript(FIXTURE, into, into, 'account');
    const held = await digest(into);
    const refused = await restore(into, file);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /数据库不是空的（accounts 22 份[\s\S]*未恢复/);
    assert.deepEqual(await digest(into), held);
    const replaced = await restore(into, file, '--replace');
    assert.equal(replaced.code, 0, replaced.stderr);
    assert.deepEqual(bare(await digest(into)), bare(was));
    const saved = (await readdir(folder)).find((name) => name.startsWith('heku-before-restore-')) ?? 'none';
    const back = await newFolder();
    assert.equal((await restore(back, path.join(folder, saved))).code, 0);
    assert.deepEqual(bare(await digest(back)), bare(held), 'what was replaced is in the file beside');
  });

  describe('refuse, and touch nothing,', () => {
    let into: string;
    before(async () => {
      into = await newFolder();
    });
    const refused = async (name: string, bytes: Buffer, words: RegExp) => {
      const bad = path.join(folder, name);
      await writeFile(bad, bytes);
      const { code, stderr } = await restore(into, bad, '--replace');
      assert.equal(code, 1);
      assert.match(stderr, words);
      assert.match(stderr, /未恢复/);
      assert.deepEqual(await readdir(into), [], 'the database was not even opened');
    };
    const altered = async (change: (text: string) => string) =>
      gzipSync(change(gunzipSync(await readFile(file)).toString()));

    it('what is no backup', () => refused('text.gz', Buffer.from('禾库'), /不是禾库的备份文件/));
    it('another compressed file', () => refused('other.gz', gzipSync('{"a":1}\n'), /不是禾库的备份文件/));
    it('an empty file', () => refused('empty.gz', Buffer.alloc(0), /不是禾库的备份文件|不完整/));
    it('a cut file', async () => {
      const whole = await readFile(file);
      await refused('cut.gz', whole.subarray(0, Math.floor(whole.length / 2)), /文件不完整/);
    });
    it('a file that was cut and closed again', async () =>
      refused(
        'cut-lines.gz',
        await altered((text) => text.split('\n').slice(0, 60).join('\n')),
        /文件不完整：没有结尾/,
      ));
    it('a damaged file', async () => {
      const bytes = Buffer.from(await readFile(file));
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
      await refused('damaged.gz', bytes, /文件已损坏|不完整/);
    });
    it('an altered word', async () =>
      refused('altered.gz', await altered((text) => text.replace('周以宁', '周以安')), /校验和不符/));
    it('a document that was taken out', async () =>
      refused('shorter.gz', await altered((text) => text.replace(/\n\{[^\n]*\n/, '\n')), /校验和不符/));
    it('words behind the end', async () => refused('longer.gz', await altered((text) => `${text}{}\n`), /结尾之后/));
    it('a newer format', async () =>
      refused(
        'newer.gz',
        await altered((text) => text.replace('["heku-backup",1,', '["heku-backup",2,')),
        /更新的版本/,
      ));
    it('a file that is not there', async () => {
      const { code, stderr } = await restore(into, path.join(folder, 'none.gz'));
      assert.equal(code, 1);
      assert.match(stderr, /没有文件/);
    });
    it('only looks where it is asked to check', async () => {
      const { code, stdout } = await restore(into, file, '--check');
      assert.equal(code, 0);
      assert.match(stdout, /文件完好：[\s\S]*accounts：21 份/);
      assert.deepEqual(await readdir(into), []);
    });
  });

  it('while another process decides: what is restored verifies', async () => {
    const busy = await newFolder();
    const writers = ['one', 'two'].map((name) => startScript('test/support/journal-writer.ts', busy, [busy, name]));
    try {
      await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
      for (const writer of writers) writer.stdout.resume();
      let waited = 0;
      for (let i = 0; i < 3 && waited === 0; i++) {
        const copy = path.join(folder, `busy-${i}.gz`);
        const made = await backup(busy, copy);
        assert.deepEqual([made.code, made.stderr], [0, '']);
        const into = await newFolder();
        const { code, stdout, stderr } = await restore(into, copy);
        assert.deepEqual([code, stderr], [0, ''], stdout);
        assert.match(stdout, /全部相符/);
        if (/条待记入/.test(stdout)) waited++;
      }
      assert.ok(waited > 0, 'no backup met a decision: the test shows nothing');
    } finally {
      for (const writer of writers) {
        writer.kill('SIGKILL');
        await once(writer, 'close');
      }
    }
  });

  it('of a broken restore: the database stays closed until it is done again', async () => {
    const into = await newFolder();
    const child = startScript('server/cli/restore.ts', into, [file]);
    // Killed once the database is open, before the end is told.
    while (!existsSync(path.join(into, 'mongodb.address')) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await once(child, 'close');
    const again = await restore(into, file, '--replace');
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /全部相符/);
  });
});
