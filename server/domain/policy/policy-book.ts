import type { Day } from '../shared/calendar-date.ts';
import type { Clause } from './clause.ts';
import { valueOn } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import type { ParameterKinds, TermsOf } from './parameter-kind.ts';

/** The facts of the document itself. */
export interface PolicyDocument {
  readonly title: string;
  readonly number: string;
  readonly registration: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly from: Day;
  readonly to: Day | null;
  readonly city: string;
  /** Words on a duty that reading the policy brings with it, such as 公平竞争审查. */
  readonly notes: readonly string[];
}

/** Binds a kind of rule to a clause of this policy and to the parameters that begin with `prefix`. */
export interface RuleBinding {
  readonly rule: string;
  readonly clause: string;
  readonly prefix: string;
  readonly title: string;
}

/** How one choice the text leaves open is read, and why. Its values are the parameters that name its id. */
export interface Reading {
  readonly id: string;
  readonly text: string;
  readonly why: string;
}

/** A policy as data: document, clauses, readings, dated parameters. `digest` names the exact data. */
export interface PolicyBook {
  readonly id: string;
  readonly digest: string;
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly readings: readonly Reading[];
  readonly rules: readonly RuleBinding[];
  readonly parameters: readonly Parameter[];
}

/** A kind of rule, as far as the data must fit it: its name and the parameters it needs. */
export interface RuleShape {
  readonly rule: string;
  readonly kinds: ParameterKinds;
}

/** Where a figure of a trace comes from. */
export interface Source {
  readonly parameter: string;
  readonly clause: string;
}

/** The typed values of a rule's parameters on a day, and where each comes from. */
export interface Terms<K extends ParameterKinds> {
  readonly values: TermsOf<K>;
  readonly sources: { readonly [P in keyof K]: Source };
}

/** The clause with this id. */
export function clauseOf(book: PolicyBook, id: string): Clause | undefined {
  return book.clauses.find((clause) => clause.id === id);
}

/** The parameter with this key. */
export function parameterOf(book: PolicyBook, key: string): Parameter | undefined {
  return book.parameters.find((parameter) => parameter.key === key);
}

/**
 * The terms of a rule by day: which values hold on the day that the rule reads (for growth 31 December of the revenue
 * year, for a standard its day of publication, for the rest the as-of date).
 * Throws on a book that does not fit the rule: the loader and the scenario refuse such a book beforehand.
 */
export function termsByDay<K extends ParameterKinds>(
  book: PolicyBook,
  prefix: string,
  kinds: K,
): (day: Day) => Terms<K> {
  const names = Object.keys(kinds);
  const parameters = names.map((name) => {
    const parameter = parameterOf(book, `${prefix}.${name}`);
    if (parameter === undefined) throw new Error(`policy ${book.id} has no parameter ${prefix}.${name}`);
    return parameter;
  });
  const changes = [...new Set(parameters.flatMap((p) => p.values.slice(1).map((v) => v.from)))].sort();
  const known = new Map<number, Terms<K>>();
  return (day) => {
    let span = 0;
    while (span < changes.length && (changes[span] as Day) <= day) span++;
    let terms = known.get(span);
    if (terms === undefined) known.set(span, (terms = readTerms(parameters, names, kinds, day)));
    return terms;
  };
}

function readTerms<K extends ParameterKinds>(parameters: Parameter[], names: string[], kinds: K, day: Day): Terms<K> {
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  parameters.forEach((parameter, i) => {
    const name = names[i] as string;
    const read = kinds[name]?.read(valueOn(parameter.values, day));
    if (read === undefined || 'refused' in read) throw new Error(`${parameter.key}: ${read?.refused ?? ''}`);
    values[name] = read.value;
    sources[name] = { parameter: parameter.key, clause: parameter.clause };
  });
  return { values, sources } as Terms<K>;
}
