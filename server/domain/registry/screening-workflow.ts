import type { Account } from './account.ts';
import { may } from './permissions.ts';
import type { ScreeningCase, ScreeningState } from './screening-case.ts';

/** What can happen to a case of the screening; a new comparison of changed facts takes its place by itself. */
export type ScreeningEvent = 'judge-same' | 'judge-different' | 'judge-doubtful' | 'supersede';
export type Judging = Exclude<ScreeningEvent, 'supersede'>;

export const SCREENING_EVENT_WORDS: Readonly<Record<ScreeningEvent, string>> = {
  'judge-same': '判定为同一',
  'judge-different': '判定为不同',
  'judge-doubtful': '存疑，待查',
  supersede: '事实变化，另立事项',
};

export type ScreeningRefusal = 'wrong-state' | 'not-permitted' | 'reason-missing';

export const SCREENING_REFUSAL_WORDS: Readonly<Record<ScreeningRefusal, string>> = {
  'wrong-state': '事项已经判定或已被替代，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
};

/** The one table: state → event → where it leads. Judging is the city's; superseding is the platform's own. */
export const SCREENING_WORKFLOW: Readonly<
  Record<ScreeningState, Readonly<Partial<Record<ScreeningEvent, ScreeningState>>>>
> = {
  open: { 'judge-same': 'same', 'judge-different': 'different', 'judge-doubtful': 'doubtful', supersede: 'superseded' },
  doubtful: { 'judge-same': 'same', 'judge-different': 'different', supersede: 'superseded' },
  same: {},
  different: {},
  superseded: {},
};

/** The next state of a judgement, or all reasons why it is not made. */
export function nextScreeningState(
  one: ScreeningCase,
  event: Judging,
  person: Account,
  reason: string,
): { readonly to: ScreeningState } | { readonly refusals: readonly ScreeningRefusal[] } {
  const to = SCREENING_WORKFLOW[one.state][event];
  if (to === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, 'screening.judge', one)) return { refusals: ['not-permitted'] };
  return reason.trim() === '' ? { refusals: ['reason-missing'] } : { to };
}

/** The judgements that a person may make in the present state. */
export function judgingsFor(one: ScreeningCase, person: Account | undefined): Judging[] {
  if (!may(person, 'screening.judge', one)) return [];
  return (Object.keys(SCREENING_WORKFLOW[one.state]) as ScreeningEvent[]).filter((event) => event !== 'supersede');
}
