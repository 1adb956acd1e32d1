import type { Connection } from 'mongoose';
import type { HistoryEntry } from '../domain/registry/history.ts';
import type { Journaled } from './living.ts';

/** A document with a life of its own, of whatever kind, as the journal sees it. */
export interface LivingRecord {
  readonly _id: unknown;
  readonly state: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly outbox?: readonly number[];
  readonly journaled?: readonly Journaled[];
  readonly number?: string | null;
}

/** The documents of a kind as they are stored, past every schema: what was tampered with is read as it is. */
export function livingStore(connection: Connection, kind: string) {
  return connection.collection<LivingRecord>(kind);
}

/** What the journal needs of a document. */
export const LIVING_PROJECTION = { state: 1, version: 1, history: 1, outbox: 1 } as const;
