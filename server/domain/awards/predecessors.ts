import type { PredecessorFact } from './award-facts.ts';

/** The one order in which predecessors are looked at: by day of the merger, then by code. */
export function inOrder(all: readonly PredecessorFact[]): PredecessorFact[] {
  const place = ({ mergedOn, uscc }: PredecessorFact) => `${mergedOn} ${uscc}`;
  return all.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
