import { z } from 'zod';
import { REVENUE_WAITING, REVENUE_WITH_FIRM, type RevenueState } from '../../domain/records/revenue-statement.ts';

/** The lists of the officials, by what is asked of whom. */
export const REVENUE_LISTS: Readonly<Record<RevenueList, { text: string; states?: readonly RevenueState[] }>> = {
  waiting: { text: '待核实', states: REVENUE_WAITING },
  firm: { text: '等企业补正或更正', states: REVENUE_WITH_FIRM },
  verified: { text: '已核实', states: ['verified'] },
  all: { text: '全部' },
};
export type RevenueList = 'waiting' | 'firm' | 'verified' | 'all';

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

/** What was chosen of the list; what cannot be read counts as not chosen. */
export type RevenueChoice = z.infer<typeof choiceSchema>;

export function readChoice(query: unknown): RevenueChoice {
  return choiceSchema.parse(query);
}
