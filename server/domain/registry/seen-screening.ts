import type { Day } from '../shared/calendar-date.ts';
import type { Provider } from './provider.ts';
import type { ListStand, ScreeningCase } from './screening-case.ts';
import type { Judging } from './screening-workflow.ts';

/** The lists of the screening, and the states that stand in each. */
export const SCREENING_LISTS = {
  open: ['open'],
  doubtful: ['doubtful'],
  judged: ['same', 'different', 'superseded'],
} as const;
export type ScreeningList = keyof typeof SCREENING_LISTS;

/** A case as it is shown to who may judge or read it. */
export interface SeenScreening {
  readonly one: ScreeningCase;
  readonly provider: Provider | null;
  readonly events: readonly Judging[];
  readonly list: ListStand;
  readonly today: Day;
  /** Of the case and of the list as they were shown: a judgement names it. */
  readonly digest: string;
}
