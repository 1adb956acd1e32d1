import Handlebars from 'handlebars';

// What templates may ask for. All are pure; none reads a clock or a locale, so a page looks the same on every machine.
const { SafeString, escapeExpression } = Handlebars;

interface HelperOptions {
  hash: Record<string, unknown>;
}

const FEN_PER_YUAN = 100n;
const FEN_PER_WAN = 1_000_000n;
const NOT_GIVEN = '<span class="none">未填</span>';

const grouped = (digits: bigint): string => digits.toString().replace(/\B(?=(\d{3})+$)/g, ',');
const signed = (fen: bigint): [string, bigint] => (fen < 0n ? ['−', -fen] : ['', fen]);

/** Money is exact: anything but whole fen is a fault of the caller, and no amount is better than a wrong one. */
function toFen(value: unknown): bigint | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  throw new TypeError(`an amount is given in whole fen, not as ${String(value)}`);
}

/** 21,000,000.00 */
function exactYuan(fen: bigint): string {
  const [sign, size] = signed(fen);
  return `${sign}${grouped(size / FEN_PER_YUAN)}.${(size % FEN_PER_YUAN).toString().padStart(2, '0')}`;
}

/** 1,234.5: exact, without needless zeros but with at least `places` decimals, so that a column stands straight. */
function exactWan(fen: bigint, places = 0): string {
  const [sign, size] = signed(fen);
  const decimals = (size % FEN_PER_WAN).toString().padStart(6, '0').replace(/0+$/, '').padEnd(places, '0');
  return `${sign}${grouped(size / FEN_PER_WAN)}${decimals ? `.${decimals}` : ''}`;
}

/** 2026年11月24日, or null where the text is no day. */
function chineseDate(iso: string): string | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return day ? `${String(day[1])}年${Number(day[2])}月${Number(day[3])}日` : null;
}

/** `{{amount fen}}`; `bare=true` leaves the unit to the head of the column, `places=2` keeps decimals under each other. */
function amount(value: unknown, { hash }: HelperOptions) {
  const fen = toFen(value);
  if (fen === null) return new SafeString(NOT_GIVEN);
  const shown = exactWan(fen, Number(hash['places'] ?? 0)) + (hash['bare'] ? '' : ' 万元');
  const plain = exactYuan(fen).replaceAll(',', '').replace('−', '-');
  return new SafeString(`<data class="amount" value="${plain}" title="${exactYuan(fen)} 元">${shown}</data>`);
}

function yuan(value: unknown) {
  const fen = toFen(value);
  return fen === null ? '' : exactYuan(fen);
}

/** `{{date iso}}`: null is a date without end (长期), a missing one was never given; `none="未定"` puts another word. */
function date(value: unknown, { hash }: HelperOptions) {
  const word = typeof hash['none'] === 'string' ? escapeExpression(hash['none']) : null;
  if (value === null) return new SafeString(word ?? '长期');
  if (value === undefined || value === '') return new SafeString(word ?? NOT_GIVEN);
  const iso = String(value);
  const text = chineseDate(iso);
  return text === null ? iso : new SafeString(`<time datetime="${iso.slice(0, 10)}">${text}</time>`);
}

/** `{{moment at}}`: an instant (Date or ISO text) on the clock of the city, UTC+8 all year. */
function moment(value: unknown) {
  const at = value instanceof Date ? value : new Date(String(value));
  if (Number.isNaN(at.getTime())) return value === undefined || value === null ? '' : String(value);
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return new SafeString(
    `<time datetime="${at.toISOString()}">${chineseDate(local) ?? ''} ${local.slice(11, 16)}</time>`,
  );
}

/** `{{period from to}}`: 2024年2月15日至2026年12月31日; open at the end: 2023年5月1日起，长期. */
function period(from: unknown, to: unknown, options: HelperOptions) {
  const end = to === null || to === undefined ? '起，长期' : `至${String(date(to, options))}`;
  return new SafeString(`<span class="period">${String(date(from, options))}${end}</span>`);
}

/** `{{count n}}`: 1,284 */
function count(value: unknown): string {
  if (!Number.isSafeInteger(value)) return '';
  const [sign, size] = signed(BigInt(value as number));
  return sign + grouped(size);
}

/** `{{share part whole}}`: the length of a bar, 85.7%. For drawing only; a figure that is read is never made this way. */
function share(part: unknown, whole: unknown): string {
  const ratio = Number(part) / Number(whole);
  return Number.isFinite(ratio) ? `${Math.round(Math.min(Math.max(ratio, 0), 1) * 1000) / 10}%` : '0%';
}

const eq = (a: unknown, b: unknown): boolean => a === b;
const or = (...args: unknown[]): boolean => args.slice(0, -1).some(Boolean);
/** `{{or-else id name}}`: the first that is given. */
const orElse = (...args: unknown[]): unknown => args.slice(0, -1).find(Boolean);
const and = (...args: unknown[]): boolean => args.slice(0, -1).every(Boolean);
const not = (a: unknown): boolean => !a;
const concat = (...args: unknown[]): string => args.slice(0, -1).join('');
/** Is the key there, even with 0 or null? */
const has = (thing: unknown, key: string): boolean =>
  typeof thing === 'object' && thing !== null && Object.hasOwn(thing, key) && Reflect.get(thing, key) !== undefined;
/** `{{#if (chosen value option)}}`: does a field's kept value (one, or a list) contain this option? */
const chosen = (value: unknown, option: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).some((one) => one !== undefined && String(one) === String(option));

/** `{{start digest}}`: its first twelve letters. */
const start = (text: unknown): string => String(text).slice(0, 12);

export const viewHelpers = {
  amount,
  yuan,
  date,
  moment,
  period,
  count,
  share,
  eq,
  or,
  and,
  not,
  concat,
  has,
  chosen,
  start,
  'or-else': orElse,
};
