import { z } from 'zod';
import { isDay } from '../../domain/shared/calendar-date.ts';

/** The address of an awards page: `?asOf=YYYY-MM-DD`. Nothing typed is today. */
export const asOfQuery = z.object({
  asOf: z
    .string()
    .trim()
    .refine((text) => text === '' || isDay(text), '测算基准日应为真实存在的日期，如 2026-11-24')
    .default(''),
});
