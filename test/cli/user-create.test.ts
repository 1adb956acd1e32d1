import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { ended, startScript } from '../support/script.ts';
import { quickFolder } from '../support/quick-folder.ts';

const COMMAND = 'server/cli/user-create.ts';

describe('user:create', function () {
  this.timeout(120_000);
  let dataDir: string;
  before(async () => {
    dataDir = await quickFolder('heku-user-');
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const run = (...args: string[]) => ended(startScript(COMMAND, dataDir, args, { BASE_URL: 'https://heku.example' }));

  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    assert.equal(code, 0);
    assert.match(stdout, /--username[\s\S]*--role/);
  });

  it('names everything that is wrong and opens nothing', async () => {
    const { code, stdout, stderr } = await run('--username', '名', '--role', 'king');
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /用户名为 3 至 32/);
    assert.match(stderr, /--role 应为 admin/);
    for (const args of [
      ['--username', 'zhou', '--role', 'city'],
      ['--username', 'zhou', '--role', 'county', '--department', '经信'],
      ['--username', 'zhou', '--role', 'county', '--department', '经信', '--region', '110105'],
      ['--username', 'zhou', '--role', 'provider'],
      ['--username', 'zhou', '--role', 'provider', '--uscc', '91330400MA20000270'],
      ['--username', 'zhou', '--role', 'enterprise', '--uscc', '91330400MA20000270'],
      ['--unknown'],
    ])
      assert.equal((await run(...args)).code, 2, args.join(' '));
  });

  it('opens an account and prints the link once; a name that is taken is refused', async () => {
    const args = ['--username', 'Zhou', '--role', 'county', '--department', '海盐县经信局', '--region', '330424'];
    const done = await run(...args, '--name', '周南');
    assert.equal(done.stderr, '');
    assert.equal(done.code, 0);
    assert.match(done.stdout, /已开通 zhou（县级经信）/);
    assert.match(done.stdout, /https:\/\/heku\.example\/password\/reset\/[\w-]{43}\n$/);
    const again = await run(...args);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /用户名已被占用/);
    assert.equal(again.stdout, '');
  });
});
