import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { runScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

describe('jobs', function () {
  this.timeout(60_000);
  let dataDir: string;
  before(async () => {
    dataDir = await quickFolder('heku-jobs-');
  });
  after(() => rm(dataDir, { recursive: true, force: true }));
  const run = (...args: string[]) => runScript('server/cli/jobs.ts', dataDir, ...args);

  it('explain themselves, and list what there is', async () => {
    const { code, stdout } = await run('--help');
    assert.equal(code, 0);
    assert.match(stdout, /npm run jobs/);
    assert.match((await run('--list')).stdout, /^notice-over\t公示期满$/m);
  });

  it('refuse what they do not know, and run nothing', async () => {
    for (const [args, words] of [
      [['nonsense'], /没有这个任务：nonsense/],
      [['overdue-steps', 'nonsense'], /没有这个任务：nonsense/],
      [['--nonsense'], /参数有误/],
      [[], /请写明任务/],
    ] as const) {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, words);
    }
  });

  it('run on the data of the site, several in one go', async () => {
    const { code, stdout, stderr } = await run('notice-over', 'overdue-steps');
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, 'notice-over：新提醒 0 条，已了结 0 条\noverdue-steps：新提醒 0 条，已了结 0 条\n');
  });
});
