import { z } from 'zod';
import { limitOf, readApiQuery } from '../../http/query.schemas.ts';

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

/** The codes of an address that are compared; what is no list of texts is none. */
const compareQuery = z.object({
  uscc: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(200)]).catch([]),
});

export function compareChoice(query: unknown): string[] {
  return compareQuery.parse(query).uscc.map((uscc) => uscc.trim().slice(0, 30));
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;
const words = z.string().trim().max(60, '最多 60 个字符').optional();

const apiQuery = z.strictObject({
  q: words,
  region: words,
  category: words,
  scheme: words,
  industry: words,
  cursor: z
    .string()
    .regex(/^[0-9A-Z]{1,20}$/, 'cursor 应为上一页给出的 next')
    .optional(),
  limit: limitOf(MOST_ENTRIES, USUAL_ENTRIES),
});

/** What a program asks of the directory: the same filters; the cursor is the code of the last one it has. */
export function readDirectoryApi(query: unknown) {
  const read = readApiQuery(query, apiQuery);
  if ('issues' in read) return read;
  const { q = '', region, category, scheme, industry, cursor, limit } = read.data;
  return { choice: { q, region, category, scheme, industry }, after: cursor, limit: Number(limit) };
}
