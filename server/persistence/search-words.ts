/** As a search sees a text: one width, small letters, no blanks round it. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Each word that was typed must stand in the document's search text; nothing typed finds all. */
export function searchFor(q: string, field = 'search'): object {
  const words = folded(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return {};
  return { $and: words.map((word) => ({ [field]: { $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } })) };
}

/** One page of what a query finds, counted from 1. */
export function onPage<Query extends { skip(count: number): { limit(count: number): Query } }>(
  query: Query,
  { page, size }: { readonly page: number; readonly size: number },
): Query {
  return query.skip((page - 1) * size).limit(size);
}
