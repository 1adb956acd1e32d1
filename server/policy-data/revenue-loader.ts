import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RevenueRules } from '../domain/policy/revenue-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { YamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1, '不能为空');
const code = z.string().regex(/^[a-z0-9-]+$/, '应为小写字母、数字和连字符');
const whole = (least: number, most: number) =>
  z.strictObject({ value: z.number().int().min(least).max(most), source: text });

const revenueSchema = z.strictObject({
  sources: z.array(z.strictObject({ code, name: text, purpose: code, source: text })).min(1),
  toleranceBasisPoints: whole(0, 10_000),
  verifyDays: whole(1, 250),
  correctionDays: whole(1, 250),
  yearsBack: whole(1, 50),
  nearTierBasisPoints: whole(1, 10_000),
});

/** How revenue is verified, out of the last folder that has a `revenue.yaml`. Refuses a source that stands twice. */
export function loadRevenueRules(folders: readonly string[]): RevenueRules {
  const files = [SHIPPED_POLICIES, ...folders]
    .map((folder) => path.join(folder, 'revenue.yaml'))
    .filter((file) => existsSync(file));
  const file = new YamlFile(files.at(-1) ?? path.join(SHIPPED_POLICIES, 'revenue.yaml'));
  const rules = file.read(revenueSchema);
  if (rules === undefined) throw new PolicyDataError(file.faults);
  const seen = new Set<string>();
  for (const [i, one] of rules.sources.entries()) {
    if (seen.has(one.code)) file.refuse(['sources', i, 'code'], `${one.code} 重复`);
    seen.add(one.code);
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return {
    sources: rules.sources,
    toleranceBasisPoints: rules.toleranceBasisPoints.value,
    verifyDays: rules.verifyDays.value,
    correctionDays: rules.correctionDays.value,
    yearsBack: rules.yearsBack.value,
    nearTierBasisPoints: rules.nearTierBasisPoints.value,
  };
}
