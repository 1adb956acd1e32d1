import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LISTING_CLASSES, LISTING_TERMS, type ListingRules, type ListingTerm } from '../domain/policy/listing-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { YamlFile } from './yaml-file.ts';

const NAME = 'negative-list.yaml';

const text = z.string().trim().min(1, '不能为空');
/** A number that officials may change, and where it was taken from. */
const sourced = (least: number, most: number) =>
  z.strictObject({ value: z.number().int().min(least).max(most), source: text });
const days = sourced(1, 250);
const months = sourced(1, 120);

const classSchema = z.strictObject({
  name: text,
  public: z.boolean(),
  fewestMonths: months,
  mostMonths: months,
  source: text,
});

const schema = z.strictObject({
  label: text,
  office: text,
  remedies: z.strictObject({ reconsideration: text, court: text }),
  numbers: z.strictObject({ clue: z.string().regex(/^[A-Z]{1,6}$/, '应为大写字母'), decision: text }),
  classes: z.strictObject({ minor: classSchema, ordinary: classSchema, serious: classSchema }),
  grounds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^N\d{2}$/, '应为 N 和两位数字'),
        text,
        source: text,
        class: z.enum(LISTING_CLASSES, '没有这个等级').optional(),
        asLongAsSource: z.boolean().default(false),
        inheritsTerm: z.boolean().default(false),
        reviewsAwards: z.boolean().default(false),
      }),
    )
    .min(1),
  terms: z.strictObject({
    clueDays: days,
    investigationDays: days,
    defenceDays: days,
    deliberationDays: days,
    repairDays: days,
    fewestVotes: sourced(2, 20),
    reconsiderationDays: sourced(1, 1000),
    litigationMonths: months,
    shownAfterEnd: sourced(0, 3650),
  }),
});

type Data = z.output<typeof schema>;

/** What the negative list rests on, out of the last folder that has a `negative-list.yaml`. Refuses what does not fit together. */
export function loadListingRules(folders: readonly string[]): ListingRules {
  const files = [SHIPPED_POLICIES, ...folders]
    .map((folder) => path.join(folder, NAME))
    .filter((file) => existsSync(file));
  const file = new YamlFile(files.at(-1) ?? path.join(SHIPPED_POLICIES, NAME));
  const data = file.read(schema);
  if (data !== undefined) check(data, file);
  if (data === undefined || file.faults.length > 0) throw new PolicyDataError(file.faults);
  const { label, office, remedies, numbers, classes, grounds, terms } = data;
  return {
    label,
    office,
    ...remedies,
    cluePrefix: numbers.clue,
    decisionPrefix: numbers.decision,
    classes: {
      minor: classOf(classes.minor),
      ordinary: classOf(classes.ordinary),
      serious: classOf(classes.serious),
    },
    grounds: grounds.map((ground) => ({ ...ground, class: ground.class ?? null })),
    ...each((name) => terms[name].value),
    sources: each((name) => terms[name].source),
  };
}

function classOf({ name, public: shown, fewestMonths, mostMonths, source }: Data['classes']['minor']) {
  const sources = [source, fewestMonths.source, mostMonths.source];
  return { name, public: shown, fewestMonths: fewestMonths.value, mostMonths: mostMonths.value, sources };
}

/** Something of every term, by its name. */
function each<T>(of: (name: ListingTerm) => T): Record<ListingTerm, T> {
  const names = Object.keys(LISTING_TERMS) as ListingTerm[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<ListingTerm, T>;
}

/** What the schema cannot see: bounds that cross, codes twice, a ground without a class or with two kinds of term. */
function check({ classes, grounds }: Data, file: YamlFile): void {
  for (const name of LISTING_CLASSES) {
    const { fewestMonths, mostMonths } = classes[name];
    if (fewestMonths.value > mostMonths.value) file.refuse(['classes', name, 'fewestMonths'], '最短期限长于最长期限');
  }
  const seen = new Set<string>();
  for (const [i, { code, class: kind, asLongAsSource, inheritsTerm }] of grounds.entries()) {
    if (seen.has(code)) file.refuse(['grounds', i, 'code'], `${code} 重复`);
    seen.add(code);
    if (kind === undefined && !inheritsTerm) file.refuse(['grounds', i, 'class'], '缺少 class');
    if (kind !== undefined && inheritsTerm) file.refuse(['grounds', i, 'class'], '承接原期限的事由不另设等级');
    if (asLongAsSource && inheritsTerm) file.refuse(['grounds', i, 'asLongAsSource'], '期限只能有一种算法');
  }
}
