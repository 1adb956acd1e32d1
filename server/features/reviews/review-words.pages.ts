import type { City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { isReviewOverdue, REVIEW_STATE_WORDS, ROUND_STATE_WORDS } from '../../domain/registry/review.ts';
import type { ReviewCase, ReviewState, RoundState } from '../../domain/registry/review.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';

/** What the pages of re-examinations are written with. */
export interface ReviewWords {
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
}

const TAGS: Readonly<Record<ReviewState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  awaiting: 'waiting',
  submitted: 'waiting',
  returned: 'waiting',
  correcting: 'danger',
  corrected: 'waiting',
  kept: 'good',
  renewed: 'good',
  'to-remove': 'danger',
  'set-aside': 'neutral',
};

export function reviewTag(one: Pick<ReviewCase, 'state' | 'due'>, today: Day) {
  if (isReviewOverdue(one, today)) return { kind: 'danger', text: `${REVIEW_STATE_WORDS[one.state]}，已逾期` };
  return { kind: TAGS[one.state], text: REVIEW_STATE_WORDS[one.state] };
}

export function roundTag(state: RoundState) {
  return { kind: state === 'closed' ? 'neutral' : 'waiting', text: ROUND_STATE_WORDS[state] };
}

export function turnWords(state: ReviewState): string | undefined {
  if (state === 'awaiting' || state === 'returned' || state === 'correcting') return '轮到企业';
  return state === 'submitted' || state === 'corrected' ? '轮到市经信局' : undefined;
}

/** Until when, and what is left of it; a decided case says since when. */
export function untilWords({ due, since }: Pick<ReviewCase, 'due' | 'since'>, today: Day, calendar: WorkCalendar) {
  return due === null ? `自${formatDay(since)}起` : `期限至${formatDay(due)}，${leftWords(due, today, calendar).text}`;
}
