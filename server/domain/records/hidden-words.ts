import type { Actor } from '../registry/history.ts';
import { formatDay, type Day } from '../shared/calendar-date.ts';

/** The words of a rating that everybody reads: the customer's, and the provider's answer. */
export const RATING_PARTS = { comment: '评价文字', answer: '答复文字' } as const;
export type RatingPart = keyof typeof RATING_PARTS;

/** That an office took words out of the public's sight. */
export interface Hiding {
  readonly on: Day;
  readonly by: Actor;
  /** What the ground was called on that day. */
  readonly ground: string;
  readonly reason: string;
}

/** That the side whom words concern asked for it: once, whatever became of it. */
export interface HidingRequest {
  readonly on: Day;
  readonly by: Actor;
  readonly reason: string;
  /** The last day for an office to decide. */
  readonly due: Day;
  /** None while it waits. */
  readonly decidedOn: Day | null;
  /** Why the words stay; none where they were hidden, or nobody decided yet. */
  readonly kept: string | null;
}

/** What became of the words of a rating; a part without an entry was never hidden, or is shown again. */
export interface RatingHidings {
  readonly hidden?: Readonly<Partial<Record<RatingPart, Hiding>>>;
  readonly asked?: Readonly<Partial<Record<RatingPart, HidingRequest>>>;
}

/** Words as everybody reads them: what was said (nothing where nothing was), or the notice that stands in its place. */
export interface PublicWords {
  readonly text: string;
  readonly hidden: { readonly notice: string; readonly on: Day } | null;
}

interface Spoken extends RatingHidings {
  readonly comment: string;
  readonly answer: { readonly text: string } | null;
}

export const RATING_PART_NAMES = Object.keys(RATING_PARTS) as RatingPart[];

/** What was said in a part of a rating; empty where nothing was. */
export const wordsOf = ({ comment, answer }: Omit<Spoken, keyof RatingHidings>, part: RatingPart): string =>
  part === 'comment' ? comment : (answer?.text ?? '');

/** A part of a rating for everybody: never the words themselves while they are hidden, nor the office's reason in words. */
export function publicWords(rating: Spoken, part: RatingPart): PublicWords {
  const hiding = rating.hidden?.[part];
  if (hiding === undefined) return { text: wordsOf(rating, part), hidden: null };
  return { text: '', hidden: { notice: `文字已由主管部门隐去（理由：${hiding.ground}）`, on: hiding.on } };
}

/** The request that an office has to decide. */
export function waitingRequest({ asked }: RatingHidings, part: RatingPart): HidingRequest | undefined {
  const request = asked?.[part];
  return request?.decidedOn === null ? request : undefined;
}

/** In one line, with the day: for tables and for papers. */
export const hiddenLine = ({ notice, on }: NonNullable<PublicWords['hidden']>): string => `${notice}，${formatDay(on)}`;
