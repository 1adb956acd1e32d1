import { choiceName, type ProjectRules } from '../policy/project-rules.ts';
import type { Actor } from '../registry/history.ts';
import type { Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import { waitingRequest, wordsOf, type RatingPart } from './hidden-words.ts';
import type { ProjectEvent, ProjectRefusal, ProjectRefusalCode } from './project-events.ts';
import type { ProjectGuard, ProjectOrder } from './project-order.ts';
import type { Rating, Side } from './project.ts';

/** The steps about the words of a rating: of which part, and what is done. */
export const WORD_STEPS = {
  'ask-hide-comment': { part: 'comment', deed: 'ask' },
  'hide-comment': { part: 'comment', deed: 'hide' },
  'keep-comment': { part: 'comment', deed: 'keep' },
  'show-comment': { part: 'comment', deed: 'show' },
  'ask-hide-answer': { part: 'answer', deed: 'ask' },
  'hide-answer': { part: 'answer', deed: 'hide' },
  'keep-answer': { part: 'answer', deed: 'keep' },
  'show-answer': { part: 'answer', deed: 'show' },
} as const satisfies Readonly<Partial<Record<ProjectEvent, { part: RatingPart; deed: string }>>>;
export type WordStep = keyof typeof WORD_STEPS;

/** Whom the words of a part concern: who may ask that they are hidden. */
export const CONCERNED: Readonly<Record<RatingPart, Side>> = { comment: 'provider', answer: 'enterprise' };

export const isWordStep = (event: string): event is WordStep => Object.hasOwn(WORD_STEPS, event);

const refuse = (code: ProjectRefusalCode, field?: string): readonly ProjectRefusal[] => [
  field === undefined ? { code } : { code, field },
];

/** There is something to hide that everybody reads, or will. */
const spoken =
  (part: RatingPart): ProjectGuard =>
  ({ rating }) => {
    if (rating === null) return refuse('not-rated');
    if (rating.hidden?.[part] !== undefined) return refuse('already-hidden');
    return wordsOf(rating, part) === '' ? refuse('nothing-said') : [];
  };

/** Whom the words concern asks once. */
export const mayAsk =
  (part: RatingPart): ProjectGuard =>
  (project, ...facts) => {
    const asked = project.rating?.asked?.[part] !== undefined;
    return asked ? refuse('already-asked') : spoken(part)(project, ...facts);
  };

/** Hidden only with a ground of the list. */
export const mayHide =
  (part: RatingPart): ProjectGuard =>
  (project, ...facts) => {
    const [{ rules, order }] = facts;
    const ground = rules.hidingGrounds.some(({ code }) => code === order.ground);
    return [...spoken(part)(project, ...facts), ...(ground ? [] : refuse('hiding-ground-missing', 'ground'))];
  };

/** Whoever asked is answered, once. */
export const mayKeep =
  (part: RatingPart): ProjectGuard =>
  ({ rating }) =>
    rating === null || waitingRequest(rating, part) === undefined ? refuse('nothing-asked') : [];

/** Shown again by another person than who hid them. */
export const mayShow =
  (part: RatingPart): ProjectGuard =>
  ({ rating }, _facts, person) => {
    const hiding = rating?.hidden?.[part];
    if (hiding === undefined) return refuse('not-hidden');
    return hiding.by.account === person.id ? refuse('same-person') : [];
  };

export interface WordsContext {
  readonly today: Day;
  readonly by: Actor;
  readonly rules: ProjectRules;
  readonly calendar: WorkCalendar;
}

/** The rating after a step about its words. The scores and the words themselves never change: only who may read them does. */
export function ratingAfter(rating: Rating, event: WordStep, order: ProjectOrder, context: WordsContext): Rating {
  const { part, deed } = WORD_STEPS[event];
  const { today: on, by, rules, calendar } = context;
  const reason = order.text;
  const request = waitingRequest(rating, part);
  const decided = (kept: string | null) =>
    request === undefined ? {} : { asked: { ...rating.asked, [part]: { ...request, decidedOn: on, kept } } };
  switch (deed) {
    case 'ask': {
      const due = workingTerm(on, rules.hidingDays, calendar).to;
      return { ...rating, asked: { ...rating.asked, [part]: { on, by, reason, due, decidedOn: null, kept: null } } };
    }
    case 'hide': {
      const ground = choiceName(rules.hidingGrounds, order.ground);
      return { ...rating, ...decided(null), hidden: { ...rating.hidden, [part]: { on, by, ground, reason } } };
    }
    case 'keep':
      return { ...rating, ...decided(reason) };
    case 'show':
      return {
        ...rating,
        hidden: Object.fromEntries(Object.entries(rating.hidden ?? {}).filter(([one]) => one !== part)),
      };
  }
}
