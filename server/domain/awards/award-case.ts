import type { AwardCaseState } from '../registry/award-case-words.ts';
import type { Actor, Living } from '../registry/history.ts';
import { canonicalJson, type Hash } from '../registry/journal.ts';
import type { Objection } from '../registry/objection.ts';
import type { Role } from '../registry/account.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { Assessment } from './assess.ts';
import type { AwardFacts } from './award-facts.ts';
import type { AwardCode, AwardLine, AwardOutcome } from './award-line.ts';
import type { BankAccount } from './bank-account.ts';
import { normaliseMatter } from './subject.ts';

/** What a round hands over: one entitlement, with everything it was computed from. */
export interface NewAwardCase {
  /** The number of the round. */
  readonly round: string;
  readonly policy: string;
  readonly clause: string;
  /** `growth:YEAR`, or `standard:` and the normalised number. */
  readonly matter: string;
  readonly uscc: string;
  /** The name of the firm as the calculator took it. */
  readonly firm: string;
  readonly region: string;
  readonly fen: Fen;
  readonly outcome: AwardOutcome;
  readonly codes: readonly AwardCode[];
  /** The whole line of the result, with its steps. */
  readonly line: AwardLine;
  /** The subject as the calculator took it. */
  readonly facts: AwardFacts;
  readonly asOf: Day;
  readonly lineDigest: string;
  /** The offices that approve it, in the order of the policy. */
  readonly departments: readonly Role[];
  /** It pays the difference to what was paid already (补发): the adjustment that decided it, and what was paid, in fen. */
  readonly supplement?: { readonly adjustment: string; readonly paidFen: Fen };
}

/** One department's consent, and the digest of what it was shown. */
export interface Approval {
  readonly role: Role;
  readonly by: Actor;
  readonly at: string;
  readonly shown: string;
}

/** How many cases of a round are in a state, and their amounts together. */
export interface CaseTally {
  readonly state: AwardCaseState;
  readonly cases: number;
  readonly fen: Fen;
}

/** An award on its way from being told to being paid. */
export interface AwardCase extends NewAwardCase, Living<AwardCaseState> {
  /** In the policy's order; each department once. */
  readonly approvals: readonly Approval[];
  /** As the firm confirmed it last. */
  readonly account: BankAccount | null;
  /** What the firm says is wrong, while it waits for an answer. */
  readonly dispute: { readonly fact: string; readonly why: string } | null;
  /** The public notice that names it. */
  readonly notice: { readonly number: string; readonly from: Day; readonly until: Day } | null;
  /** Against the list of that notice, in the order in which they came; only the city office reads them. */
  readonly objections: readonly Objection[];
  /** The batches in which it was handed to the bank, the latest last: more than one where it bounced. */
  readonly batches: readonly string[];
  readonly paidOn: Day | null;
}

/** Closed without payment: the entitlement is free for another round. */
export const FREE_STATES: readonly AwardCaseState[] = ['recomputed', 'withdrawn'];

/** Nothing more happens to a case in these. */
export const FINISHED_STATES: readonly AwardCaseState[] = [...FREE_STATES, 'paid'];

/** An entitlement is one firm's claim under one clause for one matter: it stands in one round only. */
export function entitlementKey({ uscc, clause, matter }: Pick<NewAwardCase, 'uscc' | 'clause' | 'matter'>): string {
  return `${uscc}|${clause}|${matter}`;
}

/** What a line is about. Throws where the line has no matter: a line of a result always has one. */
export function matterOf({ year, number }: Pick<AwardLine, 'year' | 'number'>): string {
  const matter = normaliseMatter(year === undefined ? `standard:${number ?? ''}` : `growth:${year}`);
  if (matter === undefined) throw new Error('a line without a matter');
  return matter;
}

/** A line, and what it is about. */
interface Claim {
  readonly matter: string;
  readonly line: AwardLine;
}

/**
 * One line for each clause and matter. A standard can stand in several, of which one at most is not `not-eligible` (S8):
 * that one is the claim, otherwise the first.
 */
export function claimsIn(lines: readonly AwardLine[]): Claim[] {
  const claims = new Map<string, Claim>();
  for (const line of lines) {
    const claim = { matter: matterOf(line), line };
    const key = `${line.clause} ${claim.matter}`;
    const before = claims.get(key)?.line.outcome ?? 'not-eligible';
    if (!claims.has(key) || (before === 'not-eligible' && line.outcome !== before)) claims.set(key, claim);
  }
  return [...claims.values()];
}

/** The line that is about a matter; without a clause: of whichever clause it is. */
export function lineAbout(
  lines: readonly AwardLine[],
  about: { readonly clause?: string; readonly matter: string },
): AwardLine | undefined {
  return claimsIn(lines).find(
    ({ matter, line }) => matter === about.matter && (about.clause ?? line.clause) === line.clause,
  )?.line;
}

/** The digest of a line with all its steps: what a department approves, and what tells that facts have moved. */
export function lineDigestOf(line: AwardLine, hash: Hash): string {
  return hash(canonicalJson(line));
}

/** The payable lines of an assessment as cases of a round. */
export function casesOf(
  round: string,
  assessment: Assessment,
  facts: AwardFacts,
  { hash, departmentsOf }: { readonly hash: Hash; readonly departmentsOf: (clause: string) => readonly Role[] },
): NewAwardCase[] {
  const payable = assessment.lines.filter(({ outcome, awardFen }) => outcome === 'payable' && awardFen > 0);
  return payable.map((line) => ({
    round,
    policy: assessment.policy,
    clause: line.clause,
    matter: matterOf(line),
    uscc: facts.id,
    firm: facts.name,
    region: facts.region ?? '',
    fen: line.awardFen,
    outcome: line.outcome,
    codes: line.codes,
    line,
    facts,
    asOf: assessment.asOf,
    lineDigest: lineDigestOf(line, hash),
    departments: departmentsOf(line.clause),
  }));
}

/** What the cases of some states, or of all, come to together. */
export function casesIn(tally: readonly CaseTally[], chosen: (state: AwardCaseState) => boolean = () => true) {
  const some = tally.filter(({ state }) => chosen(state));
  return {
    cases: some.reduce((sum, one) => sum + one.cases, 0),
    fen: some.reduce((sum, one) => sum + one.fen, 0),
  };
}
