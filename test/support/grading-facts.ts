import fc from 'fast-check';
import type { GradingFacts } from '../../server/domain/grading/scorecard.ts';
import { GRADING_COUNTS, GRADING_FIGURES } from '../../server/domain/policy/grading-rules.ts';

const some = (names: readonly string[], most: number) =>
  fc.record(Object.fromEntries(names.map((name) => [name, fc.nat(most)])), { requiredKeys: [] });

/** Facts as any firm may have them: some known, some not. */
export const anyFacts: fc.Arbitrary<GradingFacts> = fc.record({
  figures: some(Object.keys(GRADING_FIGURES), 120),
  counts: some(Object.keys(GRADING_COUNTS), 3),
  judged: fc.dictionary(fc.constant('solution'), fc.nat(100), { maxKeys: 1 }),
});
