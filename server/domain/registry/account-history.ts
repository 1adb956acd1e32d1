import type { Account } from './account.ts';
import type { Actor } from './history.ts';

/** One change of an account: who made it, when, what and why. */
export interface AccountChange {
  /** The instant, as ISO text in UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly what: string;
  readonly why: string;
}

/** An account with all that was done to it. */
export interface AccountRecord extends Account {
  readonly createdAt: Date;
  readonly history: readonly AccountChange[];
}

export function actorOf({ id, displayName, role }: Account): Actor {
  return { account: id, name: displayName, role };
}
