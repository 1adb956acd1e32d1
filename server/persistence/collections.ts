import type { Connection } from 'mongoose';
import type { Db } from 'mongodb';

/**
 * What is of the moment only, and stands in no backup: who is signed in, what is counted, links that were sent (a
 * restored database must not make a used or revoked link good again), and whether the site is closed for a restore.
 */
const OF_THE_MOMENT: readonly string[] = ['sessions', 'rate_limits', 'tokens', 'maintenance'];

/** The driver's own database: documents past every schema, as they are stored. */
export function nativeDatabase(connection: Connection): Db {
  return connection.getClient().db(connection.name) as unknown as Db;
}

/** A collection that a backup may hold. */
export function isKept(name: string): boolean {
  return /^[A-Za-z][\w.-]{0,99}$/.test(name) && !name.startsWith('system.') && !OF_THE_MOMENT.includes(name);
}

export async function collectionNames(connection: Connection): Promise<string[]> {
  const all = await nativeDatabase(connection).listCollections({}, { nameOnly: false }).toArray();
  return all.filter(({ name, type }) => type === 'collection' && isKept(name)).map(({ name }) => name);
}

/** How many documents each collection has; those without any are left out. */
export async function holdings(connection: Connection): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const name of (await collectionNames(connection)).sort()) {
    const count = await nativeDatabase(connection).collection(name).countDocuments();
    if (count > 0) found.set(name, count);
  }
  return found;
}

/** Empties the database; indexes stay, so that a site that runs goes on. Accounts go last: by them it is judged whether a database is new. */
export async function emptyDatabase(connection: Connection): Promise<void> {
  const kept = await collectionNames(connection);
  const rest = kept.filter((name) => name !== 'accounts');
  for (const name of ['sessions', 'tokens', ...rest, 'accounts'])
    await nativeDatabase(connection).collection(name).deleteMany({});
}
