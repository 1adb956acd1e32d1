import type { PolicyBook } from '../policy/policy-book.ts';
import type { Provider } from '../registry/provider.ts';
import type { Day } from '../shared/calendar-date.ts';
import { calculatorOf } from './assess.ts';
import type { Assess, Assessment } from './assess.ts';
import { lineAbout, type AwardCase } from './award-case.ts';
import type { AwardFacts } from './award-facts.ts';
import type { AwardLine } from './award-line.ts';
import { factsOf } from './provider-facts.ts';
import { differences, otherReadingsOf } from './other-readings.ts';
import type { OtherReading, OtherResult } from './other-readings.ts';

/** A policy ready for use: its data, its calculator, and the calculators of its other readings. */
export interface ShelvedPolicy {
  readonly book: PolicyBook;
  readonly assess: Assess;
  readonly others: readonly OtherReading[];
}

/** An assessment with what the other readings of the policy would give. */
export interface FullAssessment {
  readonly policy: ShelvedPolicy;
  readonly assessment: Assessment;
  readonly others: readonly OtherResult[];
}

/** Assesses under the policy as it is read, and under each of its other readings alone. */
export function assessFully(policy: ShelvedPolicy, facts: AwardFacts, asOf: Day): FullAssessment {
  const assessment = policy.assess(facts, asOf);
  return { policy, assessment, others: differences(policy.others, facts, asOf, assessment) };
}

/** All policies by id. */
export type PolicyShelf = ReadonlyMap<string, ShelvedPolicy>;

/** Makes each policy ready once, so that a request only calculates. */
export function shelfOf(books: ReadonlyMap<string, PolicyBook>): PolicyShelf {
  return new Map(
    [...books].map(([id, book]) => [id, { book, assess: calculatorOf(book), others: otherReadingsOf(book) }]),
  );
}

/** What the policies call their clauses, 三（一）4（1）: by the id of the policy, by that of the clause. */
export function clauseLabelsOf(shelf: PolicyShelf): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const labels = ({ book }: ShelvedPolicy) => book.clauses.map(({ id, label }) => [id, label] as const);
  return Object.fromEntries([...shelf].map(([id, policy]) => [id, Object.fromEntries(labels(policy))]));
}

/** The line of an award as the record of the firm gives it now, as of the day of its round; none where there is none now. */
export function lineOnRecord(
  shelf: PolicyShelf,
  provider: Provider | null,
  { policy, asOf, clause, matter }: Pick<AwardCase, 'policy' | 'asOf' | 'clause' | 'matter'>,
): AwardLine | undefined {
  if (provider === null) return undefined;
  const lines = shelf.get(policy)?.assess(factsOf(provider), asOf).lines ?? [];
  return lineAbout(lines, { clause, matter });
}
