import { z } from 'zod';
import { CONCLUSIONS, type Conclusion } from '../../domain/records/complaint.ts';

const text = z
  .string()
  .catch('')
  .transform((value) => value.replaceAll('\r\n', '\n').trim().slice(0, 3000));
const filedForm = z.object({ kind: text, text });
const stepForm = z.object({ version: text, text, how: text });

const MOST = 2000;
const longFaults = (value: string) =>
  [...value].length > MOST
    ? [{ path: 'text', code: 'too-long', message: `最多 ${MOST} 个字，现在 ${[...value].length} 个` }]
    : [];

/** Reads a complaint as it is filed. */
export function readComplaint(body: unknown) {
  const typed = filedForm.parse(body ?? {});
  return { typed, faults: longFaults(typed.text) };
}

/** Reads the form of a step. */
export function readComplaintStep(body: unknown) {
  const { version, ...typed } = stepForm.parse(body ?? {});
  const how = (Object.keys(CONCLUSIONS) as Conclusion[]).find((one) => one === typed.how) ?? null;
  const order = { version: /^\d{1,9}$/.test(version) ? Number(version) : 0, text: typed.text, how };
  return { order, typed, faults: longFaults(typed.text) };
}
