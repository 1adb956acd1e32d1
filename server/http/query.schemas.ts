import type { z } from 'zod';
import { z as schema } from 'zod';

export interface QueryIssue {
  readonly path: string;
  readonly code: 'unknown-key' | 'wrong-type' | 'wrong-value';
  readonly message: string;
}

/** How many entries one answer of the API may hold: a number as it stands in an address. */
export const limitOf = (most: number, usual: number) =>
  schema
    .string()
    .regex(/^\d{1,4}$/, `limit 应为 1 至 ${most} 的整数`)
    .refine((text) => Number(text) >= 1 && Number(text) <= most, `limit 应为 1 至 ${most} 的整数`)
    .default(String(usual));

/** The query of a program: what is wrong is refused by name, and nothing is passed over. */
export function readApiQuery<Query extends z.ZodType>(
  query: unknown,
  expected: Query,
): { readonly data: z.infer<Query> } | { readonly issues: readonly QueryIssue[] } {
  const read = expected.safeParse(query);
  if (read.success) return { data: read.data };
  const issues = read.error.issues.map((issue): QueryIssue => {
    const path = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '').slice(0, 60) : String(issue.path[0] ?? '');
    if (issue.code === 'unrecognized_keys') return { path, code: 'unknown-key', message: `不认识的参数 ${path}` };
    if (issue.code === 'invalid_type') return { path, code: 'wrong-type', message: `${path} 只能写一次` };
    return { path, code: 'wrong-value', message: issue.message };
  });
  return { issues };
}
