import type { ParameterValue } from './parameter.ts';
import type { ParameterKinds } from './parameter-kind.ts';
import { parameterOf } from './policy-book.ts';
import type { PolicyBook, RuleShape } from './policy-book.ts';

/** Why a scenario is refused: the parameter and what is wrong with the value. */
export interface ScenarioFault {
  readonly key: string;
  readonly message: string;
}

/** The kind of each parameter of a book, by key. */
export function kindsOf(book: PolicyBook, shapes: readonly RuleShape[]): ParameterKinds {
  const kinds: Record<string, ParameterKinds[string]> = {};
  for (const binding of book.rules) {
    const shape = shapes.find((one) => one.rule === binding.rule);
    for (const [name, kind] of Object.entries(shape?.kinds ?? {})) kinds[`${binding.prefix}.${name}`] = kind;
  }
  return kinds;
}

/**
 * A policy book with some values replaced for all days: what would be paid if the text were read otherwise.
 * Refuses an unknown parameter and a value that does not fit its kind; the book itself stays as it is.
 */
export function scenario(
  book: PolicyBook,
  shapes: readonly RuleShape[],
  replaced: Readonly<Record<string, ParameterValue>>,
): { readonly book: PolicyBook } | { readonly faults: readonly ScenarioFault[] } {
  const kinds = kindsOf(book, shapes);
  const faults: ScenarioFault[] = [];
  for (const [key, value] of Object.entries(replaced)) {
    const read = Object.hasOwn(kinds, key) ? kinds[key]?.read(value) : undefined;
    if (read === undefined || parameterOf(book, key) === undefined) faults.push({ key, message: '没有这个参数' });
    else if ('refused' in read) faults.push({ key, message: read.refused });
  }
  if (faults.length > 0) return { faults };
  const parameters = book.parameters.map((parameter) => {
    const value = replaced[parameter.key];
    if (value === undefined) return parameter;
    return { ...parameter, values: [{ from: book.document.from, to: null, value }] };
  });
  const changes = Object.keys(replaced)
    .sort()
    .map((key) => `${key}=${JSON.stringify(replaced[key])}`);
  return { book: { ...book, parameters, digest: `${book.digest}+${changes.join(';')}` } };
}
