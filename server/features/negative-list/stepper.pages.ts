import { ENTRY_STATES, LISTING_STATE_WORDS, type ListingState } from '../../domain/registry/listing-case.ts';
import { isOver } from '../../domain/registry/listing-terms.ts';
import type { SeenListing } from '../../domain/registry/seen-listing.ts';

interface Way {
  readonly text: string;
  readonly states: readonly ListingState[];
}

/** The whole way of a case. */
const WAY: readonly Way[] = [
  { text: '线索', states: ['clue'] },
  { text: '核查', states: ['investigating'] },
  { text: '告知与申辩', states: ['notified'] },
  { text: '集体审议', states: ['deliberating'] },
  { text: '列入', states: ['listed', 'repair-asked'] },
  { text: '终止', states: ['repaired', 'source-ended', 'revoked'] },
];

export function stepsOf({ one, asFirm, today }: SeenListing) {
  const { state, history } = one;
  const way = asFirm ? WAY.slice(2) : WAY;
  const stopped = state === 'dismissed' || state === 'not-listed';
  // Where it ended is where the last entry led away from.
  const at = stopped ? history.at(-1)?.from : state;
  const expired = ENTRY_STATES.includes(state) && isOver(one, today);
  const here = expired ? way.length - 1 : way.findIndex(({ states }) => states.some((name) => name === at));
  return way.map(({ text, states }, i) => {
    const left = history.findLast(({ from, to }) => has(states, from) && !has(states, to));
    if (i < here) return { text, state: 'done', date: dayHere(left?.at) };
    if (i > here) return { text, state: 'todo' };
    if (stopped) return { text, state: 'stopped', note: LISTING_STATE_WORDS[state] };
    if (i === way.length - 1)
      return { text, state: 'done', note: state === 'listed' ? '期满' : LISTING_STATE_WORDS[state] };
    return { text, state: 'current' };
  });
}

function has(states: readonly ListingState[], state: string): boolean {
  return states.some((one) => one === state);
}

/** The day of an instant on the clock of the city, UTC+8 all year. */
function dayHere(at: string | undefined): string | undefined {
  return at === undefined ? undefined : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
