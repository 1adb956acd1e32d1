import { levelPlace, weightPlace, type SchemeChange } from '../../domain/grading/simulation.ts';
import type { GradingScheme } from '../../domain/policy/grading-rules.ts';

const MOST_TYPED = 100;

const whole = (typed: string): number => {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
};

/** What was typed of a scheme's weights and thresholds, by field; what is not in the address stays as the scheme has it. */
export function readSimulation(query: Readonly<Record<string, unknown>>, { dimensions, levels }: GradingScheme) {
  const indicators = dimensions.flatMap((dimension) => dimension.indicators);
  const asIs = Object.fromEntries([
    ...indicators.map(({ id, weight }) => [weightPlace(id), String(weight)] as const),
    ...levels.map(({ least }, i) => [levelPlace(i), String(least)] as const),
  ]);
  const given = Object.keys(asIs).flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [[name, typeof value === 'string' ? value.slice(0, MOST_TYPED) : ''] as const];
  });
  const typed: Readonly<Record<string, string>> = { ...asIs, ...Object.fromEntries(given) };
  const change: SchemeChange = {
    weights: Object.fromEntries(indicators.map(({ id }) => [id, whole(typed[weightPlace(id)] ?? '')])),
    least: Object.fromEntries(levels.map(({ grade }, i) => [grade, whole(typed[levelPlace(i)] ?? '')])),
  };
  return { typed, change, asked: given.length > 0 };
}
