import { z } from 'zod';

const topic = z.string().max(60);
/** One box sends a text, several a list, none nothing. */
const list = z
  .union([topic.transform((one) => [one]), z.array(topic).max(100)])
  .optional()
  .transform((given) => given ?? []);

const SETTINGS = z.object({ offered: list, mail: list });

/** What was offered and what is wanted; what cannot be read was not offered. */
export function readSettings(body: unknown): {
  readonly offered: readonly string[];
  readonly wanted: readonly string[];
} {
  const read = SETTINGS.safeParse(body ?? {});
  return read.success ? { offered: read.data.offered, wanted: read.data.mail } : { offered: [], wanted: [] };
}

/** The instant at which a list was shown; `undefined` where it cannot be read. */
export function readShown(body: unknown): Date | undefined {
  const shown: unknown = (body as Record<string, unknown> | undefined)?.['shown'];
  if (typeof shown !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{1,15}Z$/.test(shown)) return undefined;
  const at = new Date(shown);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
