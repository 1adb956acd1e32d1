import type { AdjustmentState } from '../registry/adjustment-words.ts';
import type { Actor, Living } from '../registry/history.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { entitlementKey, FREE_STATES, type AwardCase } from './award-case.ts';
import type { AwardLine } from './award-line.ts';

/** Money that came back. */
export interface Repayment {
  readonly at: string;
  readonly by: Actor;
  readonly fen: Fen;
  readonly on: Day;
  /** The voucher of the treasury. */
  readonly voucher: string;
}

/**
 * An award that was paid and is no longer what the facts give (奖励调整): less is due, and what was paid too much is claimed
 * back (追缴); or more is due, and the difference is paid (补发). Nothing of the paid award itself is ever changed.
 */
export interface AwardAdjustment extends Living<AdjustmentState> {
  readonly number: string;
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly policy: string;
  readonly clause: string;
  readonly matter: string;
  /** The paid award, or the first of several of one entitlement. */
  readonly award: string;
  /** What the firm had of this entitlement when the adjustment was begun: paid, less what came back. */
  readonly paidFen: Fen;
  /** What is due as the facts stood then. */
  readonly dueFen: Fen;
  /** What made the platform look: a fact that moved, or a listing whose ground puts paid awards before a person. */
  readonly cause: { readonly kind: 'facts' | 'listing'; readonly text: string };
  /** What tells one occasion from another: the digest of the line, or the decision to list. */
  readonly basis: string;
  /** The line as the facts gave it then; none where they give none. */
  readonly line: AwardLine | null;
  readonly asOf: Day;
  /** Who told the firm: another decides. */
  readonly teller: Actor | null;
  readonly defence: { readonly at: string; readonly by: Actor; readonly text: string } | null;
  /** What the decision claims back; 0 before it. */
  readonly demandedFen: Fen;
  readonly repayments: readonly Repayment[];
  /** The award by which more is paid. */
  readonly supplement: string | null;
  readonly since: Day;
  readonly due: Day | null;
}

/** In these an adjustment is under way: one for each entitlement. */
export const ADJUSTMENT_OPEN: readonly AdjustmentState[] = ['open', 'told', 'demanded'];

/** What came back, in fen. */
export function repaidOf({ repayments }: Pick<AwardAdjustment, 'repayments'>): Fen {
  return repayments.reduce((sum, { fen }) => sum + fen, 0);
}

/** What is still to come back of a claim, in fen. */
export function outstandingOf(one: Pick<AwardAdjustment, 'demandedFen' | 'repayments'>): Fen {
  return Math.max(one.demandedFen - repaidOf(one), 0);
}

/** What a firm has of one entitlement: all that was paid for it, less what came back; in fen. */
export interface Balance {
  readonly paidFen: Fen;
  /** Paid, or on its way to being paid. */
  readonly grantedFen: Fen;
  readonly first: AwardCase;
}

/** The entitlements of a firm of which something was paid, each with its balance. */
export function balancesOf(
  cases: readonly AwardCase[],
  adjustments: readonly AwardAdjustment[],
): ReadonlyMap<string, Balance> {
  const balances = new Map<string, Balance>();
  for (const one of cases) {
    if (FREE_STATES.includes(one.state)) continue;
    const key = entitlementKey(one);
    const known = balances.get(key) ?? { paidFen: 0, grantedFen: 0, first: one };
    const paid = one.state === 'paid' ? one.fen : 0;
    balances.set(key, { ...known, paidFen: known.paidFen + paid, grantedFen: known.grantedFen + one.fen });
  }
  for (const one of adjustments) {
    const key = entitlementKey(one);
    const known = balances.get(key);
    if (known === undefined) continue;
    const back = repaidOf(one);
    balances.set(key, { ...known, paidFen: known.paidFen - back, grantedFen: known.grantedFen - back });
  }
  return new Map([...balances].filter(([, { paidFen }]) => paidFen > 0));
}

/** What a line makes due, in fen: nothing where it is on hold, suspended or not eligible. */
export function dueOf(line: Pick<AwardLine, 'outcome' | 'awardFen'> | undefined): Fen {
  return line?.outcome === 'payable' ? line.awardFen : 0;
}

/** Whether less is due than the firm has, or a listing asks to look at it: then it is told and may be heard. */
export function isClawback({ paidFen, dueFen, cause }: Pick<AwardAdjustment, 'paidFen' | 'dueFen' | 'cause'>): boolean {
  return cause.kind === 'listing' || dueFen < paidFen;
}

/** What a decision would claim back: the difference, or all where a listing is the cause; in fen. */
export function claimOf(one: Pick<AwardAdjustment, 'paidFen' | 'dueFen' | 'cause'>): Fen {
  return one.cause.kind === 'listing' ? one.paidFen : Math.max(one.paidFen - one.dueFen, 0);
}
