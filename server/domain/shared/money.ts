/**
 * Money is an integer number of fen (分). The largest figure that is accepted, 10^13 yuan, is 10^15 fen and
 * stays an exact integer; products that would not are compared as BigInt. Nothing here rounds.
 */
export type Fen = number;

const MAX_YUAN = 10 ** 13;
const MAX_FEN: Fen = MAX_YUAN * 100;
const DECIMAL_TEXT = /^\d{1,13}(?:\.\d{1,2})?$/;
const SHORTEST_TWO_DECIMALS = /^\d+\.\d{1,2}$/;

function fenFromDigits(text: string): Fen {
  const dot = text.indexOf('.');
  if (dot < 0) return Number(text) * 100;
  return Number(text.slice(0, dot)) * 100 + Number(text.slice(dot + 1).padEnd(2, '0'));
}

/**
 * Fen of an amount in yuan given as a JSON number: 0 to 10^13, at most two decimals in its shortest form (-0 is 0).
 * Anything else is refused with `undefined`.
 */
export function fenFromYuanNumber(yuan: number): Fen | undefined {
  if (!(yuan >= 0 && yuan <= MAX_YUAN)) return undefined;
  if (Number.isInteger(yuan)) return yuan === 0 ? 0 : yuan * 100;
  const shortest = String(yuan);
  return SHORTEST_TWO_DECIMALS.test(shortest) ? fenFromDigits(shortest) : undefined;
}

/** Fen of an amount in yuan given as text: up to 13 digits and at most two decimals, nothing around them. */
export function fenFromYuanText(text: string): Fen | undefined {
  return DECIMAL_TEXT.test(text) ? fenFromDigits(text) : undefined;
}

/** Fen of an amount in 万元 given as text: up to 9 digits and at most six decimals, nothing around them. */
export function fenFromWanText(text: string): Fen | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'));
}

/** Yuan as a JSON number with at most two decimals; its shortest form is exact for every amount up to 10^13 yuan. */
export function yuanNumber(fen: Fen): number {
  return fen / 100;
}

/** Sum that stays exact: it stops at 10^15 fen, which is above every award that any policy promises. */
export function addFen(a: Fen, b: Fen): Fen {
  return Math.min(a + b, MAX_FEN);
}

/** Sign of `a·m − b·n`, exact for all amounts (G2: ratios are compared by cross-multiplication). */
export function compareProducts(a: Fen, m: number, b: Fen, n: number): number {
  const left = a * m;
  const right = b * n;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const difference = BigInt(a) * BigInt(m) - BigInt(b) * BigInt(n);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function grouped(digits: string): string {
  if (digits.length <= 3) return digits;
  const head = digits.length % 3 || 3;
  let text = digits.slice(0, head);
  for (let i = head; i < digits.length; i += 3) text += `,${digits.slice(i, i + 3)}`;
  return text;
}

function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  const point = digits.length - places;
  const whole = grouped(digits.slice(0, point));
  let end = digits.length;
  while (end > point && digits[end - 1] === '0') end--;
  return end === point ? whole : `${whole}.${digits.slice(point, end)}`;
}

/** The figure in 万元 without its unit, exact: 2100000000 fen is `2,100`, 123456789 fen is `123.456789`. */
export function wanFigure(fen: Fen): string {
  return fen % 1_000_000 === 0 ? grouped(String(fen / 1_000_000)) : decimal(fen, 6);
}

/** The figure in 元 without its unit, exact: `21,000,000` or `187,654.33`. */
export function yuanFigure(fen: Fen): string {
  return fen % 100 === 0 ? grouped(String(fen / 100)) : decimal(fen, 2);
}

/** An amount for people: 万元 where four decimals are enough for it, else 元 to the fen. Always exact. */
export function formatAmount(fen: Fen): string {
  if (fen < 0) return `-${formatAmount(-fen)}`;
  if (fen === 0) return '0 元';
  return fen >= 1_000_000 && fen % 100 === 0 ? `${wanFigure(fen)} 万元` : `${yuanFigure(fen)} 元`;
}
