import { z } from 'zod';
import { FIELD_WORDS, type Correction, type Statement } from '../../domain/registry/application.ts';

const one = z.union([z.string(), z.array(z.string())]).optional();
const text = one
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));

const MOST = 1000;

const stepForm = z.object({
  version: whole,
  digest: text,
  reason: text,
  name: text,
  contact: text,
  content: text,
});

export interface StepFault {
  readonly id: string;
  readonly text: string;
}

export const correctionBox = (field: string) => `correction-${field}`;

/** Reads a step's form. An objection is written, with name and contact; all that is missing is said at once. */
export function readStep(body: unknown, isObjection: boolean) {
  const { version, digest, reason, name, contact, content } = stepForm.parse(body ?? {});
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const corrections: Correction[] = [];
  const typed: Record<string, string> = { reason, name, contact, content };
  for (const field of Object.keys(FIELD_WORDS) as (keyof Statement)[]) {
    const asked = text.parse(fields[correctionBox(field)]);
    typed[correctionBox(field)] = asked;
    if (asked !== '') corrections.push({ field, reason: asked });
  }
  const faults: StepFault[] = Object.entries(typed)
    .filter(([, value]) => [...value].length > MOST)
    .map(([id]) => ({ id, text: `最多 ${MOST} 个字` }));
  if (isObjection) {
    if (name === '') faults.push({ id: 'name', text: '请填写异议人姓名或名称，匿名异议不予受理' });
    if (contact === '') faults.push({ id: 'contact', text: '请填写异议人的联系方式' });
    if (content === '') faults.push({ id: 'content', text: '请填写异议内容' });
  }
  const objection = isObjection ? { name, contact, content } : undefined;
  return { order: { version, digest, reason: isObjection ? content : reason, corrections, objection }, typed, faults };
}
