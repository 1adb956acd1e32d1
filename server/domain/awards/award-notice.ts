import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';

/** A public notice of awards: what awards name, it has no document of its own. */
export interface AwardNotice {
  readonly number: string;
  readonly from: Day;
  readonly until: Day;
  readonly awards: readonly {
    readonly id: string;
    /** Whether it is still open to objections, while the notice runs. */
    readonly open: boolean;
    readonly clauseId: string;
    readonly uscc: string;
    readonly firm: string;
    readonly matter: string;
    readonly clause: string;
    readonly clauseHref: string;
    readonly fen: Fen;
    readonly result: string;
  }[];
}
