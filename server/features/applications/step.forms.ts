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
  independent: text,
});

export interface StepFault {
  readonly id: string;
  readonly text: string;
}

export const correctionBox = (field: string) => `correction-${field}`;

/**
 * Reads a step's form. An objection on paper is entered with name and contact; all that is missing is said at once. One
 * that came by the web is there already, and named by its number. What an expert says is entered with name and unit.
 */
export function readStep(body: unknown, event: string, rules: PoolRules) {
  const isObjection = event === 'object';
  const isOpinion = event === 'record-opinion';
  const { version, digest, reason, objection: about, independent, ...words } = stepForm.parse(body ?? {});
  const { name, contact, unit, content } = words;
  const entered = isObjection && about === '';
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const corrections: Correction[] = [];
  const typed: Record<string, string> = { reason, name, contact, unit, content, independent };
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
  if (isOpinion) {
    if (name === '') faults.push({ id: 'name', text: '请填写专家姓名' });
    if (unit === '') faults.push({ id: 'unit', text: '请填写专家所在单位' });
    if (content === '') faults.push({ id: 'content', text: '请填写专家意见' });
    if (independent === '')
      faults.push({ id: 'independent', text: '专家与申请企业有利害关系的应当回避，请核实后确认' });
  }
  const opinion = isOpinion ? { name, unit, content } : undefined;
  const paper = entered ? { name, contact, unit, content } : undefined;
  const given = isObjection || isOpinion ? '—' : reason;
  return { order: { version, digest, reason: given, corrections, about, paper, opinion }, typed, faults };
}

function mostFor(id: string): number {
  return id === 'content' ? MOST_CONTENT : MOST;
}
