import { prepareDataFolder } from './data-folder.ts';
import type { EmbeddedEngine } from './engine.ts';
import { openOrJoin, type OpenOrJoinOptions } from './engine.ts';

/** One user's share of the engine this process has open, or has joined. */
export interface EngineLease {
  readonly uri: string;
  readonly role: EmbeddedEngine['role'];
  /** The last one to release closes the engine. */
  release(): Promise<void>;
}

interface Shared {
  users: number;
  readonly engine: Promise<EmbeddedEngine>;
}

const shared = new Map<string, Shared>();

/** A process has room for one engine, so an opening waits until the one before is closed. */
let lastClosing: Promise<void> = Promise.resolve();

/** `options` count where this is the call that opens the folder. */
export async function leaseEngine(dataDir: string, options: OpenOrJoinOptions = {}): Promise<EngineLease> {
  const folder = await prepareDataFolder(dataDir);
  const entry = shared.get(folder.path) ?? { users: 0, engine: lastClosing.then(() => openOrJoin(folder, options)) };
  shared.set(folder.path, entry);
  entry.users++;
  try {
    const engine = await entry.engine;
    return { uri: engine.uri, role: engine.role, release: once(() => leave(folder.path, entry, engine)) };
  } catch (error) {
    // Nobody has this one; the next call tries afresh.
    if (shared.get(folder.path) === entry) shared.delete(folder.path);
    throw error;
  }
}

async function leave(path: string, entry: Shared, engine: EmbeddedEngine): Promise<void> {
  entry.users--;
  if (entry.users > 0) return;
  shared.delete(path);
  const closing = engine.close();
  lastClosing = closing.catch(() => undefined);
  await closing;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
