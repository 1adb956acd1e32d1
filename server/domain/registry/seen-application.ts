import type { Day } from '../shared/calendar-date.ts';
import type { Turn } from './application-terms.ts';
import type { ApplicationEvent } from './application-workflow.ts';
import type { Application, Lack } from './application.ts';
import type { Provider } from './provider.ts';

/** An application as one person sees it on a day, with what that person may do. */
export interface SeenApplication {
  readonly application: Application;
  readonly provider: Provider | null;
  readonly local: boolean;
  readonly listed: boolean;
  /** The screening stops it: a case waits for a judgement, or the firm was judged to be a listed one. */
  readonly screening: boolean;
  readonly lacks: readonly Lack[];
  readonly events: readonly ApplicationEvent[];
  readonly turn: Turn;
  readonly noticeOver: boolean;
  readonly today: Day;
  /** Of all that a decision rests on: a decision names the one that it was shown. */
  readonly digest: string;
}
