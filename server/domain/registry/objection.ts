import type { Day } from '../shared/calendar-date.ts';
import type { Actor } from './history.ts';
import type { StoredFile } from './stored-file.ts';

/** Where an objection stands: received from the public, registered by the city office or not accepted, then concluded. */
export type ObjectionState = 'received' | 'registered' | 'declined' | 'dismissed' | 'upheld';

export const OBJECTION_STATES: Readonly<Record<ObjectionState, string>> = {
  received: '已收到，待受理',
  registered: '已受理，处理中',
  declined: '不予受理',
  dismissed: '异议不成立',
  upheld: '异议成立',
};

/** What a person writes who objects. */
export interface ObjectionWords {
  readonly name: string;
  readonly contact: string;
  /** Where the person works; empty where not said. */
  readonly unit: string;
  readonly content: string;
}

/** A written objection during the notice. Who objects is confidential: only the city office reads it. */
export interface Objection extends ObjectionWords {
  /** 异议编号: random, so that nobody can try out the next one. */
  readonly number: string;
  readonly at: string;
  readonly via: 'web' | 'paper';
  readonly state: ObjectionState;
  /** By when it is to be accepted or not; `null` where it was accepted at once, from paper. */
  readonly acceptBy: Day | null;
  /** Who registered it; for one that came by the web and is only received, nobody. */
  readonly by: Actor | null;
  readonly files: readonly StoredFile[];
  readonly concluded: Conclusion | null;
}

/** How an objection ended: not accepted, not well founded, well founded. */
export interface Conclusion {
  readonly at: string;
  readonly by: Actor;
  readonly reason: string;
}

export const FEWEST_GROUNDS = 20;
export const MOST_ATTACHMENTS = 3;
/** So many may wait for one firm; who comes after them is asked to turn to the office. */
export const MOST_WAITING = 100;

/** The objections in a state. */
export function objectionsIn(objections: readonly Objection[], state: ObjectionState): Objection[] {
  return objections.filter((one) => one.state === state);
}

/** By when the first of the objections that wait is to be accepted or not; `null` where none waits. */
export function acceptanceDue(objections: readonly Objection[]): Day | null {
  const days = objectionsIn(objections, 'received').flatMap(({ acceptBy }) => acceptBy ?? []);
  return days.toSorted()[0] ?? null;
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The number of an objection from random bytes, at least eight: YY2026-K7M3-9QXT. */
export function objectionNumber(year: number, random: Uint8Array): string {
  const letters = [...random.slice(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `YY${year}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A number as it was typed or kept in an address: letters in any width and case. */
export function readObjectionNumber(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase();
}

/** The events that are about one objection among those that an application has. */
export type ObjectionEvent = 'object' | 'decline-objection' | 'dismiss-objection' | 'uphold-objection';

/** In which state an objection has to be for an event, and in which it is afterwards. */
export const OBJECTION_STEPS: Readonly<
  Record<ObjectionEvent, { readonly from: ObjectionState; readonly to: ObjectionState }>
> = {
  object: { from: 'received', to: 'registered' },
  'decline-objection': { from: 'received', to: 'declined' },
  'dismiss-objection': { from: 'registered', to: 'dismissed' },
  'uphold-objection': { from: 'registered', to: 'upheld' },
};

export function isObjectionEvent(event: string): event is ObjectionEvent {
  return Object.hasOwn(OBJECTION_STEPS, event);
}

/**
 * The objection that a step is about: the one that is named, or the only one there is. `null` where a new one is entered
 * from paper, `undefined` where there is none that the step could be about.
 */
export function objectionFor(
  event: ObjectionEvent,
  objections: readonly Objection[],
  named: string,
): Objection | null | undefined {
  if (event === 'object' && named === '') return null;
  const fitting = objectionsIn(objections, OBJECTION_STEPS[event].from);
  if (named === '') return fitting.length === 1 ? fitting[0] : undefined;
  return fitting.find(({ number }) => number === named);
}
