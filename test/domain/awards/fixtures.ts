import assert from 'node:assert/strict';
import type { AwardFacts, SoftwareEvidence } from '../../../server/domain/awards/award-facts.ts';
import { AWARD_RULES, calculatorOf } from '../../../server/domain/awards/assess.ts';
import { resultOf } from '../../../server/domain/awards/result.ts';
import type { Result, ResultLine } from '../../../server/domain/awards/result.ts';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import type { ParameterValue } from '../../../server/domain/policy/parameter.ts';
import { parameterOf } from '../../../server/domain/policy/policy-book.ts';
import type { PolicyBook } from '../../../server/domain/policy/policy-book.ts';
import { scenario } from '../../../server/domain/policy/scenario.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';

export type Subject = Readonly<Record<string, unknown>>;

function shippedBook(): PolicyBook {
  const book = loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6');
  assert.ok(book, 'jiaxing-2024-6 is shipped');
  return book;
}

/** The policy as it is shipped, and its calculator. */
export const jiaxing: PolicyBook = shippedBook();
export const assessJiaxing = calculatorOf(jiaxing);

/** Revenue in yuan from 2022 on (or from `first`). */
export function revenue(yuan: readonly (number | string)[], first = 2022): { year: number; yuan: number | string }[] {
  return yuan.map((amount, i) => ({ year: first + i, yuan: amount }));
}

/** A software firm in the pool that first reaches 2000万 in 2024 with growth enough: 20万. */
export function firm(changed: Subject = {}): Subject {
  return {
    id: '91330400MA2000115E',
    name: '嘉禾软件',
    establishedOn: '2022-03-01',
    revenue: revenue([15_000_000, 17_000_000, 21_000_000]),
    softwareEnterprise: [{ from: '2020-01-01', to: null }],
    pool: [{ from: '2021-01-01', to: null }],
    ...changed,
  };
}

/** The subject without a key. */
export function without(subject: Subject, key: string): Subject {
  return Object.fromEntries(Object.entries(subject).filter(([name]) => name !== key));
}

/** A standard that is paid 15万 by mid 2027. */
export function standard(changed: Subject = {}): Subject {
  return {
    number: 'T/ZJEI 010-2024',
    publishedOn: '2024-06-01',
    rank: 1,
    kind: 'formulation',
    theme: 'digital',
    effectConfirmedOn: '2025-06-15',
    ...changed,
  };
}

/** A body without revenue that led these standards. */
export function body(standards: readonly Subject[], changed: Subject = {}): Subject {
  return { id: 'B1', name: '嘉兴市软件行业协会', establishedOn: '2022-03-01', revenue: [], standards, ...changed };
}

/** `count` standards numbered 001 on, a month apart from March 2024 on. */
export function standards(count: number, changed: Subject = {}): Subject[] {
  return Array.from({ length: count }, (_, i) =>
    standard({
      number: `T/ZJSIA 00${i + 1}-2024`,
      publishedOn: `2024-${String(i + 3).padStart(2, '0')}-01`,
      ...changed,
    }),
  );
}

/** The facts of a subject that must be readable. */
export function factsOf(subject: unknown, evidence?: SoftwareEvidence): AwardFacts {
  const read = readSubject(subject);
  if ('faults' in read) assert.fail(JSON.stringify(read.faults));
  return evidence === undefined ? read.facts : { ...read.facts, softwareEvidence: evidence };
}

/** The book with parameters replaced; the replacement must be accepted. */
export function replaced(book: PolicyBook, values: Readonly<Record<string, ParameterValue>>): PolicyBook {
  const made = scenario(book, AWARD_RULES, values);
  if ('faults' in made) assert.fail(JSON.stringify(made.faults));
  return made.book;
}

/** The value of a named alternative. */
export function alternativeOf(book: PolicyBook, key: string, id: string): ParameterValue {
  const alternative = parameterOf(book, key)?.alternatives.find((one) => one.id === id);
  assert.ok(alternative, `${key} has no alternative ${id}`);
  return alternative.value;
}

export function resultUnder(book: PolicyBook, facts: AwardFacts, asOf: string): Result {
  return resultOf(calculatorOf(book)(facts, asOf));
}

/** A line as one text, everything but the steps: `2024 tier 20000000 hold 0 not-in-pool`. */
export function brief({ year, number, thresholdYuan, outcome, awardYuan, codes }: ResultLine): string {
  const tier = thresholdYuan === undefined ? [] : ['tier', thresholdYuan];
  return [year ?? number, ...tier, outcome, awardYuan, ...codes].join(' ');
}

/** All lines of a subject in brief. */
export function briefLines(subject: unknown, asOf: string, book = jiaxing, evidence?: SoftwareEvidence): string[] {
  return resultUnder(book, factsOf(subject, evidence), asOf).lines.map(brief);
}
