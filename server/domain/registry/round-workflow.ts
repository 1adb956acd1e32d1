import type { Account } from './account.ts';
import { mayEver } from './permissions.ts';
import type { ReviewRound, RoundState } from './review.ts';

export type RoundEvent = 'ready' | 'remind' | 'close';

export type RoundRefusal = 'wrong-state' | 'not-permitted' | 'nobody-waits' | 'cases-open';

export const ROUND_REFUSAL_WORDS: Readonly<Record<RoundRefusal, string>> = {
  'wrong-state': '本轮复核的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'nobody-waits': '没有等待企业办理的复核，不必提醒',
  'cases-open': '还有企业没有复核完毕，不能结束',
};

/** How many cases wait for their firm, and how many are not decided yet. */
export interface RoundFacts {
  readonly waiting: number;
  readonly open: number;
}

interface Step {
  readonly to: RoundState;
  readonly refusal?: (facts: RoundFacts) => RoundRefusal | undefined;
}

/** The one table of a round: state → event → where it leads, what must hold. All of it is the city's. */
export const ROUND_WORKFLOW: Readonly<Record<RoundState, Readonly<Partial<Record<RoundEvent, Step>>>>> = {
  opening: { ready: { to: 'open' } },
  open: {
    remind: { to: 'open', refusal: ({ waiting }) => (waiting === 0 ? 'nobody-waits' : undefined) },
    close: { to: 'closed', refusal: ({ open }) => (open > 0 ? 'cases-open' : undefined) },
  },
  closed: {},
};

/** The next state of a step, or why it is not taken. */
export function nextRoundState(
  { state }: Pick<ReviewRound, 'state'>,
  event: RoundEvent,
  person: Account,
  facts: RoundFacts,
): { readonly to: RoundState } | { readonly refusal: RoundRefusal } {
  const step = ROUND_WORKFLOW[state][event];
  if (step === undefined) return { refusal: 'wrong-state' };
  if (!mayEver(person, 'membership.decide') || person.blocked) return { refusal: 'not-permitted' };
  const refusal = step.refusal?.(facts);
  return refusal === undefined ? { to: step.to } : { refusal };
}
