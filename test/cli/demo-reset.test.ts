import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { runScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

const FIXTURE = 'test/support/backup-fixture.ts';

describe('demo:reset', function () {
  this.timeout(300_000);
  let dataDir: string;
  before(async () => {
    dataDir = await quickFolder('heku-reset-');
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const reset = (...args: string[]) => runScript('server/cli/demo-reset.ts', dataDir, ...args);
  const fixture = (deed: string) => runScript(FIXTURE, dataDir, dataDir, deed);
  const counts = async () =>
    Object.fromEntries(
      (await fixture('digest')).stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^-/, '').split(' ').slice(0, 2)),
    ) as Record<string, string>;

  it('explains itself, and asks for --yes', async () => {
    const help = await reset('--help');
    assert.equal(help.code, 0);
    assert.match(help.stdout, /--yes[\s\S]*退出码：0/);
    for (const args of [[], ['--yes', 'more'], ['--what']])
      assert.equal((await reset(...args)).code, 2, args.join(' '));
    assert.match((await reset()).stderr, /确认请加 --yes/);
  });

  it('makes the demonstration data anew: what demonstration accounts did is gone, sessions are over', async () => {
    await fixture('fill');
    await fixture('decide');
    const before = await counts();
    const { code, stdout, stderr } = await reset('--yes');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /演示数据已重置：\d+ 份文件/);
    const after = await counts();
    assert.equal(after['accounts'], before['accounts']);
    assert.equal(Number(after['applications']), Number(before['applications']) - 1);
    assert.equal(after['journal'], before['journal']);
    assert.deepEqual([after['sessions'], after['oddities'], after['files.files']], ['0', '0', '0']);
    assert.equal(after['maintenance'], '0');
    assert.equal((await runScript('server/cli/journal-verify.ts', dataDir)).code, 0);
  });

  it('leaves everything as it is where an account or a firm is real', async () => {
    await fixture('account');
    const before = (await fixture('digest')).stdout;
    const { code, stdout, stderr } = await reset('--yes');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /不是演示数据的内容：账号 1 个[\s\S]*未重置演示数据/);
    assert.equal((await fixture('digest')).stdout, before);
  });
});
