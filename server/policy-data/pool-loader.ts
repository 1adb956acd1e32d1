import { z } from 'zod';
import type { PoolRules } from '../domain/policy/pool-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { lastFile } from './last-file.ts';

const text = z.string().trim().min(1, '不能为空');
/** A number that officials may change, and where it was taken from. */
const sourced = (most: number) => z.strictObject({ value: z.number().int().min(1).max(most), source: text });
const days = sourced(250);

const poolSchema = z.strictObject({
  notice: z.strictObject({ office: text, prefix: text }),
  conditions: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/, '应为小写字母'), text, source: text }))
    .min(1),
  materials: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z-]+$/, '应为小写字母'),
        text,
        required: z.boolean(),
        source: text,
      }),
    )
    .max(20),
  terms: z.strictObject({
    firstReviewDays: days,
    cityReviewDays: days,
    correctionDays: days,
    noticeDays: days,
    objectionDays: days,
    membershipYears: sourced(20),
    fewestCases: sourced(4),
    changeReportDays: days,
  }),
});

/** What the pool asks for, out of the last folder that has a `pool.yaml`. Refuses a condition or term without a source. */
export function loadPool(folders: readonly string[]): PoolRules {
  const file = lastFile('pool.yaml', SHIPPED_POLICIES, folders);
  const pool = file.read(poolSchema);
  if (pool === undefined) throw new PolicyDataError(file.faults);
  for (const list of ['conditions', 'materials'] as const) {
    const seen = new Set<string>();
    for (const [i, { code }] of pool[list].entries()) {
      if (seen.has(code)) file.refuse([list, i, 'code'], `${code} 重复`);
      seen.add(code);
    }
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  const { terms } = pool;
  return {
    conditions: pool.conditions,
    materials: pool.materials,
    noticeOffice: pool.notice.office,
    noticePrefix: pool.notice.prefix,
    firstReviewDays: terms.firstReviewDays.value,
    cityReviewDays: terms.cityReviewDays.value,
    correctionDays: terms.correctionDays.value,
    noticeDays: terms.noticeDays.value,
    objectionDays: terms.objectionDays.value,
    membershipYears: terms.membershipYears.value,
    fewestCases: terms.fewestCases.value,
    changeReportDays: terms.changeReportDays.value,
  };
}
