import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { COUNTED, WORD_LISTS } from '../domain/policy/screening-rules.ts';
import type { Counted, Province, RarityLimit, ScreeningRules, WordList } from '../domain/policy/screening-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { YamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1, '不能为空');
/** Words between blanks. */
const words = z.string().transform((value) => value.split(/\s+/).filter(Boolean));
const list = z.strictObject({ source: text, words });
const firms = z.number().int().min(2).max(1_000_000);
const limit = z.strictObject({ weakFrom: firms, notedFrom: firms.nullable().default(null) });

const wordsSchema = z.strictObject({
  lists: z.partialRecord(z.enum(WORD_LISTS), list).default({}),
  limits: z.strictObject({ source: text, firms: z.partialRecord(z.enum(COUNTED), limit) }).optional(),
});
const regionsSchema = z.strictObject({
  source: text,
  provinces: z.array(z.strictObject({ name: text, short: text, cities: z.record(z.string(), words) })).min(1),
  nationalities: words,
});

/**
 * The data of the screening: those that come with Heku, and whatever words each folder's `screening/words.yaml` adds; its
 * limits replace the ones before. Refuses a word that stands twice in one list of a file, and a list that nobody knows.
 */
export function loadScreening(folders: readonly string[]): ScreeningRules {
  const files = [SHIPPED_POLICIES, ...folders].map((folder) => path.join(folder, 'screening', 'words.yaml'));
  const lists = Object.fromEntries(WORD_LISTS.map((name) => [name, new Set<string>()])) as Record<
    WordList,
    Set<string>
  >;
  const limits: Partial<Record<Counted, RarityLimit>> = {};
  for (const file of files.filter((name) => existsSync(name))) addWords(new YamlFile(file), lists, limits);
  return {
    ...loadRegions(),
    words: Object.fromEntries(WORD_LISTS.map((name) => [name, [...lists[name]]])) as unknown as ScreeningRules['words'],
    limits: limits as ScreeningRules['limits'],
  };
}

function addWords(
  file: YamlFile,
  lists: Record<WordList, Set<string>>,
  limits: Partial<Record<Counted, RarityLimit>>,
): void {
  const data = file.read(wordsSchema);
  if (data === undefined) throw new PolicyDataError(file.faults);
  for (const name of WORD_LISTS) {
    const seen = new Set<string>();
    for (const word of data.lists[name]?.words ?? []) {
      if (seen.has(word)) file.refuse(['lists', name, 'words'], `${word} 重复`);
      seen.add(word);
      lists[name].add(word);
    }
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  Object.assign(limits, data.limits?.firms);
}

/** What stands under this key has no city above it. */
const UNDER_NO_CITY = /^直辖/;

function loadRegions(): Pick<ScreeningRules, 'provinces' | 'nationalities'> {
  const file = new YamlFile(path.join(SHIPPED_POLICIES, 'screening', 'regions.yaml'));
  const data = file.read(regionsSchema);
  if (data === undefined) throw new PolicyDataError(file.faults);
  const provinces = data.provinces.map(({ name, short, cities }): Province => ({
    name,
    short,
    cities: Object.entries(cities).map(([city, counties]) => ({
      name: UNDER_NO_CITY.test(city) ? name : city,
      counties,
    })),
  }));
  return { provinces, nationalities: data.nationalities };
}
