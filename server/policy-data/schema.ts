import { z } from 'zod';
import { isDay } from '../domain/shared/calendar-date.ts';
import type { ParameterValue } from '../domain/policy/parameter.ts';

const text = z.string().trim().min(1, '不能为空');
const day = z.string().refine(isDay, '应为真实存在的日期，写作 YYYY-MM-DD');
const clauseId = z.string().regex(/^\d+(\.\d+)*$/, '应为条款编号，如 3.1.4.1');
const value: z.ZodType<ParameterValue> = z.json();

/** `document.yaml`: the document's facts and the rules behind its clauses. */
export const documentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, '只用小写字母、数字和连字符'),
  document: z.strictObject({
    title: text,
    number: text,
    registration: z.string().default(''),
    issuer: text,
    issuedOn: day,
    from: day,
    to: day.nullable(),
    city: text,
    notes: z.array(text).default([]),
  }),
  rules: z
    .array(
      z.strictObject({ rule: text, title: text, clause: clauseId, prefix: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }),
    )
    .min(1),
});

/** `clauses.yaml`: the words of the document. */
export const clausesSchema = z.strictObject({
  clauses: z
    .array(
      z.strictObject({
        id: clauseId,
        label: text,
        title: text,
        departments: z.array(text).default([]),
        text,
        table: z.strictObject({ head: z.array(text), rows: z.array(z.array(z.string())) }).optional(),
      }),
    )
    .min(1),
});

/** `readings.yaml`: how the text is read where it leaves a choice. */
export const readingsSchema = z.strictObject({
  readings: z.array(z.strictObject({ id: z.string().regex(/^[A-Z]\d{1,2}$/), text, why: text })).min(1),
});

/** `parameters.yaml`: dated values, each naming its clause and its reading. */
export const parametersSchema = z.strictObject({
  parameters: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/),
        title: text,
        clause: clauseId,
        reading: text,
        reason: text,
        assumption: z.boolean().default(false),
        values: z.array(z.strictObject({ from: day, to: day.nullable(), value })).min(1),
        alternatives: z
          .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), title: text, value, why: text }))
          .default([]),
      }),
    )
    .min(1),
});
