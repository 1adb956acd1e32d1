/** A list shown page by page: the address of a page, and where the reader stands. */
export interface Turning {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly shown: number;
  readonly unit?: string;
  readonly address: (page: number) => string;
}

/** What the partial `pagination` shows: the pages near this one, the first and the last; `false` where all stands on one page. */
export function turning({ page, size, total, shown, unit, address }: Turning) {
  const last = Math.max(Math.ceil(total / size), 1);
  if (last === 1 && page === 1) return false;
  const near = Array.from({ length: last }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === last || Math.abs(n - page) <= 2,
  );
  return {
    total,
    ...(unit !== undefined && { unit }),
    from: shown === 0 ? 0 : (page - 1) * size + 1,
    to: shown === 0 ? 0 : (page - 1) * size + shown,
    items: near.flatMap((number, i) => [
      ...(number - (near[i - 1] ?? number) > 1 ? [{ gap: true }] : []),
      { number, href: address(number), current: number === page },
    ]),
    ...(page > 1 && { prev: { href: address(Math.min(page - 1, last)) } }),
    ...(page < last && { next: { href: address(page + 1) } }),
  };
}
