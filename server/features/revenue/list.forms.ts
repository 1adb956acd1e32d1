import { z } from 'zod';
import type { RevenueChoice } from '../../domain/records/revenue-lists.ts';

const one = <T extends string>(schema: z.ZodType<T>) => schema.optional().catch(undefined);

const choiceSchema = z.object({
  list: z.enum(['waiting', 'firm', 'verified', 'all']).catch('waiting'),
  region: one(z.string().regex(/^\w{4,12}$/)),
  subject: one(z.string().regex(/^(peak|\d{4})$/)),
  q: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().slice(0, 60))
    .catch(''),
});

/** What is asked of the list; what cannot be read counts as not chosen. */
export function readChoice(query: unknown): RevenueChoice {
  return choiceSchema.parse(query);
}
