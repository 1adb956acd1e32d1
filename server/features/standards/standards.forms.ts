import { z } from 'zod';
import { limitOf, readApiQuery } from '../../http/query.schemas.ts';

/** A filter of the address: a list of one, an empty text and nonsense mean that nothing was chosen. */
const chosen = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 60) || undefined)
  .optional()
  .catch(undefined);

const THEMES = ['digital', 'green', 'other'] as const;
const YEAR = /^\d{4}$/;
const SOCIETY = /^[A-Z]{1,30}$/;
const FIRM = /^[0-9A-Z]{1,20}$/;

const listQuery = z.object({
  q: chosen.transform((value) => value ?? ''),
  theme: z.enum(THEMES).optional().catch(undefined),
  society: z.string().regex(SOCIETY).optional().catch(undefined),
  year: z.string().regex(YEAR).optional().catch(undefined),
  firm: z.string().regex(FIRM).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The address of the list. It is typed, shared and kept by people: what cannot be read is passed over. */
export function standardsChoice(query: unknown) {
  const { page, q, theme, society, year, firm } = listQuery.parse(query);
  return { page, choice: { q, theme, society, year, firm } };
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

const apiQuery = z.strictObject({
  q: z.string().trim().max(60, '最多 60 个字符').optional(),
  theme: z.enum(THEMES, `theme 应为 ${THEMES.join('、')} 之一`).optional(),
  society: z.string().regex(SOCIETY, 'society 应为社会团体代号，如 ZJEI').optional(),
  year: z.string().regex(YEAR, 'year 应为四位年份').optional(),
  firm: z.string().regex(FIRM, 'firm 应为统一社会信用代码').optional(),
  cursor: z.string().max(100, 'cursor 应为上一页给出的 next').optional(),
  limit: limitOf(MOST_ENTRIES, USUAL_ENTRIES),
});

/** What a program asks: the same filters; the cursor is the number of the last standard it has. */
export function readStandardsApi(query: unknown) {
  const read = readApiQuery(query, apiQuery);
  if ('issues' in read) return read;
  const { q = '', theme, society, year, firm, cursor, limit } = read.data;
  return { choice: { q, theme, society, year, firm }, after: cursor, limit: Number(limit) };
}
