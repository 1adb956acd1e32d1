import { z } from 'zod';

const given = z.union([z.string(), z.array(z.string())]).optional();
const text = given
  .transform((value) =>
    ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim().slice(0, 2000),
  )
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));
const list = given.transform((value) => [value ?? []].flat().slice(0, 50)).catch([]);

const MOST = 1000;
const long = (value: string, path: string, most: number) =>
  [...value].length > most ? [{ path, message: `最多 ${most} 个字` }] : [];

const claimQuery = z.object({ uscc: text, clause: text, matter: text });

/** Which claim an address names. */
export function readClaim(query: unknown) {
  return claimQuery.parse(query ?? {});
}

const proposalForm = z.object({
  ...{ shown: text, code: text, decision: text, ground: text, evidence: text },
  documents: list,
});

/** Reads the form by which a judgement is proposed. */
export function readProposal(body: unknown) {
  const order = proposalForm.parse(body ?? {});
  return { order, faults: [...long(order.ground, 'ground', MOST), ...long(order.evidence, 'evidence', 300)] };
}

const stepForm = z.object({ version: whole, reason: text });

/** Reads the form of a step. */
export function readJudgementStep(body: unknown) {
  const order = stepForm.parse(body ?? {});
  return { order, faults: long(order.reason, 'reason', MOST) };
}
