import type { PoolSpell } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { LEFT_CASE_NUMBER, LEFT_DAYS_AGO } from './demo-memberships.ts';
import { daysFrom, term, type DemoFirm } from './demo-provider-parts.ts';

/** Firms whose membership has to be near its end, or just over, whatever day it is. */
export function ageing(firm: DemoFirm, today: Day): DemoFirm {
  const pool = AGEING[firm.serial]?.(today, firm);
  return pool === undefined ? firm : { ...firm, pool };
}

const AGEING: Readonly<Record<number, (today: Day, firm: DemoFirm) => readonly PoolSpell[]>> = {
  // Ends soon.
  59: (today) => [termEndingIn(today, 20)],
  53: (today) => [termEndingIn(today, 75)],
  // Would have ended in some months; renewed by the running round.
  56: (today) => [termEndingIn(today, 130)],
  // Ended without a renewal.
  65: (today) => [termEndingIn(today, -10)],
  // Left the pool by its own wish.
  51: (today, firm) =>
    (firm.pool ?? []).map((spell) => {
      const to = daysFrom(today, -LEFT_DAYS_AGO - 1);
      const on = daysFrom(today, -LEFT_DAYS_AGO - 10);
      return { ...spell, to, changes: [{ kind: 'exit', was: spell.to, to, paper: LEFT_CASE_NUMBER(today), on }] };
    }),
};

/** A term of three years that ends in so many days, or ended. */
function termEndingIn(today: Day, days: number): PoolSpell {
  const end = daysFrom(today, days + 1);
  return term(`${yearOf(end) - 3}${end.slice(4)}`);
}
