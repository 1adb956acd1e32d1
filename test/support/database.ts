import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import mongoose from 'mongoose';
import { openDatabase, type Database } from '../../server/persistence/database.ts';
import { quickFolder } from './quick-folder.ts';

interface TestEngine {
  readonly dataDir: string;
  /** Holds the engine open from the first test that wants it to the last: opening costs more than most tests. */
  readonly keeper: Database;
}

let engine: Promise<TestEngine> | undefined;
const open = new Set<Database>();
/** Databases that tests are done with: emptied, and with the indexes that every site asks for. */
const free: string[] = [];

/**
 * An empty database of its own on the one engine this test process may have. Closing it empties it for the next test: to
 * make its collections and indexes anew takes longer than most tests. What a test forgets to close is closed at the end.
 */
export async function openTestDatabase(): Promise<Database> {
  engine ??= startEngine();
  const { dataDir } = await engine;
  const name = free.pop() ?? `test-${randomUUID()}`;
  const database = await openDatabase({ dataDir, name });
  const closable: Database = {
    ...database,
    close: async () => {
      // Twice is once, as with the real one.
      if (!open.delete(closable)) return;
      await empty(database);
      await database.close();
      free.push(name);
    },
  };
  open.add(closable);
  return closable;
}

async function empty({ connection }: Database): Promise<void> {
  const collections = await connection.listCollections();
  await Promise.all(collections.map((one) => connection.collection(one.name).deleteMany({})));
}

/** For the end of the run. Also closes connections that a failed test left: one alone would keep the process alive. */
export async function closeTestDatabases(): Promise<void> {
  for (const database of open) await database.close();
  if (engine) {
    const { dataDir, keeper } = await engine;
    engine = undefined;
    await keeper.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  await mongoose.disconnect();
}

async function startEngine(): Promise<TestEngine> {
  const dataDir = await quickFolder('heku-test-');
  const keeper = await openDatabase({ dataDir, flushed: false });
  // For a run that is broken off. Registered after the engine's own handler, so that it has closed when the files go.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return { dataDir, keeper };
}
