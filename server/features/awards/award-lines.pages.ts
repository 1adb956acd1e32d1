import type { AwardLine } from '../../domain/awards/award-line.ts';
import type { Assessment } from '../../domain/awards/assess.ts';
import { keyedLines } from '../../domain/awards/other-readings.ts';
import type { OtherResult } from '../../domain/awards/other-readings.ts';
import { CODE_WORDS, OUTCOME_WORDS, STEP_WORDS } from '../../domain/awards/words.ts';
import { clauseOf, parameterOf } from '../../domain/policy/policy-book.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import type { Step } from '../../domain/policy/trace.ts';
import * as paths from '../../paths.ts';

/** The lines of an assessment, clause by clause, each with its way and with what other readings would give. */
export function awardSections(book: PolicyBook, assessment: Assessment, others: readonly OtherResult[]) {
  const keyed = keyedLines(assessment.lines);
  return book.rules.flatMap((rule) => {
    const own = [...keyed].filter(([, line]) => line.clause === rule.clause);
    if (own.length === 0) return [];
    const clause = clauseOf(book, rule.clause);
    return [
      {
        title: rule.title,
        clauseLabel: clause?.label,
        clauseHref: `${paths.policy(book.id)}#${paths.clauseAnchor(rule.clause)}`,
        lines: own.map(([key, line]) =>
          lineView(
            book,
            line,
            others.filter((other) => other.key === key),
          ),
        ),
      },
    ];
  });
}

/** Lines that only another reading knows. */
export function furtherLines(assessment: Assessment, others: readonly OtherResult[]) {
  const keyed = keyedLines(assessment.lines);
  return others.flatMap(({ key, line, reading }) => {
    if (line === undefined || line.outcome === 'no-milestone' || keyed.has(key)) return [];
    const name = `${reading.parameter.title}：${reading.alternative.title}`;
    return [
      {
        cells: [
          { text: headingOf(line) },
          { text: name },
          { text: OUTCOME_WORDS[line.outcome] },
          { fen: line.awardFen },
        ],
      },
    ];
  });
}

export function headingOf({ year, number }: AwardLine): string {
  return year === undefined ? `团体标准 ${number ?? ''}` : `${year} 年营业收入进档`;
}

/** One line with its way, step by step, and what other readings would give. */
export function lineView(book: PolicyBook, line: AwardLine, others: readonly OtherResult[]) {
  const waits = line.outcome === 'hold' || line.outcome === 'suspended';
  return {
    id: anchorOf(line),
    level: 3,
    heading: headingOf(line),
    outcome: line.outcome,
    outcomeText: OUTCOME_WORDS[line.outcome],
    amountFen: line.outcome === 'payable' ? line.awardFen : waits ? line.claimFen : 0,
    reasons: line.codes.map((code) => CODE_WORDS[code]),
    steps: line.steps.map((step) => stepView(book, step)),
    others: others.map(({ reading, line: other }) => ({
      name: `${reading.parameter.title}：${reading.alternative.title}`,
      note: reading.alternative.why,
      outcomeText: other === undefined ? '不产生此项' : OUTCOME_WORDS[other.outcome],
      amountFen: other?.awardFen ?? 0,
    })),
  };
}

export function anchorOf({ year, number }: AwardLine): string {
  return year === undefined ? `standard-${(number ?? '').replace(/[^A-Za-z0-9]+/g, '-')}` : `growth-${year}`;
}

function stepView(book: PolicyBook, step: Step) {
  const clause = clauseOf(book, step.clause);
  const parameter = parameterOf(book, step.parameter);
  return {
    text: step.text,
    outcome: step.outcome,
    outcomeText: STEP_WORDS[step.outcome],
    clauseId: step.clause,
    clauseLabel: clause?.label,
    clauseText: clause?.text,
    parameter: parameter && {
      name: parameter.title,
      href: `${paths.policy(book.id)}#${paths.parameterAnchor(parameter.key)}`,
    },
    reading: parameter && {
      id: parameter.reading,
      href: `${paths.policy(book.id)}#${paths.readingAnchor(parameter.reading)}`,
    },
  };
}
