import { z } from 'zod';
import { LISTING_CLASSES } from '../../domain/policy/listing-rules.ts';
import { isDay } from '../../domain/shared/calendar-date.ts';

/** A filter of the address: a list of one, an empty text and nonsense mean that nothing was chosen. */
const chosen = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 60) || undefined)
  .optional()
  .catch(undefined);

const listQuery = z.object({
  status: z.enum(['in-force', 'ended']).catch('in-force'),
  q: chosen.transform((value) => value ?? ''),
  ground: chosen,
  class: z.enum(LISTING_CLASSES).optional().catch(undefined),
  region: chosen,
});

/** The address of the list. It is typed, shared and kept by people: what cannot be read is passed over. */
export function listChoice(query: unknown) {
  const { status, q, ground, class: kind, region } = listQuery.parse(query);
  return { status, q, ground, class: kind, region };
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

/** What a program asks: wrong values are refused, not passed over. The cursor is ours and opaque. */
export function readApiQuery(query: unknown) {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(query);
  const issues: { path: string; code: string; message: string }[] = [];
  const refuse = (path: string, message: string) => issues.push({ path, code: 'wrong-value', message });
  const limit = given['limit'] === undefined ? USUAL_ENTRIES : Number(given['limit']);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ENTRIES)
    refuse('limit', `应为 1 至 ${MOST_ENTRIES} 的整数`);
  const kind = given['class'];
  if (kind !== undefined && !LISTING_CLASSES.some((one) => one === kind))
    refuse('class', `应为 ${LISTING_CLASSES.join('、')} 之一`);
  const after = given['cursor'] === undefined ? undefined : placeOf(given['cursor']);
  if (given['cursor'] !== undefined && after === undefined) refuse('cursor', '应为上一页给出的 next');
  return issues.length > 0
    ? { issues }
    : { choice: { ...listChoice(query), status: 'in-force' as const }, after, limit };
}

export function cursorOf({ from, id }: { from: string; id: string }): string {
  return `${from}.${id}`;
}

function placeOf(cursor: unknown) {
  const [from = '', id = ''] = typeof cursor === 'string' ? cursor.split('.') : [];
  return isDay(from) && /^[0-9a-f]{24}$/.test(id) ? { from, id } : undefined;
}
