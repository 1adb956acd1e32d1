import { z } from 'zod';
import { statementParts, type Correction } from '../../domain/registry/application.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';

const one = z.union([z.string(), z.array(z.string())]).optional();
const text = one
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));

const MOST = 1000;
const MOST_CONTENT = 5000;

const stepForm = z.object({
  version: whole,
  digest: text,
  reason: text,
  name: text,
  contact: text,
  unit: text,
  content: text,
  objection: text,
});

export interface StepFault {
  readonly id: string;
  readonly text: string;
}

export const correctionBox = (field: string) => `correction-${field}`;

/**
 * Reads a step's form. An objection on paper is entered with name and contact; all that is missing is said at once. One
 * that came by the web is there already, and named by its number.
 */
export function readStep(body: unknown, isObjection: boolean, rules: PoolRules) {
  const { version, digest, reason, objection: about, ...words } = stepForm.parse(body ?? {});
  const { name, contact, unit, content } = words;
  const entered = isObjection && about === '';
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const corrections: Correction[] = [];
  const typed: Record<string, string> = { reason, name, contact, unit, content };
  for (const field of statementParts(rules)) {
    const asked = text.parse(fields[correctionBox(field)]);
    typed[correctionBox(field)] = asked;
    if (asked !== '') corrections.push({ field, reason: asked });
  }
  const faults: StepFault[] = Object.entries(typed)
    .filter(([id, value]) => [...value].length > mostFor(id))
    .map(([id]) => ({ id, text: `最多 ${mostFor(id)} 个字` }));
  if (entered) {
    if (name === '') faults.push({ id: 'name', text: '请填写异议人姓名或名称，匿名异议不予受理' });
    if (contact === '') faults.push({ id: 'contact', text: '请填写异议人的联系方式' });
    if (content === '') faults.push({ id: 'content', text: '请填写异议内容' });
  }
  const paper = entered ? { name, contact, unit, content } : undefined;
  return { order: { version, digest, reason: isObjection ? '—' : reason, corrections, about, paper }, typed, faults };
}

function mostFor(id: string): number {
  return id === 'content' ? MOST_CONTENT : MOST;
}
