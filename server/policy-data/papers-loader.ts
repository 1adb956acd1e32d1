import { z } from 'zod';
import { NUMBERED_PAPERS, type NumberedPaper, type PaperRules } from '../domain/policy/paper-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { lastFile } from './last-file.ts';

const text = z.string().trim().min(1, '不能为空');
const office = { name: text, mark: text };
const kind = z.strictObject({
  word: text,
  guidance: z.array(text),
  remedies: z.array(text).default([]),
  source: text,
});
const within = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('days'), count: z.number().int().min(1).max(3650) }),
  z.strictObject({ unit: z.literal('months'), count: z.number().int().min(1).max(240) }),
]);

const papersSchema = z.strictObject({
  basis: z.strictObject({ text, source: text }),
  city: z.strictObject(office),
  offices: z.array(z.strictObject({ region: z.string().regex(/^\d{6}$/, '应为六位代码'), ...office })),
  kinds: z.strictObject(
    Object.fromEntries(NUMBERED_PAPERS.map((name) => [name, kind])) as Record<NumberedPaper, typeof kind>,
  ),
  remedies: z.array(z.strictObject({ name: text, deed: text, within, source: text })),
});

/** What papers are made of, out of the last folder that has a `papers.yaml`. Two papers can never get the same number. */
export function loadPaperRules(folders: readonly string[]): PaperRules {
  const file = lastFile('papers.yaml', SHIPPED_POLICIES, folders);
  const data = file.read(papersSchema);
  if (data === undefined) throw new PolicyDataError(file.faults);
  const { basis, city, offices, kinds, remedies } = data;
  const once = (seen: Set<string>, value: string, at: (string | number)[]) => {
    if (seen.has(value)) file.refuse(at, `${value} 重复`);
    seen.add(value);
  };
  const marks = new Set([city.mark]);
  const regions = new Set<string>();
  for (const [i, { region, mark }] of offices.entries()) {
    once(regions, region, ['offices', i, 'region']);
    once(marks, mark, ['offices', i, 'mark']);
  }
  const names = new Set<string>();
  for (const [i, { name }] of remedies.entries()) once(names, name, ['remedies', i, 'name']);
  const words = new Set<string>();
  for (const name of NUMBERED_PAPERS) {
    once(words, kinds[name].word, ['kinds', name, 'word']);
    for (const [i, remedy] of kinds[name].remedies.entries())
      if (!names.has(remedy)) file.refuse(['kinds', name, 'remedies', i], `没有救济途径 ${remedy}`);
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return { basis: basis.text, city, offices: new Map(offices.map((one) => [one.region, one])), kinds, remedies };
}
