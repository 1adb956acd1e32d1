import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../server/config.ts';
import { keptSessionSecret } from '../server/session-secret.ts';

describe('the kept session secret', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'heku-secret-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is made once, for its owner only, also in a folder that is not there yet', async () => {
    const inside = path.join(dir, 'new', 'data');
    const secret = await keptSessionSecret(inside);
    assert.ok(secret.length >= 32);
    assert.equal(await keptSessionSecret(inside), secret);
    assert.equal((await stat(path.join(inside, 'session-secret'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(inside), ['session-secret']);
  });

  it('is one, whoever starts at the same time', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => keptSessionSecret(dir)));
    assert.equal(new Set(secrets).size, 1);
  });

  it('is refused where the file was cut short', async () => {
    await writeFile(path.join(dir, 'session-secret'), 'short\n');
    await assert.rejects(keptSessionSecret(dir), ConfigError);
  });
});
