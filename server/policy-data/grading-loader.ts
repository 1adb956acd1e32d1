import { z } from 'zod';
import {
  GRADING_COUNTS,
  GRADING_FIGURES,
  weightOf,
  type GradingCount,
  type GradingFigure,
  type GradingScheme,
} from '../domain/policy/grading-rules.ts';
import { lastFile } from './last-file.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';

const text = z.string().trim().min(1, '不能为空');
const code = z.string().regex(/^[a-z0-9-]+$/, '应为小写字母、数字和连字符');
const points = z.number().int().min(1).max(100);
const formula = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    steps: z.array(z.strictObject({ least: z.number(), percent: z.number().int().min(0).max(100) })).min(1),
  }),
  z.strictObject({ kind: z.literal('linear'), none: z.number(), full: z.number() }),
]);
const indicator = z.strictObject({
  ...{ id: code, title: text, weight: points, formula, evidence: text, source: text },
  figure: z.enum(Object.keys(GRADING_FIGURES) as [GradingFigure, ...GradingFigure[]]),
});
const schemeSchema = z.strictObject({
  ...{ id: code, title: text, version: text, source: text, leastScored: points },
  dimensions: z.array(z.strictObject({ id: code, title: text, indicators: z.array(indicator).min(1) })).min(1),
  deductions: z.array(
    z.strictObject({
      ...{ id: code, title: text, each: points, most: points, source: text },
      count: z.enum(Object.keys(GRADING_COUNTS) as [GradingCount, ...GradingCount[]]),
    }),
  ),
  levels: z.array(z.strictObject({ grade: text, least: z.number().int().min(0).max(100), consequence: text })).min(2),
});

/**
 * The scheme by which providers are graded, out of the last folder that has a `grading.yaml`. Refuses weights that do not sum
 * to 100, an id or a figure that stands twice, steps or levels out of order, a formula that leads nowhere.
 */
export function loadGradingScheme(folders: readonly string[]): GradingScheme {
  const file = lastFile('grading.yaml', SHIPPED_POLICIES, folders);
  const scheme = file.read(schemeSchema);
  if (scheme === undefined) throw new PolicyDataError(file.faults);
  const seen = new Set<string>();
  const once = (value: string, at: (string | number)[]) => {
    if (seen.has(value)) file.refuse(at, `${value} 重复`);
    seen.add(value);
  };
  const sum = scheme.dimensions.reduce((all, dimension) => all + weightOf(dimension), 0);
  if (sum !== 100) file.refuse(['dimensions'], `权重合计应为 100，现在是 ${sum}`);
  for (const [i, dimension] of scheme.dimensions.entries()) {
    once(dimension.id, ['dimensions', i, 'id']);
    for (const [j, { id, figure, formula: how }] of dimension.indicators.entries()) {
      const at = ['dimensions', i, 'indicators', j];
      once(id, [...at, 'id']);
      once(`指标 ${figure}`, [...at, 'figure']);
      if (how.kind === 'linear' && how.none === how.full) file.refuse([...at, 'formula'], '起点和满分不能相同');
      if (how.kind === 'table' && !isRising(how.steps))
        file.refuse([...at, 'formula', 'steps'], '分档应由低到高，得分也由低到高');
    }
  }
  for (const [i, { id }] of scheme.deductions.entries()) once(id, ['deductions', i, 'id']);
  for (const [i, { grade }] of scheme.levels.entries()) once(`等级 ${grade}`, ['levels', i, 'grade']);
  const falling = scheme.levels.every(({ least }, i) => i === 0 || least < (scheme.levels[i - 1]?.least ?? 0));
  if (!falling || scheme.levels.at(-1)?.least !== 0) file.refuse(['levels'], '等级应由高到低，最后一级自 0 分起');
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return scheme;
}

function isRising(steps: readonly { readonly least: number; readonly percent: number }[]): boolean {
  return steps.every((step, i) => {
    const before = steps[i - 1];
    return before === undefined || (step.least > before.least && step.percent > before.percent);
  });
}
