import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * `mkdir` with its parents, for the owner only. Node's own recursive one never returns where a file system answers
 * ENOENT although the parent is there (/proc does): it makes the parent again and again.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 }).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
}
