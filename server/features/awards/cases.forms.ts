import { z } from 'zod';

const given = z.union([z.string(), z.array(z.string())]).optional();
const text = given
  .transform((value) =>
    ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim().slice(0, 2000),
  )
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));

const MOST = 1000;

const stepForm = z.object({
  ...{ version: whole, shown: text, reason: text, fact: text, about: text },
  ...{ name: text, number: text, again: text, bank: text, cnaps: text },
});

/** Reads the form of a step of an award; `withAccount`: the step asks for one. */
export function readCaseStep(body: unknown, withAccount: boolean) {
  const typed = stepForm.parse(body ?? {});
  const { version, shown, reason, fact, about, ...account } = typed;
  const faults = [
    ...([...reason].length > MOST ? [{ path: 'reason', message: `最多 ${MOST} 个字` }] : []),
    ...([...fact].length > 100 ? [{ path: 'fact', message: '最多 100 个字' }] : []),
  ];
  const order = { version, shown, reason, fact, about, account: withAccount ? account : undefined };
  return { order, faults, typed: { reason, fact, ...account } };
}

const one = z.string().regex(/^[0-9a-f]{24}:\d{1,9}$/);
const chosenForm = z.object({
  chosen: given.transform((value) => [value ?? []].flat().filter((each) => one.safeParse(each).success)).catch([]),
  outcome: z.enum(['pay', 'bounce', 'open', 'close']).optional().catch(undefined),
  reason: text,
});

/** The awards that were ticked, each with the version that was shown, and what is done with them. */
export function readChosenAwards(body: unknown) {
  const { chosen, outcome, reason } = chosenForm.parse(body ?? {});
  const named = [...new Set(chosen)].map((each) => {
    const [id = '', version = ''] = each.split(':');
    return { id, version: Number(version) };
  });
  return { chosen: named, outcome, reason };
}
