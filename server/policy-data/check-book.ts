import { dayAfter } from '../domain/shared/calendar-date.ts';
import type { Parameter, ParameterValue } from '../domain/policy/parameter.ts';
import type { ParameterKinds } from '../domain/policy/parameter-kind.ts';
import type { PolicyBook, RuleShape } from '../domain/policy/policy-book.ts';
import { kindsOf } from '../domain/policy/scenario.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files of a policy, to note faults where they stand. */
export interface PolicyFiles {
  readonly documentFile: YamlFile;
  readonly clausesFile: YamlFile;
  readonly readingsFile: YamlFile;
  readonly parametersFile: YamlFile;
}

/**
 * Whether the parts of a policy fit together: every id once; every rule known and its clause there; every parameter wanted
 * by a rule, there, of the kind asked for, with a clause and a reading that exist, and dated without gap or overlap
 * over the policy's whole life; every reading made true by a parameter.
 */
export function checkBook(book: PolicyBook, shapes: readonly RuleShape[], files: PolicyFiles): void {
  const clauses = onceEach(
    book.clauses.map((c) => c.id),
    files.clausesFile,
    'clauses',
    'id',
  );
  const readings = onceEach(
    book.readings.map((r) => r.id),
    files.readingsFile,
    'readings',
    'id',
  );
  onceEach(
    book.rules.map((r) => r.prefix),
    files.documentFile,
    'rules',
    'prefix',
  );
  checkRules(book, shapes, clauses, files.documentFile);
  const keys = onceEach(
    book.parameters.map((p) => p.key),
    files.parametersFile,
    'parameters',
    'key',
  );
  const kinds = kindsOf(book, shapes);
  for (const key of Object.keys(kinds))
    if (!keys.has(key)) files.parametersFile.refuse(['parameters'], `缺少参数 ${key}`);
  book.parameters.forEach((parameter, index) => {
    const at = ['parameters', index];
    const file = files.parametersFile;
    if (!clauses.has(parameter.clause)) file.refuse([...at, 'clause'], `没有条款 ${parameter.clause}`);
    if (!readings.has(parameter.reading)) file.refuse([...at, 'reading'], `没有口径 ${parameter.reading}`);
    if (!(parameter.key in kinds)) file.refuse([...at, 'key'], `没有规则使用参数 ${parameter.key}`);
    checkDates(book, parameter, index, file);
    checkValues(parameter, index, kinds, file);
  });
  const used = new Set(book.parameters.map((parameter) => parameter.reading));
  book.readings.forEach((reading, index) => {
    if (!used.has(reading.id)) files.readingsFile.refuse(['readings', index, 'id'], `口径 ${reading.id} 没有参数`);
  });
}

function onceEach(names: readonly string[], file: YamlFile, list: string, key: string): ReadonlySet<string> {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (seen.has(name)) file.refuse([list, index, key], `${name} 重复`);
    seen.add(name);
  });
  return seen;
}

function checkRules(
  book: PolicyBook,
  shapes: readonly RuleShape[],
  clauses: ReadonlySet<string>,
  file: YamlFile,
): void {
  book.rules.forEach((binding, index) => {
    if (!shapes.some((shape) => shape.rule === binding.rule))
      file.refuse(['rules', index, 'rule'], `没有规则 ${binding.rule}`);
    if (!clauses.has(binding.clause)) file.refuse(['rules', index, 'clause'], `没有条款 ${binding.clause}`);
  });
  if (book.rules.filter((binding) => binding.rule === 'general').length !== 1)
    file.refuse(['rules'], '须有且只有一条 general 规则');
  const { from, to } = book.document;
  if (to !== null && to < from) file.refuse(['document', 'to'], '失效日期早于施行日期');
}

function checkDates(book: PolicyBook, { values }: Parameter, index: number, file: YamlFile): void {
  values.forEach((dated, i) => {
    const at = ['parameters', index, 'values', i];
    if (dated.to !== null && dated.to < dated.from)
      file.refuse([...at, 'to'], `截止 ${dated.to} 早于起始 ${dated.from}`);
    const before = values[i - 1];
    if (before === undefined) {
      if (dated.from > book.document.from)
        file.refuse([...at, 'from'], `日期有缺口：${book.document.from} 至 ${dated.from} 之间没有值`);
    } else if (before.to === null || before.to >= dated.from) {
      file.refuse([...at, 'from'], `与前一值的日期重叠`);
    } else if (dayAfter(before.to) !== dated.from) {
      file.refuse([...at, 'from'], `日期有缺口：${before.to} 至 ${dated.from} 之间没有值`);
    }
  });
  const last = values.at(-1);
  const end = book.document.to;
  if (last !== undefined && last.to !== null && (end === null || last.to < end))
    file.refuse(['parameters', index, 'values', values.length - 1, 'to'], `日期有缺口：${last.to} 以后没有值`);
}

function checkValues(parameter: Parameter, index: number, kinds: ParameterKinds, file: YamlFile): void {
  const kind = kinds[parameter.key];
  if (kind === undefined) return;
  const refuse = (at: (string | number)[], value: ParameterValue): void => {
    const read = kind.read(value);
    if ('refused' in read) file.refuse(['parameters', index, ...at, 'value'], `${parameter.key} ${read.refused}`);
  };
  parameter.values.forEach((dated, i) => refuse(['values', i], dated.value));
  const seen = new Set<string>();
  parameter.alternatives.forEach((alternative, i) => {
    refuse(['alternatives', i], alternative.value);
    if (seen.has(alternative.id)) file.refuse(['parameters', index, 'alternatives', i, 'id'], `${alternative.id} 重复`);
    seen.add(alternative.id);
    const same = parameter.values.every(({ value }) => JSON.stringify(value) === JSON.stringify(alternative.value));
    if (same) file.refuse(['parameters', index, 'alternatives', i, 'value'], '与现行值相同，不是另一种口径');
  });
}
