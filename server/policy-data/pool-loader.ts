import { z } from 'zod';
import type { PoolRules } from '../domain/policy/pool-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { lastFile } from './last-file.ts';
import type { YamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1, '不能为空');
/** A number that officials may change, and where it was taken from. */
const sourced = (most: number) => z.strictObject({ value: z.number().int().min(1).max(most), source: text });
const days = sourced(250);

/** Sentences that people declare or choose, each with its source. */
const coded = z
  .array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/, '应为小写字母'), text, source: text }))
  .min(1);
const thresholds = z.strictObject({ value: z.array(z.number().int().min(1).max(366)).min(1), source: text });

const poolSchema = z.strictObject({
  notice: z.strictObject({ office: text, prefix: text }),
  conditions: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z-]+$/, '应为小写字母'),
        text,
        source: text,
        asksLocal: z.boolean().default(false),
      }),
    )
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
    acceptanceDays: days,
    objectionDays: days,
    membershipYears: sourced(20),
    fewestCases: sourced(4),
    changeReportDays: days,
  }),
  membership: z.strictObject({
    removalGrounds: coded,
    reviewItems: coded,
    defenceDays: days,
    exitMostDays: sourced(366),
    reviewDays: days,
    newcomerDays: z.strictObject({ value: z.number().int().min(0).max(366), source: text }),
    rectifyMostDays: days,
    renewalWindowDays: sourced(1100),
    expiryReminders: thresholds,
    // A city that says nothing of certificates reminds of them as of memberships.
    certificateReminders: thresholds.optional(),
    reviewReminders: thresholds,
  }),
});

/** What the pool asks for, out of the last folder that has a `pool.yaml`. Refuses a condition or term without a source. */
export function loadPool(folders: readonly string[]): PoolRules {
  const file = lastFile('pool.yaml', SHIPPED_POLICIES, folders);
  const pool = file.read(poolSchema);
  if (pool === undefined) throw new PolicyDataError(file.faults);
  refuseDoubles(file, ['conditions'], pool.conditions);
  refuseDoubles(file, ['materials'], pool.materials);
  refuseDoubles(file, ['membership', 'removalGrounds'], pool.membership.removalGrounds);
  refuseDoubles(file, ['membership', 'reviewItems'], pool.membership.reviewItems);
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  const { terms, membership } = pool;
  return {
    conditions: pool.conditions,
    materials: pool.materials,
    noticeOffice: pool.notice.office,
    noticePrefix: pool.notice.prefix,
    firstReviewDays: terms.firstReviewDays.value,
    cityReviewDays: terms.cityReviewDays.value,
    correctionDays: terms.correctionDays.value,
    noticeDays: terms.noticeDays.value,
    acceptanceDays: terms.acceptanceDays.value,
    objectionDays: terms.objectionDays.value,
    membershipYears: terms.membershipYears.value,
    fewestCases: terms.fewestCases.value,
    changeReportDays: terms.changeReportDays.value,
    membership: {
      removalGrounds: membership.removalGrounds,
      reviewItems: membership.reviewItems,
      defenceDays: membership.defenceDays.value,
      exitMostDays: membership.exitMostDays.value,
      reviewDays: membership.reviewDays.value,
      newcomerDays: membership.newcomerDays.value,
      rectifyMostDays: membership.rectifyMostDays.value,
      renewalWindowDays: membership.renewalWindowDays.value,
      expiryReminders: descending(membership.expiryReminders.value),
      certificateReminders: descending((membership.certificateReminders ?? membership.expiryReminders).value),
      reviewReminders: descending(membership.reviewReminders.value),
    },
  };
}

function refuseDoubles(file: YamlFile, at: readonly string[], list: readonly { code: string }[]): void {
  const seen = new Set<string>();
  for (const [i, { code }] of list.entries()) {
    if (seen.has(code)) file.refuse([...at, i, 'code'], `${code} 重复`);
    seen.add(code);
  }
}

const descending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => b - a);
