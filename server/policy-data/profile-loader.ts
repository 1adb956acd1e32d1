import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROFILE_NEEDS, type ProfileRules } from '../domain/policy/profile-rules.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';
import { YamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1, '不能为空');
const code = z.string().regex(/^[a-z0-9-]+$/, '应为小写字母、数字和连字符');

const profileSchema = z.strictObject({
  freshDays: z.strictObject({ value: z.number().int().min(1).max(1000), source: text }),
  certificateKinds: z.array(z.strictObject({ code, name: text })).min(1),
  purposes: z
    .array(z.strictObject({ code, name: text, source: text, needs: z.array(z.enum(PROFILE_NEEDS)).min(1) }))
    .min(1),
});

/** What the city asks of a profile, out of the last folder that has a `profile.yaml`. Refuses a code that stands twice. */
export function loadProfileRules(folders: readonly string[]): ProfileRules {
  const files = [SHIPPED_POLICIES, ...folders]
    .map((folder) => path.join(folder, 'profile.yaml'))
    .filter((file) => existsSync(file));
  const file = new YamlFile(files.at(-1) ?? path.join(SHIPPED_POLICIES, 'profile.yaml'));
  const rules = file.read(profileSchema);
  if (rules === undefined) throw new PolicyDataError(file.faults);
  for (const list of ['certificateKinds', 'purposes'] as const) {
    const seen = new Set<string>();
    for (const [i, one] of rules[list].entries()) {
      if (seen.has(one.code)) file.refuse([list, i, 'code'], `${one.code} 重复`);
      seen.add(one.code);
    }
  }
  if (file.faults.length > 0) throw new PolicyDataError(file.faults);
  return { ...rules, freshDays: rules.freshDays.value };
}
