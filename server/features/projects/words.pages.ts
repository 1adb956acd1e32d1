import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import {
  RATING_PART_NAMES,
  RATING_PARTS,
  waitingRequest,
  wordsOf,
  type RatingPart,
} from '../../domain/records/hidden-words.ts';
import type { ProjectEvent } from '../../domain/records/project-events.ts';
import { CONCERNED, WORD_STEPS, type WordStep } from '../../domain/records/rating-words.ts';
import { SIDES, type Project, type Rating } from '../../domain/records/project.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';

const TERMS: Readonly<Record<RatingPart, string>> = { comment: '补充说明', answer: '服务商的答复' };

interface AskedView {
  readonly project: Project;
  readonly events: readonly ProjectEvent[];
}

/** What a step about words rests on: the words themselves, and what was asked. */
export function wordFacts({ rating }: Project, part: RatingPart) {
  if (rating === null) return [];
  return [
    { term: RATING_PARTS[part], lines: wordsOf(rating, part).split('\n') },
    ...hiddenFact(rating, part),
    ...askedFact(rating, part),
  ];
}

/** A part of a rating on the page of its project, for whoever may read the words though the public may not. */
export function partFacts(rating: Rating, part: RatingPart, nothing?: string) {
  const words = wordsOf(rating, part) || nothing;
  return [
    ...(words === undefined ? [] : [{ term: TERMS[part], lines: words.split('\n') }]),
    ...hiddenFact(rating, part),
    ...askedFact(rating, part),
  ];
}

function hiddenFact({ hidden }: Rating, part: RatingPart) {
  const hiding = hidden?.[part];
  if (hiding === undefined) return [];
  const { ground, reason, on } = hiding;
  return [
    {
      term: `${RATING_PARTS[part]}已隐去`,
      lines: [`理由：${ground}。${reason}`, '公众看不到上面的文字，双方和主管部门仍可以看到；评分照常公布。'],
      note: formatDay(on),
    },
  ];
}

function askedFact({ asked }: Rating, part: RatingPart) {
  const request = asked?.[part];
  if (request === undefined) return [];
  const { on, reason, due, decidedOn, kept } = request;
  const outcome =
    decidedOn === null
      ? `主管部门决定的期限至${formatDay(due)}（含）。`
      : `${formatDay(decidedOn)}${kept === null ? '已隐去。' : `不予隐去：${kept}`}`;
  return [
    { term: `${SIDES[CONCERNED[part]]}请求隐去${RATING_PARTS[part]}`, lines: [reason, outcome], note: formatDay(on) },
  ];
}

/** Until when an office decides what was asked; nothing where nothing waits. */
export function askedUntil({ rating }: Pick<Project, 'rating'>) {
  const waiting = RATING_PART_NAMES.flatMap((part) => {
    const request = rating === null ? undefined : waitingRequest(rating, part);
    return request === undefined ? [] : [request.due];
  });
  return waiting.toSorted()[0];
}

/** What an official decides first where a side asked for it. */
export const askedDeeds = (events: readonly ProjectEvent[]): ProjectEvent[] =>
  RATING_PART_NAMES.flatMap((part) =>
    events.includes(`keep-${part}`) ? [`hide-${part}` as const, `keep-${part}` as const] : [],
  );

/** What was asked, for the official who decides it. */
export function askedBanners({ project: { rating }, events }: AskedView) {
  return RATING_PART_NAMES.flatMap((part) => {
    const request = rating === null ? undefined : waitingRequest(rating, part);
    if (request === undefined || !events.includes(`keep-${part}`)) return [];
    const title = `${SIDES[CONCERNED[part]]}请求隐去${RATING_PARTS[part]}`;
    return [{ kind: 'waiting', title, text: request.reason }];
  });
}

/** What follows from a step about words. */
export function wordsConsequence(event: WordStep, { hidingDays }: ProjectRules): string {
  const { part, deed } = WORD_STEPS[event];
  const words = RATING_PARTS[part];
  switch (deed) {
    case 'ask':
      return `主管部门在 ${hidingDays} 个工作日内决定。隐去的只是文字，评分照常公布；每处文字只能请求一次，请求和理由对方也看得到。`;
    case 'hide':
      return `在公众看得到的地方，${words}改为显示“文字已由主管部门隐去”和理由；评分照常公布、计入平均。双方收到消息，仍可以看到原文。另一人可以决定恢复。`;
    case 'keep':
      return `${words}照常公布；请求的一方收到消息和理由。`;
    case 'show':
      return `${words}重新对公众公开，双方收到消息。`;
  }
}
