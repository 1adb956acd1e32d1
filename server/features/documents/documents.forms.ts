import { z } from 'zod';

const text = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first ?? '')])
  .optional()
  .transform((value) => (value ?? '').replaceAll('\r\n', '\n').trim().slice(0, 1000))
  .catch('');

/** What stands beside the files of an upload. */
export function readUploadForm(body: unknown): { readonly purpose: string } {
  return z.object({ purpose: text }).parse(body ?? {});
}

/** The removal of a document: why, and which version was shown. */
export function readRemoval(body: unknown) {
  const { version, reason } = z.object({ version: text, reason: text }).parse(body ?? {});
  return { version: /^\d{1,9}$/.test(version) ? Number(version) : 0, reason };
}
