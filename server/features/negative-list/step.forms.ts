import { z } from 'zod';
import type { ListingEvent } from '../../domain/registry/listing-workflow.ts';

const one = z.union([z.string(), z.array(z.string())]).optional();
const text = one
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const code = text.transform((value) => value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase());
const number = text.transform((value) => value.normalize('NFKC').replaceAll(/\s/g, ''));
const list = one.transform((value) => [...new Set([value ?? []].flat())].slice(0, 50)).catch([]);

/** What the page had shown. */
const shownForm = z.object({
  version: text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0)),
  digest: text,
});

/** What was typed. */
const typedForm = z.object({
  reason: text,
  basis: text,
  uscc: code,
  panel: list,
  inFavour: text.transform((value) => (value === 'yes' || value === 'no' ? value : ('' as const))),
  ground: text,
  facts: text,
  months: number,
  isPublic: text,
  original: text,
  name: text,
  to: number,
  endedOn: number,
  measures: text,
  promise: text,
  evidence: text,
});

const MOST_WORDS = 2000;
const LONG = ['reason', 'facts', 'measures', 'promise', 'evidence'] as const;
const SHORT = ['basis', 'name', 'original'] as const;
const MOST_IN_LINE = 100;

/** What must be written for a request of repair, box by box. */
const REPAIR: Readonly<Record<string, string>> = {
  measures: '请写明如何整改',
  promise: '请作出信用承诺',
  evidence: '请写明整改的证明材料',
};

/** Reads a step's form. What was typed is kept as it is for showing again; all that is wrong is said at once. */
export function readStep(body: unknown, event: ListingEvent) {
  const typed = typedForm.parse(body ?? {});
  const faults: { id: string; text: string }[] = [];
  for (const id of LONG) if ([...typed[id]].length > MOST_WORDS) faults.push({ id, text: `最多 ${MOST_WORDS} 个字` });
  for (const id of SHORT)
    if ([...typed[id]].length > MOST_IN_LINE) faults.push({ id, text: `最多 ${MOST_IN_LINE} 个字` });
  if (event === 'ask-repair')
    for (const id of Object.keys(REPAIR))
      if (typed[id as 'measures'] === '') faults.push({ id, text: REPAIR[id] ?? '' });
  const reason = event === 'ask-repair' ? typed.measures : typed.reason;
  const order = { ...shownForm.parse(body ?? {}), ...typed, reason, isPublic: typed.isPublic === 'yes' };
  return { order, typed, faults };
}

export type StepTyped = ReturnType<typeof readStep>['typed'];
