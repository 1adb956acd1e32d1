import type { Source } from '../policy/policy-book.ts';
import type { Step, StepOutcome } from '../policy/trace.ts';
import type { Fen } from '../shared/money.ts';

/** All codes of a line, in the order in which a line lists them. */
export const AWARD_CODES = [
  'growth-below-threshold',
  'not-software-enterprise',
  'duplicate',
  'not-lead-drafter',
  'revision-excluded',
  'theme-not-covered',
  'out-of-policy-period',
  'claim-deadline-passed',
  'covered-by-other-award',
  'cap-exhausted',
  'year-not-closed',
  'history-incomplete',
  'previous-year-missing',
  'previous-year-zero',
  'software-status-unknown',
  'not-yet-published',
  'effect-not-confirmed',
  'outside-jurisdiction',
  'not-in-pool',
  'negative-list',
] as const;
export type AwardCode = (typeof AWARD_CODES)[number];

/** What a code does to a line: it ends the claim, asks a person or a fact, or waits for time to cure it. */
export const SEVERITIES = ['not-eligible', 'hold', 'suspended'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type AwardOutcome = 'payable' | Severity | 'no-milestone';

/** One claim under one clause: a revenue year, or a standard; with its way. */
export interface AwardLine {
  readonly clause: string;
  readonly year?: number;
  readonly number?: string;
  readonly thresholdFen?: Fen;
  readonly outcome: AwardOutcome;
  /** 0 unless payable. */
  readonly awardFen: Fen;
  /** What the claim is about, after deductions and before the cap; it is paid only where the line is payable. */
  readonly claimFen: Fen;
  readonly codes: readonly AwardCode[];
  readonly steps: readonly Step[];
}

/** Collects the steps and codes of one line while the rule goes its way. */
export class LineDraft {
  readonly steps: Step[] = [];
  private readonly found: { readonly place: number; readonly severity: Severity }[] = [];

  /** Adds a step that was held against a parameter. */
  step(source: Source, outcome: StepOutcome, looked: string, value: string, text: string): void {
    this.steps.push({ looked, value, parameter: source.parameter, clause: source.clause, outcome, text });
  }

  /** Notes a code, once, and what it does to the line. */
  find(code: AwardCode, severity: Severity): void {
    const place = AWARD_CODES.indexOf(code);
    if (!this.found.some((one) => one.place === place)) this.found.push({ place, severity });
  }

  get clean(): boolean {
    return this.found.length === 0;
  }

  /** All codes that apply, in their order (G6). */
  codes(): AwardCode[] {
    if (this.found.length === 0) return [];
    return this.found.toSorted((a, b) => a.place - b.place).map(({ place }) => AWARD_CODES[place] as AwardCode);
  }

  /** The outcome: of the severities found the one that comes first in the order of precedence, else payable (G6). */
  outcome(precedence: readonly Severity[]): AwardOutcome {
    if (this.found.length === 0) return 'payable';
    return precedence.find((severity) => this.found.some((f) => f.severity === severity)) ?? 'payable';
  }
}

/** The step outcome that shows a severity. */
export function stepOf(severity: Severity): StepOutcome {
  return severity === 'hold' ? 'open' : severity === 'suspended' ? 'waits' : 'unmet';
}
