import type { Actor } from './history.ts';

/** A provider that an enterprise considers, and what its people noted about it. */
export interface ShortlistItem {
  readonly uscc: string;
  readonly note: string;
  readonly addedAt: string;
  readonly addedBy: Actor;
  /** Counts the writings: a note is changed only as it was read. */
  readonly version: number;
}

/** The shortlist (候选名单) of an enterprise: its people keep it together, nobody else sees it. */
export interface Shortlist {
  /** Of the enterprise. */
  readonly uscc: string;
  readonly items: readonly ShortlistItem[];
}

export const MOST_SHORTLISTED = 50;
export const MOST_COMPARED = 4;
export const LONGEST_NOTE = 500;
