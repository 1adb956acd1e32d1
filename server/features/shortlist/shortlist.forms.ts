import { z } from 'zod';
import { LONGEST_NOTE } from '../../domain/registry/shortlist.ts';

const typed = z.object({
  note: z
    .string()
    .catch('')
    .transform((value) => value.replaceAll('\r\n', '\n').trim()),
  version: z.coerce.number().int().min(0).catch(0),
});

/** What was typed about a provider, and what is wrong with it. */
export function readNote(body: unknown) {
  const { note, version } = typed.parse(body ?? {});
  const fault = note.length > LONGEST_NOTE ? `备注最多 ${LONGEST_NOTE} 个字，现在 ${note.length} 个` : undefined;
  return { note, version, fault };
}
