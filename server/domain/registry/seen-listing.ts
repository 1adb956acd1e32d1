import type { Day } from '../shared/calendar-date.ts';
import type { ListingCase, ListingEntry } from './listing-case.ts';
import type { ListingTurn } from './listing-terms.ts';
import type { ListingEvent } from './listing-workflow.ts';
import type { Provider } from './provider.ts';

/** A case as one person sees it on a day, with what that person may do now. */
export interface SeenListing {
  readonly one: ListingCase;
  /** The firm that it is about is looking. */
  readonly asFirm: boolean;
  readonly provider: Provider | null;
  readonly events: readonly ListingEvent[];
  readonly turn: ListingTurn;
  readonly votesIn: boolean;
  readonly inForce: boolean;
  /** From when repair may be asked for; `null` where it never may. */
  readonly repairFrom: Day | null;
  /** The entry whose term is inherited, where there is one. */
  readonly original: ListingEntry | null;
  readonly today: Day;
}

/** One who may be named for the panel. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** A case before a step is taken, with what the page of the step needs beside. */
export interface PreparedStep extends SeenListing {
  readonly candidates: readonly Candidate[];
  /** Of all that the step rests on: the order of it names the one that was shown. */
  readonly digest: string;
}
