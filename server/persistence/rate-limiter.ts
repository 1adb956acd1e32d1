import type { Connection } from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';

export interface Allowance {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

const COLLECTION = 'rate_limits';

/** Counts in the database, so that a limit holds over several processes. */
export async function openRateLimiters(connection: Connection): Promise<(allowance: Allowance) => RateLimiterMongo> {
  const counts = connection.collection(COLLECTION);
  await counts.createIndex({ expire: 1 }, { expireAfterSeconds: 0 });
  await counts.createIndex({ key: 1 }, { unique: true });
  // A count may be lost in a power cut: it need not wait for the disk.
  const database = connection.getClient().db(connection.name, { writeConcern: { w: 1, j: false } });
  return ({ name, points, seconds }) =>
    new RateLimiterMongo({
      storeClient: database,
      tableName: COLLECTION,
      disableIndexesCreation: true,
      keyPrefix: name,
      points,
      duration: seconds,
      // Whoever is over the limit is turned away from memory, without another write.
      inMemoryBlockOnConsumed: points + 1,
    });
}
