import { valueOn } from '../../domain/policy/parameter.ts';
import type { Parameter, ParameterValue } from '../../domain/policy/parameter.ts';
import type { ParameterKinds } from '../../domain/policy/parameter-kind.ts';
import { clauseOf } from '../../domain/policy/policy-book.ts';
import type { PolicyBook, RuleShape } from '../../domain/policy/policy-book.ts';
import { kindsOf } from '../../domain/policy/scenario.ts';
import { formatInterval } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

/** The policy: the document, how it is read, its parameters, its words. */
export function policyPage(book: PolicyBook, shapes: readonly RuleShape[], guided: boolean) {
  const { document } = book;
  const kinds = kindsOf(book, shapes);
  return {
    title: document.title,
    number: document.number,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: document.number }],
    action: { href: paths.calculator(book.id), text: '按此政策测算奖励' },
    more: guided ? [{ href: paths.guide(book.id), text: '我还能享受什么' }] : [],
    tabs: TABS,
    facts: [
      { term: '发布机关', text: document.issuer },
      { term: '发布日期', date: document.issuedOn },
      { term: '有效期', from: document.from, to: document.to },
      ...(document.registration === '' ? [] : [{ term: '统一编号', text: document.registration }]),
      { term: '数据版本', text: book.digest.slice(0, 16), note: '每个测算结果都记着所用的版本' },
    ],
    notes: document.notes,
    // What pays comes first; what all rules share comes last.
    rules: book.rules
      .toSorted((a, b) => Number(a.rule === 'general') - Number(b.rule === 'general'))
      .map((binding) => ({
        title: binding.title,
        clause: clauseLink(book, binding.clause),
        parameters: book.parameters
          .filter((parameter) => parameter.key.startsWith(`${binding.prefix}.`))
          .map((parameter) => parameterView(book, parameter, kinds)),
      })),
    readings: book.readings.map((reading) => ({
      ...reading,
      anchor: paths.readingAnchor(reading.id),
      parameters: book.parameters
        .filter((parameter) => parameter.reading === reading.id)
        .map(({ key, title }) => ({ href: `#${paths.parameterAnchor(key)}`, text: title })),
    })),
    clauses: book.clauses.map((clause) => ({
      ...clause,
      anchor: paths.clauseAnchor(clause.id),
      paragraphs: clause.text.split('\n'),
      grid: clause.table && {
        caption: '任务指标',
        columns: clause.table.head.map((text, i) => ({ text, rowHead: i === 1, numeric: i > 1 })),
        rows: clause.table.rows.map((row) => ({ cells: row.map((text) => ({ text })) })),
      },
    })),
  };
}

const TABS = {
  label: '本页内容',
  items: [
    { href: '#parameters', text: '参数' },
    { href: '#readings', text: '口径' },
    { href: '#clauses', text: '条款原文' },
  ],
};

function clauseLink(book: PolicyBook, id: string) {
  return { href: `#${paths.clauseAnchor(id)}`, text: clauseOf(book, id)?.label ?? id };
}

function parameterView(book: PolicyBook, parameter: Parameter, kinds: ParameterKinds) {
  const words = (value: ParameterValue): string[] => describe(kinds, parameter.key, value);
  const dated = parameter.values.length > 1;
  return {
    anchor: paths.parameterAnchor(parameter.key),
    title: parameter.title,
    key: parameter.key,
    assumption: parameter.assumption,
    clause: clauseLink(book, parameter.clause),
    reading: { href: `#${paths.readingAnchor(parameter.reading)}`, text: parameter.reading },
    reason: parameter.reason,
    values: dated
      ? parameter.values.map(({ value, ...span }) => ({ when: formatInterval(span), words: words(value) }))
      : [{ words: words(valueOn(parameter.values, book.document.from)) }],
    alternatives: parameter.alternatives.map(({ title, why, value }) => ({
      title,
      why,
      words: words(value).join('；'),
    })),
  };
}

function describe(kinds: ParameterKinds, key: string, value: ParameterValue): string[] {
  const kind = kinds[key];
  const read = kind?.read(value);
  return kind === undefined || read === undefined || 'refused' in read ? [] : kind.describe(read.value).split('；');
}
