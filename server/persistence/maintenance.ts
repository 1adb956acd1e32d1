import type { Connection } from 'mongoose';
import { nativeDatabase } from './collections.ts';

/** A time in which nothing may be decided: the data are being replaced. Stands in the database, for all its processes. */
export interface Maintenance {
  begin(what: string, at: Date): Promise<void>;
  /** What is going on; `null` where nothing is. */
  current(): Promise<string | null>;
  end(): Promise<void>;
}

interface Marker {
  readonly _id: string;
  readonly what: string;
  readonly at: Date;
}

const ID = 'now';

export function openMaintenance(connection: Connection): Maintenance {
  const markers = nativeDatabase(connection).collection<Marker>('maintenance');
  return {
    async begin(what, at) {
      await markers.replaceOne({ _id: ID }, { what, at }, { upsert: true });
    },
    current: async () => (await markers.findOne({ _id: ID }))?.what ?? null,
    async end() {
      await markers.deleteOne({ _id: ID });
    },
  };
}
