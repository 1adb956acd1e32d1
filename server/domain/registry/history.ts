import type { Role } from './account.ts';

/** Who did something, as the history keeps it: the name and role of that day stay, whatever the account becomes. */
export interface Actor {
  readonly account: string;
  readonly name: string;
  readonly role: Role | 'system';
}

/** One entry of a document's own history: the change that brought it to this version. */
export interface HistoryEntry {
  readonly version: number;
  /** The instant, as ISO text in UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Digest of what the person was shown when deciding. */
  readonly shown: string | null;
  /** Random, never published: with it the journal's digest of the whole entry opens, without it nothing can be tried out. */
  readonly salt: string;
}

/** A document with a life of its own: one decision is one conditional write to it. */
export interface Living<State extends string> {
  readonly id: string;
  readonly state: State;
  /** Grows by one with every write. */
  readonly version: number;
  readonly history: readonly HistoryEntry[];
}
