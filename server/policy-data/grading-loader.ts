import { z } from 'zod';
import {
  GRADING_COUNTS,
  GRADING_FIGURES,
  JUDGED,
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
  figure: z.enum([JUDGED, ...(Object.keys(GRADING_FIGURES) as GradingFigure[])]),
  anchors: z
    .array(z.strictObject({ least: z.number().int().min(0).max(100), text }))
    .min(2)
    .optional(),
});
const days = z.number().int().min(1).max(250);
const few = z.number().int().min(1).max(20);
const rounds = z.strictObject({
  ...{ fewestExperts: few, fewestVotes: few, noticeDays: days, mendDays: days, lowInARow: few },
  ...{ removalGround: text, listingGround: text, source: text },
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
  levels: z
    .array(
      z.strictObject({
        grade: text,
        least: z.number().int().min(0).max(100),
        consequence: text,
        mend: z.literal(true).optional(),
      }),
    )
    .min(2),
  rounds,
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
    for (const [j, { id, figure, anchors, formula: how }] of dimension.indicators.entries()) {
      const at = ['dimensions', i, 'indicators', j];
      once(id, [...at, 'id']);
      if (figure !== JUDGED) once(`指标 ${figure}`, [...at, 'figure']);
      if ((figure === JUDGED) !== (anchors !== undefined))
        file.refuse([...at, 'anchors'], '专家评分的指标要写明各档的含义，其他指标不写');
      if (anchors !== undefined && !isFalling(anchors))
        file.refuse([...at, 'anchors'], '各档应由高到低，最后一档自 0 分起');
      if (how.kind === 'linear' && how.none === how.full) file.refuse([...at, 'formula'], '起点和满分不能相同');
      if (how.kind === 'table' && !isRising(how.steps))
        file.refuse([...at, 'formula', 'steps'], '分档应由低到高，得分也由低到高');
    }
  }
  for (const [i, { id }] of scheme.deductions.entries()) once(id, ['deductions', i, 'id']);
  for (const [i, { grade }] of scheme.levels.entries()) once(`等级 ${grade}`, ['levels', i, 'grade']);
  if (!isFalling(scheme.levels)) file.refuse(['levels'], '等级应由高到低，最后一级自 0 分起');
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return scheme;
}

/** From the best down to what begins at 0. */
function isFalling(levels: readonly { readonly least: number }[]): boolean {
  const falling = levels.every(({ least }, i) => i === 0 || least < (levels[i - 1]?.least ?? 0));
  return falling && levels.at(-1)?.least === 0;
}

function isRising(steps: readonly { readonly least: number; readonly percent: number }[]): boolean {
  return steps.every((step, i) => {
    const before = steps[i - 1];
    return before === undefined || (step.least > before.least && step.percent > before.percent);
  });
}
