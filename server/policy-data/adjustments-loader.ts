import { z } from 'zod';
import type { AdjustmentRules } from '../domain/policy/adjustment-rules.ts';
import { lastFile } from './last-file.ts';
import { PolicyDataError, SHIPPED_POLICIES } from './loader.ts';

const days = z.strictObject({
  value: z.number().int().min(1).max(250),
  source: z.string().trim().min(1, '不能为空'),
});
const reminders = z.strictObject({ ...days.shape, value: z.array(z.number().int().min(1).max(400)).min(1) });
const adjustmentsSchema = z.strictObject({
  ...{ handleDays: days, defenceDays: days, repayDays: days, confirmDays: days },
  claimReminders: reminders,
});

/** The terms of adjustments, out of the last folder that has an `adjustments.yaml`. */
export function loadAdjustmentRules(folders: readonly string[]): AdjustmentRules {
  const file = lastFile('adjustments.yaml', SHIPPED_POLICIES, folders);
  const read = file.read(adjustmentsSchema);
  if (read === undefined) throw new PolicyDataError(file.faults);
  return {
    handleDays: read.handleDays.value,
    defenceDays: read.defenceDays.value,
    repayDays: read.repayDays.value,
    confirmDays: read.confirmDays.value,
    claimReminders: read.claimReminders.value,
  };
}
