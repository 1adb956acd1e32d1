import { realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedEngineError } from './embedded-engine-error.ts';
import { makeFolder } from './make-folder.ts';

export interface DataFolder {
  readonly path: string;
  /** What the engine keeps; nobody else writes here. */
  readonly engine: string;
  readonly address: string;
}

/** Makes the folder, readable by its owner only, and names it the same however it was written. */
export async function prepareDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  try {
    if (await isFile(folder)) throw isAFile(folder);
    await makeFolder(folder);
    const real = await realpath(folder);
    return { path: real, engine: join(real, 'mongodb'), address: join(real, 'mongodb.address') };
  } catch (error) {
    throw error instanceof EmbeddedEngineError ? error : notWritable(folder, error);
  }
}

/** Tried, not asked: mode bits do not know of read-only mounts, and the engine's own words on it help nobody. */
export async function ensureWritable({ path, engine }: DataFolder): Promise<void> {
  if (await isFile(engine)) throw isAFile(engine);
  try {
    await makeFolder(engine);
    for (const folder of [path, engine]) {
      const probe = join(folder, `.write-probe-${String(process.pid)}`);
      await writeFile(probe, '');
      await rm(probe);
    }
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

export function notWritable(folder: string, cause: unknown): EmbeddedEngineError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedEngineError(
    'folder-not-writable',
    `数据文件夹无法写入：${folder}（${reason}）。请检查其所有者和权限。`,
    { cause },
  );
}

function isAFile(path: string): EmbeddedEngineError {
  return new EmbeddedEngineError('folder-is-a-file', `数据文件夹的位置上是一个文件：${path}。请移走它，或另选文件夹。`);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isDirectory();
}
