import { Conflict } from '../errors.ts';

/** Whether a write was refused because a unique index already holds its key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/** A confirmed address is one account's: told only to who opened the link that went there. */
export function emailTaken(error: unknown): never {
  if (isDuplicate(error))
    throw new Conflict('email-taken', '这个电子邮箱已经是另一个账号确认过的邮箱，未作改动', { cause: error });
  throw error;
}

/** Whether of many writes none was refused for another reason. */
export function isOnlyDuplicates(error: unknown): boolean {
  if (!isDuplicate(error)) return false;
  const { writeErrors = [] } = error as { writeErrors?: readonly { readonly code?: number }[] };
  return [writeErrors].flat().every(({ code }) => code === 11000);
}
