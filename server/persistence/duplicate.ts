/** Whether a write was refused because a unique index already holds its key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/** Whether of many writes none was refused for another reason. */
export function isOnlyDuplicates(error: unknown): boolean {
  if (!isDuplicate(error)) return false;
  const { writeErrors = [] } = error as { writeErrors?: readonly { readonly code?: number }[] };
  return [writeErrors].flat().every(({ code }) => code === 11000);
}
