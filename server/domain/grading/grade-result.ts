import type { GradingCount, GradingFigure, GradingScheme } from '../policy/grading-rules.ts';
import type { Actor } from '../registry/history.ts';
import { canonicalJson, type Hash } from '../registry/journal.ts';
import type { Day } from '../shared/calendar-date.ts';
import { scorecardOf, type GradingFacts, type Points, type Scorecard } from './scorecard.ts';

/** Of what a corrected value is: a figure of the record, a deduction's count, or what experts said of an indicator. */
export type CorrectedTarget =
  | { readonly kind: 'figure'; readonly id: GradingFigure }
  | { readonly kind: 'count'; readonly id: GradingCount }
  | { readonly kind: 'judged'; readonly id: string };

/** What a re-examination put right, with its ground and who decided; what was computed first stays beside it. */
export interface GradeCorrection {
  readonly target: CorrectedTarget;
  readonly from: number | null;
  readonly to: number;
  readonly ground: string;
  readonly by: Actor;
  readonly at: string;
}

/** What a grading comes to for a firm, in hundredths of points; `null` where nothing is scored or no grade is said. */
export interface GradeSum {
  readonly total: Points;
  readonly grade: string | null;
  readonly scoredWeight: number;
  /** By dimension, in the scheme's order. */
  readonly dimensions: readonly (Points | null)[];
}

/** One firm in a round as it was computed: who, on which facts, what came of them. */
export interface GradeResult extends GradeSum {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly categories: readonly string[];
  /** The version of the firm's record that was read. */
  readonly read: number;
  readonly facts: GradingFacts;
}

export function sumOf({ total, level, scoredWeight, dimensions }: Scorecard): GradeSum {
  return {
    ...{ total, scoredWeight, grade: level?.grade ?? null },
    dimensions: dimensions.map(({ points }) => points ?? null),
  };
}

/** What of a firm the digest of its round holds. */
export const digestRow = ({
  uscc,
  facts,
  total,
  grade,
}: Pick<GradeResult, 'uscc' | 'facts' | 'total' | 'grade'>): string => canonicalJson({ uscc, facts, total, grade });

/** What of a round itself its digest begins with. */
export const digestHead = ({ scheme, cutOff }: { readonly scheme: GradingScheme; readonly cutOff: Day }): string =>
  canonicalJson({ scheme, cutOff });

/** The digest of a round: over its scheme and cut-off, and over every firm's facts and grade, in the order of their codes. */
export function roundDigest(
  round: { readonly scheme: GradingScheme; readonly cutOff: Day },
  results: readonly GradeResult[],
  hash: Hash,
): string {
  return hash(digestHead(round) + results.map(digestRow).join(''));
}

/** The facts as corrected: the last correction of a value counts. */
export function correctedFacts(facts: GradingFacts, corrections: readonly GradeCorrection[]): GradingFacts {
  const of = (kind: CorrectedTarget['kind']) =>
    Object.fromEntries(
      corrections.filter(({ target }) => target.kind === kind).map(({ target, to }) => [target.id, to]),
    );
  return {
    figures: { ...facts.figures, ...of('figure') },
    counts: { ...facts.counts, ...of('count') },
    judged: { ...facts.judged, ...of('judged') },
  };
}

/** Scores a firm again from what its grade keeps: the way from the facts to the grade. */
export function cardOf(
  scheme: GradingScheme,
  facts: GradingFacts,
  corrections: readonly GradeCorrection[] = [],
): Scorecard {
  return scorecardOf(scheme, correctedFacts(facts, corrections));
}

/** The value that a correction would replace. */
export function presentValue(facts: GradingFacts, { kind, id }: CorrectedTarget): number | null {
  if (kind === 'figure') return facts.figures[id] ?? null;
  return (kind === 'count' ? facts.counts[id] : facts.judged?.[id]) ?? null;
}

/** Every value of a scheme that a re-examination may correct, in the order in which it is shown. */
export function correctable(scheme: GradingScheme): readonly (CorrectedTarget & { readonly title: string })[] {
  return [
    ...scheme.dimensions.flatMap(({ indicators }) =>
      indicators.map(({ id, title, figure }) =>
        figure === 'judged' ? { kind: 'judged' as const, id, title } : { kind: 'figure' as const, id: figure, title },
      ),
    ),
    ...scheme.deductions.map(({ count, title }) => ({ kind: 'count' as const, id: count, title })),
  ];
}
