import { MongoStore } from 'connect-mongo';
import type { Connection } from 'mongoose';

const HOUR = 3600;
/** Signed out after a working day without a request. */
const IDLE_LIMIT = 12 * HOUR;
/** Reading pages writes nothing but once an hour: the day begins anew. */
const TOUCH_AFTER = HOUR;

/** Sessions in our own database, over mongoose's own client: a second one would be of another class. */
export async function openSessionStore(connection: Connection): Promise<MongoStore> {
  // Made here and waited for: the store would make it unwatched, and a failure there ends the process.
  await connection.collection('sessions').createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  return MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: IDLE_LIMIT,
    touchAfter: TOUCH_AFTER,
    autoRemove: 'disabled',
  });
}
