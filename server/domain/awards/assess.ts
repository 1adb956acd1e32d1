import type { Day } from '../shared/calendar-date.ts';
import { addFen } from '../shared/money.ts';
import type { Fen } from '../shared/money.ts';
import { termsByDay } from '../policy/policy-book.ts';
import type { PolicyBook, RuleBinding, RuleShape } from '../policy/policy-book.ts';
import type { AwardFacts } from './award-facts.ts';
import type { AwardLine } from './award-line.ts';
import { generalKinds, generalShape } from './rules/general-terms.ts';
import { growthKinds, growthShape } from './rules/growth-terms.ts';
import { standardKinds, standardShape } from './rules/standard-terms.ts';
import { revenueMilestoneLines } from './rules/revenue-milestone.ts';
import { groupStandardLines } from './rules/group-standard.ts';
import type { Setting } from './rules/common-checks.ts';

/** The kinds of rule that exist; a policy's data binds them to its clauses. */
export const AWARD_RULES: readonly RuleShape[] = [generalShape, growthShape, standardShape];

/** The answer for one organisation at one day under one policy. */
export interface Assessment {
  readonly id: string;
  readonly policy: string;
  readonly digest: string;
  readonly asOf: Day;
  readonly totalFen: Fen;
  readonly lines: readonly AwardLine[];
}

/** Assesses one organisation at a day. Pure: the same facts and day always give the same answer (G4). */
export type Assess = (facts: AwardFacts, asOf: Day) => Assessment;

type RuleLines = (setting: Setting) => AwardLine[];

/**
 * The calculator of a policy. Each of its clauses is an instance of a kind of rule, in the order of the policy's data.
 * Throws on a book that lacks the general readings or names a rule that does not exist; the loader refuses such data.
 */
export function calculatorOf(book: PolicyBook): Assess {
  const general = book.rules.find((binding) => binding.rule === generalShape.rule);
  if (general === undefined) throw new Error(`policy ${book.id} binds no general rule`);
  const generalOn = termsByDay(book, general.prefix, generalKinds);
  const rules = book.rules.filter((binding) => binding !== general).map((binding) => linesOf(book, binding));
  return (facts, asOf) => {
    const setting: Setting = { facts, asOf, general: generalOn(asOf) };
    const lines = rules.flatMap((rule) => rule(setting));
    const totalFen = lines.reduce((sum, line) => addFen(sum, line.awardFen), 0);
    return { id: facts.id, policy: book.id, digest: book.digest, asOf, totalFen, lines };
  };
}

function linesOf(book: PolicyBook, { rule, prefix, clause }: RuleBinding): RuleLines {
  if (rule === growthShape.rule) {
    const termsOn = termsByDay(book, prefix, growthKinds);
    return (setting) => revenueMilestoneLines(setting, termsOn, clause);
  }
  if (rule === standardShape.rule) {
    const termsOn = termsByDay(book, prefix, standardKinds);
    return (setting) => groupStandardLines(setting, termsOn, clause);
  }
  throw new Error(`policy ${book.id} names an unknown rule ${rule}`);
}
