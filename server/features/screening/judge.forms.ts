import { z } from 'zod';
import type { Judging } from '../../domain/registry/screening-workflow.ts';

const text = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');

const form = z.object({
  version: text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0)),
  digest: text,
  event: text,
  reason: text,
});

const JUDGINGS: readonly Judging[] = ['judge-same', 'judge-different', 'judge-doubtful'];
const MOST = 1000;

/** Reads a judgement: what was typed, and what is wrong by itself. */
export function readJudgement(body: unknown) {
  const { version, digest, event, reason } = form.parse(body ?? {});
  const judging = JUDGINGS.find((one) => one === event);
  const faults = [
    ...(judging === undefined ? [{ id: 'event', text: '请选择判定的结论' }] : []),
    ...(reason === '' ? [{ id: 'reason', text: '请写明理由' }] : []),
    ...([...reason].length > MOST ? [{ id: 'reason', text: `最多 ${MOST} 个字` }] : []),
  ];
  return { judging, order: { version, digest, reason }, typed: { event, reason }, faults };
}
