import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOM = 2 * 1024 ** 3;

/**
 * A folder of its own for the data of a test, which removes it. In memory where there is room: what a test writes has to outlive
 * its process, not a loss of power.
 */
export async function quickFolder(prefix: string): Promise<string> {
  const memory = '/dev/shm';
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return mkdtemp(path.join(free > ROOM ? memory : tmpdir(), prefix));
}
