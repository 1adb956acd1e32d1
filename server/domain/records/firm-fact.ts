import type { Actor, Living } from '../registry/history.ts';
import type { RevenueRules } from '../policy/revenue-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import { declarationDue } from './declaration-due.ts';
import type { FactData } from './fact-fields.ts';
import type { RevenueEvidence } from './revenue-statement.ts';

/** Where a fact of a firm stands. */
export type FactState = 'declared' | 'returned' | 'withdrawn' | 'confirmed' | 'restated' | 'questioned' | 'revoked';

export const FACT_STATE_WORDS: Readonly<Record<FactState, string>> = {
  declared: '待确认',
  returned: '退回补正',
  withdrawn: '已撤回',
  confirmed: '已确认',
  restated: '更正待确认',
  questioned: '要求更正',
  revoked: '已撤销',
};

/** In these states an office has to act. */
export const FACT_WAITING: readonly FactState[] = ['declared', 'restated'];
/** In these whoever declared it has. */
export const FACT_WITH_DECLARER: readonly FactState[] = ['returned', 'questioned'];
/** In these somebody asserts it: another one with the same claim stands against it. */
export const FACT_ASSERTED: readonly FactState[] = ['declared', 'confirmed', 'restated', 'questioned'];

/** What is declared: the fields, the files that prove them, and why where it corrects an earlier one. */
export interface FactOrder {
  readonly data: FactData;
  readonly evidence: readonly RevenueEvidence[];
  readonly reason: string;
}

/** One declaration, with the version of the document that brought it. None is ever overwritten. */
export interface FactVersion extends FactOrder {
  readonly version: number;
  readonly at: string;
  readonly by: Actor;
}

/** What an official read in the evidence of one declaration, by what he or she is asked for. */
export interface FactCheck {
  readonly version: number;
  readonly of: number;
  readonly event: string;
  readonly read: FactData;
  readonly at: string;
  readonly by: Actor;
  readonly reason: string;
}

/** What counts since a version, of which declaration; `null`: nothing any more. */
export interface CountedFact {
  readonly version: number;
  readonly of: number;
  readonly data: FactData | null;
}

/** A fact of a firm: a group standard, a certificate, an award from elsewhere, a predecessor. One document each. */
export interface FirmFact extends Living<FactState> {
  /** BZ20260001. */
  readonly number: string;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  /** By what it is one and the same within the firm. */
  readonly key: string;
  /** What it is called in lists and messages. */
  readonly title: string;
  /** What the latest declaration asserts, and only one organisation can hold; none for most. */
  readonly holds: string | null;
  /** What is held: unique on the whole platform. */
  readonly claim: string | null;
  /** What is looked at together. */
  readonly family: string | null;
  readonly versions: readonly FactVersion[];
  readonly checks: readonly FactCheck[];
  /** All that ever counted, the present one last. */
  readonly counted: readonly CountedFact[];
  /** Day on which the present state began. */
  readonly since: Day;
  /** Versions of decisions that the provider may not have yet. */
  readonly effects: readonly { readonly version: number }[];
  readonly createdAt: string;
}

/** The declaration that was made last. */
export function latestFact({ versions, number }: Pick<FirmFact, 'versions' | 'number'>): FactVersion {
  const last = versions.at(-1);
  if (last === undefined) throw new Error(`fact ${number} says nothing`);
  return last;
}

const TURNS = { office: FACT_WAITING, declarer: FACT_WITH_DECLARER };

/** The day by which whoever's turn it is should act; `null` where nobody has to. As many working days as for revenue. */
export const factDue = (
  fact: Pick<FirmFact, 'state' | 'since'>,
  rules: Pick<RevenueRules, 'verifyDays' | 'correctionDays'>,
  calendar: WorkCalendar,
): Day | null => declarationDue(fact, TURNS, rules, calendar);

/** What counts; `null` where nothing does, or no longer. */
export function countedFact({ counted }: Pick<FirmFact, 'counted'>): FactData | null {
  return counted.at(-1)?.data ?? null;
}

/** The checks of the latest declaration. */
export function checksOf(fact: Pick<FirmFact, 'versions' | 'number' | 'checks'>): readonly FactCheck[] {
  const { version } = latestFact(fact);
  return fact.checks.filter(({ of }) => of === version);
}
