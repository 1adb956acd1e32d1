import { fixedClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createContainer } from '../../server/container.ts';
import { createLogger } from '../../server/logger.ts';
import type { Database } from '../../server/persistence/database.ts';
import { openTestDatabase } from './database.ts';

type Contents = ReadonlyMap<string, readonly Record<string, unknown>[]>;

/** By the instant at which a site starts: its demonstration data are dated from it. */
const made = new Map<string, Promise<Contents>>();

/**
 * The demonstration data as a site has them that started at that instant and has come to rest: all is in the journal, its papers
 * are issued and its messages put. Composed by a real site, once; every other test begins with a copy of it.
 */
export async function fillWithDemoData(
  database: Database,
  now: Date,
  passwordHash: () => Promise<string>,
): Promise<void> {
  const instant = now.toISOString();
  const known = made.get(instant) ?? compose(instant, await passwordHash());
  made.set(instant, known);
  const contents = await known;
  const db = database.connection.getClient().db(database.connection.name);
  await Promise.all(
    [...contents].map(([name, documents]) => db.collection(name).insertMany([...documents], { ordered: false })),
  );
}

async function compose(instant: string, passwordHash: string): Promise<Contents> {
  const database = await openTestDatabase();
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const container = await createContainer({
    config,
    sessionSecret: 'a secret for tests, and for nothing else',
    database,
    logger: createLogger(config.logLevel),
    clock: fixedClock(instant),
  });
  await container.following.catchUp();
  await container.messages.follower.run();
  await container.settle();
  const db = database.connection.getClient().db(database.connection.name);
  // Signing in as the demonstration's people is most of what tests do: what it costs to guess a password is tested by itself.
  await db.collection('accounts').updateMany({ demo: true }, { $set: { passwordHash } });
  const contents = new Map<string, Record<string, unknown>[]>();
  for (const { name } of await db.listCollections().toArray()) {
    const documents = await db.collection(name).find().toArray();
    if (documents.length > 0) contents.set(name, documents);
  }
  await database.close();
  return contents;
}
