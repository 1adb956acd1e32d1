import { z } from 'zod';

/** A filter of the address: a list of one, an empty text and nonsense mean that nothing was chosen. */
const chosen = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 60) || undefined)
  .optional()
  .catch(undefined);

/** The address of the directory. It is typed, shared and kept by people: what cannot be read is passed over. */
const directoryQuery = z.object({
  q: chosen.transform((value) => value ?? ''),
  region: chosen,
  category: chosen,
  scheme: chosen,
  industry: chosen,
  sort: z.enum(['name', 'newest']).catch('name'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export function directoryChoice(query: unknown) {
  const { q, region, scheme, category, industry, sort, page } = directoryQuery.parse(query);
  return { q, region, scheme, category, industry, sort, page };
}
