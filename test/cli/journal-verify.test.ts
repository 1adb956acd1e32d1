import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runScript, startScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

const COMMAND = 'server/cli/journal-verify.ts';
const REBUILD = 'server/cli/journal-rebuild.ts';
const WRITER = 'test/support/journal-writer.ts';
const TAMPERER = 'test/support/journal-tamperer.ts';
const HASH = 'a'.repeat(64);

describe('journal:verify', function () {
  this.timeout(120_000);
  let dataDir: string;
  before(async () => {
    dataDir = await quickFolder('heku-journal-');
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const start = (script: string, args: readonly string[]) => startScript(script, dataDir, args);
  const run = (script: string, ...args: string[]) => runScript(script, dataDir, ...args);
  const verify = (...args: string[]) => run(COMMAND, ...args);

  it('explains itself', async () => {
    const { code, stdout } = await verify('--help');
    assert.equal(code, 0);
    assert.match(stdout, /--known[\s\S]*退出码/);
  });

  it('refuses what it does not understand, and opens nothing', async () => {
    for (const args of [['--what'], ['--known', '1'], ['--known', `0:${HASH}`], ['extra']])
      assert.equal((await verify(...args)).code, 2, args.join(' '));
    const nowhere = await runScript(COMMAND, path.join(dataDir, 'none'));
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.stderr, /没有数据文件夹/);
  });

  /** Decides and relays, and is killed after some time; answers how many decisions were acknowledged. */
  async function decideUntilKilled(name: string, milliseconds: number): Promise<number> {
    const child = start(WRITER, [dataDir, name]);
    let said = '';
    let trouble = '';
    child.stderr.on('data', (part: Buffer) => (trouble += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
      said += part.toString();
    });
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL', trouble);
    return Number(/(\d+);\d*$/.exec(said)?.[1] ?? 0);
  }

  it('finds all in order behind relays that were killed, and nothing lost or doubled when they go on', async () => {
    let acknowledged = 0;
    for (const [i, milliseconds] of [40, 90, 150, 230].entries()) {
      acknowledged += await decideUntilKilled(`kill-${i}`, milliseconds);
      const { code, stderr } = await verify();
      assert.deepEqual([code, stderr], [0, '']);
    }
    const went = await run(TAMPERER, dataDir, 'relay');
    assert.deepEqual([went.code, went.stderr], [0, '']);
    const { code, stdout, stderr } = await verify();
    assert.deepEqual([code, stderr], [0, '']);
    const [, entries, documents] =
      /^存证日志 (\d+) 条，文件 (\d+) 份：全部相符\n(\d+):[0-9a-f]{64}\n$/.exec(stdout) ?? [];
    // A decision may have been made without being told of, one for each kill.
    assert.ok(Number(documents) >= acknowledged && Number(documents) <= acknowledged + 4, stdout);
    assert.equal(Number(entries), 3 * Number(documents));
  });

  it('works while another process has the data open and decides', async () => {
    const child = start(WRITER, [dataDir, 'meanwhile']);
    try {
      await once(child.stdout, 'data');
      child.stdout.resume();
      for (let i = 0; i < 2; i++) {
        const { code, stdout, stderr } = await verify();
        assert.deepEqual([code, stderr], [0, ''], stdout);
      }
    } finally {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  });

  it('tells a hash that was noted down, and every fault', async () => {
    const { stdout } = await verify();
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    assert.equal((await verify('--known', last)).code, 0);
    const other = await verify('--known', `1:${HASH}`, '--known', `999999:${HASH}`);
    assert.equal(other.code, 1);
    assert.match(other.stderr, /第 1 条：哈希与所给的不符\n第 999999 条：所给的这一条不在存证日志中\n$/);
    await run(TAMPERER, dataDir, 'alter');
    const altered = await verify();
    assert.equal(altered.code, 1);
    assert.match(altered.stderr, /第 2 条：内容与哈希不符，已被改动\n/);
    assert.match(altered.stdout, /不符 2 处/);
  });

  it('is mended by journal:rebuild, down to the hash that was noted', async () => {
    assert.match((await run(REBUILD, '--help')).stdout, /--yes[\s\S]*退出码/);
    assert.equal((await run(REBUILD)).code, 2);
    assert.equal((await run(REBUILD, '--what')).code, 2);
    assert.equal((await runScript(REBUILD, path.join(dataDir, 'none'), '--yes')).code, 1);
    const last = (await verify()).stdout.trimEnd().split('\n').at(-1) ?? '';
    const rebuilt = await run(REBUILD, '--yes');
    assert.deepEqual([rebuilt.code, rebuilt.stderr], [0, '']);
    assert.equal(rebuilt.stdout.trimEnd().split('\n').at(-1), last);
    assert.equal((await verify('--known', last)).code, 0);
  });
});
