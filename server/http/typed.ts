/** The named fields of a form as they were typed, for reading and for showing again: texts only, none too long. */
export function typedFields<Name extends string>(body: unknown, names: readonly Name[]): Record<Name, string> {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const fields = names.map((name) => {
    const value = given[name];
    return [name, typeof value === 'string' ? value.slice(0, 2000) : ''] as const;
  });
  return Object.fromEntries(fields) as Record<Name, string>;
}

/** The number of a page in an address; what cannot be read is the first. */
export function pageOf(query: unknown): number {
  const { page } = query as { page?: unknown };
  return typeof page === 'string' && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1;
}
