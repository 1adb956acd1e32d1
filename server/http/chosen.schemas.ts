import { z } from 'zod';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);
const MOST_CHOSEN = 20;

/** What was chosen among the boxes of each name; what cannot be read is none. */
export function chosenAmong<Key extends string>(
  body: unknown,
  fields: readonly (readonly [Key, string])[],
): Record<Key, string[]> {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return Object.fromEntries(
    fields.map(([key, field]) => [key, texts.parse(given[field]).slice(0, MOST_CHOSEN)]),
  ) as Record<Key, string[]>;
}
