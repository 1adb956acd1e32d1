import { z } from 'zod';
import type { City } from '../domain/policy/city.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { lastFile } from './last-file.ts';

const coded = z.strictObject({ code: z.string().min(1), name: z.string().min(1) });

const region = z
  .strictObject({
    code: z.string().regex(/^\d{6}$/, '应为六位代码'),
    name: z.string().min(1),
    firstReview: z.literal('none', { error: '只能写 none：没有初审部门，直接由市级审核' }).optional(),
    source: z.string().min(1).optional(),
  })
  .refine(({ firstReview, source }) => firstReview === undefined || source !== undefined, {
    path: ['source'],
    error: '不经初审的区域须写明依据 source',
  });

const citySchema = z.strictObject({
  name: z.string().min(1),
  programme: z.string().min(1),
  policy: z.string().min(1),
  regions: z.array(region).min(1),
  schemes: z
    .array(z.strictObject({ id: z.string().min(1), name: z.string().min(1), categories: z.array(coded).min(1) }))
    .min(1),
  industries: z.array(coded).min(1),
});

/** The city's own lists, out of the last folder that has a `city.yaml`. Refuses a code that stands twice. */
export function loadCity(folders: readonly string[]): City {
  const file = lastFile('city.yaml', SHIPPED_POLICIES, folders);
  const city = file.read(citySchema);
  if (city === undefined) throw new PolicyDataError(file.faults);
  const lists: [string, readonly { code: string }[]][] = [
    ['regions', city.regions],
    ['industries', city.industries],
    ['schemes', city.schemes.flatMap((scheme) => scheme.categories)],
  ];
  for (const [name, list] of lists) {
    const seen = new Set<string>();
    for (const { code } of list) {
      if (seen.has(code)) file.refuse([name], `${code} 重复`);
      seen.add(code);
    }
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return city;
}
