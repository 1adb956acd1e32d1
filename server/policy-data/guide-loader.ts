import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Guide, GuideCalculation, GuideOffer } from '../domain/policy/guide-rules.ts';
import type { PolicyBook } from '../domain/policy/policy-book.ts';
import { PolicyDataError } from './loader.ts';
import { YamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1, '不能为空');
const code = z.string().regex(/^[a-z0-9-]+$/, '应为小写字母、数字和连字符');
const wan = z.number().int().min(1).max(10_000_000);
const percent = z.number().min(0.01).max(100);
const whole = z.number().int().min(1).max(1_000_000_000);

const retrofit = z.strictObject({
  kind: z.literal('retrofit'),
  ...{ leastWan: wan, unrated: text, strategicPercent: percent, limitWan: wan },
});
const measure = z.strictObject({ id: code, title: text, unit: text, least: whole, step: whole });
const green = z.strictObject({
  kind: z.literal('green'),
  ...{ leastWan: wan, basePercent: percent, stepPercent: percent, mostPercent: percent, limitWan: wan },
  measures: z.array(measure).min(1),
});
const insurance = z.strictObject({
  kind: z.literal('insurance'),
  ...{ ratePercent: percent, sharePercent: percent, limitWan: wan },
});
const guideSchema = z.strictObject({
  topics: z.array(z.strictObject({ id: code, text })).min(1),
  general: z.array(z.strictObject({ clause: text, text })),
  offers: z.array(
    z.strictObject({
      ...{ id: code, clause: text, title: text, judged: text },
      topics: z.array(code).min(1),
      amounts: z.array(z.strictObject({ title: text, wan })),
      traps: z.array(text),
      calculation: z.discriminatedUnion('kind', [retrofit, green, insurance]).optional(),
    }),
  ),
});
type Read = z.infer<typeof guideSchema>;

const FEN_PER_WAN = 1_000_000;
const basisPoints = (value: number): number => Math.round(value * 100);

/**
 * The guide of a policy, out of the last folder in which the policy has a `guide.yaml`; none where it has none. Refuses a
 * clause or a topic that does not exist, an id that stands twice, a calculation that lacks its grade.
 */
export function loadGuide(folders: readonly string[], book: PolicyBook): Guide | undefined {
  const files = folders.map((folder) => path.join(folder, book.id, 'guide.yaml')).filter((file) => existsSync(file));
  const last = files.at(-1);
  if (last === undefined) return undefined;
  const file = new YamlFile(last);
  const data = file.read(guideSchema);
  if (data === undefined) throw new PolicyDataError(file.faults);
  check(data, book, file);
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return { topics: data.topics, general: data.general, offers: data.offers.map(offerOf) };
}

function check({ topics, offers, general }: Read, book: PolicyBook, file: YamlFile): void {
  const clauses = new Set(book.clauses.map(({ id }) => id));
  const known = new Set<string>();
  for (const [i, { id }] of topics.entries()) {
    if (known.has(id)) file.refuse(['topics', i, 'id'], `${id} 重复`);
    known.add(id);
  }
  for (const [i, { clause }] of general.entries())
    if (!clauses.has(clause)) file.refuse(['general', i, 'clause'], `没有条款 ${clause}`);
  const seen = new Set<string>();
  for (const [i, offer] of offers.entries()) {
    const at = ['offers', i] as const;
    if (seen.has(offer.id)) file.refuse([...at, 'id'], `${offer.id} 重复`);
    seen.add(offer.id);
    if (!clauses.has(offer.clause)) file.refuse([...at, 'clause'], `没有条款 ${offer.clause}`);
    for (const topic of offer.topics) if (!known.has(topic)) file.refuse([...at, 'topics'], `没有问题 ${topic}`);
    const { calculation } = offer;
    if (calculation?.kind === 'retrofit' && !offer.amounts.some(({ title }) => title === calculation.unrated))
      file.refuse([...at, 'calculation', 'unrated'], `金额里没有 ${calculation.unrated}`);
  }
}

function offerOf({ calculation, amounts, ...offer }: Read['offers'][number]): GuideOffer {
  const paid = amounts.map(({ title, wan: value }) => ({ title, fen: value * FEN_PER_WAN }));
  return {
    ...offer,
    amounts: paid,
    ...(calculation !== undefined && { calculation: calculationOf(calculation, paid) }),
  };
}

function calculationOf(
  read: NonNullable<Read['offers'][number]['calculation']>,
  grades: GuideOffer['amounts'],
): GuideCalculation {
  const limitFen = read.limitWan * FEN_PER_WAN;
  switch (read.kind) {
    case 'retrofit':
      return {
        kind: 'retrofit',
        terms: {
          ...{ grades, limitFen, unrated: read.unrated, leastFen: read.leastWan * FEN_PER_WAN },
          strategicBasisPoints: basisPoints(read.strategicPercent),
        },
      };
    case 'green':
      return {
        kind: 'green',
        terms: {
          ...{ limitFen, leastFen: read.leastWan * FEN_PER_WAN, measures: read.measures },
          baseBasisPoints: basisPoints(read.basePercent),
          stepBasisPoints: basisPoints(read.stepPercent),
          mostBasisPoints: basisPoints(read.mostPercent),
        },
      };
    case 'insurance':
      return {
        kind: 'insurance',
        terms: {
          limitFen,
          rateBasisPoints: basisPoints(read.ratePercent),
          shareBasisPoints: basisPoints(read.sharePercent),
        },
      };
  }
}
