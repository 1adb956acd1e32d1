import type { Day } from '../shared/calendar-date.ts';
import type { Alternative, Parameter } from '../policy/parameter.ts';
import type { PolicyBook } from '../policy/policy-book.ts';
import { scenario } from '../policy/scenario.ts';
import { AWARD_RULES, calculatorOf } from './assess.ts';
import type { Assess, Assessment } from './assess.ts';
import type { AwardFacts } from './award-facts.ts';
import type { AwardLine } from './award-line.ts';

/** One alternative of one parameter, with the calculator that reads the policy so. */
export interface OtherReading {
  readonly parameter: Parameter;
  readonly alternative: Alternative;
  readonly assess: Assess;
}

/** What another reading would give for one line. `line` is missing where the reading knows no such line. */
export interface OtherResult {
  readonly reading: OtherReading;
  readonly key: string;
  readonly line: AwardLine | undefined;
}

/** All other readings of a policy, each alone. Throws on a book whose alternatives do not fit; the loader refuses such. */
export function otherReadingsOf(book: PolicyBook): OtherReading[] {
  return book.parameters.flatMap((parameter) =>
    parameter.alternatives.map((alternative) => {
      const made = scenario(book, AWARD_RULES, { [parameter.key]: alternative.value });
      if ('faults' in made) throw new Error(`${parameter.key}: ${alternative.id}`);
      return { parameter, alternative, assess: calculatorOf(made.book) };
    }),
  );
}

/** Names each line by what it is about: clause, year or number, and its turn where one number comes twice. */
export function keyedLines(lines: readonly AwardLine[]): ReadonlyMap<string, AwardLine> {
  const keyed = new Map<string, AwardLine>();
  for (const line of lines) {
    const what = `${line.clause} ${line.year ?? line.number ?? ''}`;
    let turn = 1;
    while (keyed.has(`${what} ${turn}`)) turn++;
    keyed.set(`${what} ${turn}`, line);
  }
  return keyed;
}

/** Where other readings differ from the assessment, in outcome or amount, line by line; lines that only they know too. */
export function differences(
  readings: readonly OtherReading[],
  facts: AwardFacts,
  asOf: Day,
  base: Assessment,
): OtherResult[] {
  const ours = keyedLines(base.lines);
  return readings.flatMap((reading) => {
    const theirs = keyedLines(reading.assess(facts, asOf).lines);
    return [...new Set([...ours.keys(), ...theirs.keys()])]
      .filter((key) => {
        const [a, b] = [ours.get(key), theirs.get(key)];
        return a?.outcome !== b?.outcome || a?.awardFen !== b?.awardFen;
      })
      .map((key) => ({ reading, key, line: theirs.get(key) }));
  });
}
