import { z } from 'zod';
import { limitOf, readApiQuery } from '../../http/query.schemas.ts';

const one = z.string().regex(/^[0-9a-f]{24}:\d{1,9}$/);
const chosenForm = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat().filter((text) => one.safeParse(text).success));

/** The applications that were ticked, each with the version that was shown, and the last day that was shown. */
export function readChosen(body: unknown) {
  const { chosen, until } = z
    .object({ chosen: chosenForm, until: z.string().catch('') })
    .catch({ chosen: [], until: '' })
    .parse(body);
  const named = [...new Set(chosen)].map((text) => {
    const [id = '', version = ''] = text.split(':');
    return { id, version: Number(version) };
  });
  return { named, until };
}

const apiQuery = z.strictObject({ cursor: z.string().max(60).optional(), limit: limitOf(200, 50) });

/** What a program asks of the notices; the cursor is the number of the last one it has. */
export function readNoticesApi(query: unknown) {
  const read = readApiQuery(query, apiQuery);
  return 'issues' in read ? read : { cursor: read.data.cursor, limit: Number(read.data.limit) };
}
