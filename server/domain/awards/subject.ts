import { Check } from '../shared/check.ts';
import type { Fault, JsonObject } from '../shared/check.ts';
import type { Interval } from '../shared/calendar-date.ts';
import { normaliseStandardNumber } from '../records/standard-number.ts';
import { JUDGEMENT_VERDICTS, STANDARD_KINDS, STANDARD_THEMES } from './award-facts.ts';
import { JUDGED_CODES } from './judged-codes.ts';
import type { AwardFacts, JudgementFact, OtherAward, PredecessorFact } from './award-facts.ts';
import type { RevenueFigure, StandardFact } from './award-facts.ts';
import { inOrder } from './predecessors.ts';

const SUBJECT_KEYS = new Set([
  'id',
  'name',
  'region',
  'establishedOn',
  'peakRevenueBeforeRecordYuan',
  'revenue',
  'softwareEnterprise',
  'pool',
  'negativeList',
  'standards',
  'otherAwards',
  'judgements',
  'predecessors',
]);
const REVENUE_KEYS = new Set(['year', 'yuan']);
const INTERVAL_KEYS = new Set(['from', 'to']);
const STANDARD_KEYS = new Set(['number', 'publishedOn', 'rank', 'kind', 'theme', 'effectConfirmedOn']);
const OTHER_KEYS = new Set(['matter', 'yuan']);
const JUDGEMENT_KEYS = new Set(['matter', 'code', 'decision', 'decidedOn', 'by', 'ground']);
const PREDECESSOR_KEYS = new Set(['uscc', 'name', 'mergedOn', 'peakRevenueYuan']);
const MOST_ITEMS = 1000;
const MOST_DEPTH = 32;
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

export type ReadSubject = { readonly facts: AwardFacts } | { readonly faults: readonly [Fault, ...Fault[]] };

/**
 * Reads a subject of the calculator's contract, which is any JSON value, into facts: money in fen, revenue by year.
 * Refuses with all faults, in the contract's order of keys; never throws.
 */
export function readSubject(value: unknown): ReadSubject {
  const check = new Check();
  const subject = check.object(value, '');
  const facts = subject === undefined ? undefined : readFacts(check, subject);
  if (check.faults.length === 0 && facts !== undefined) return { facts };
  const deep = tooDeep(value);
  return { faults: (deep === undefined ? check.faults : [deep, ...check.faults]) as [Fault, ...Fault[]] };
}

function readFacts(check: Check, subject: JsonObject): AwardFacts {
  const id = check.text(check.required(subject, 'id', ''), 'id', 200);
  const name = check.text(check.required(subject, 'name', ''), 'name', 200);
  const region = Object.hasOwn(subject, 'region') ? readRegion(check, subject['region']) : undefined;
  const establishedOn = check.day(check.required(subject, 'establishedOn', ''), 'establishedOn');
  const peak = subject['peakRevenueBeforeRecordYuan'];
  const peakBeforeRecordFen =
    peak === undefined || peak === null ? null : check.money(peak, 'peakRevenueBeforeRecordYuan');
  const revenue = readRevenue(check, check.required(subject, 'revenue', ''));
  const softwareEnterprise = readIntervals(check, subject, 'softwareEnterprise');
  const pool = readIntervals(check, subject, 'pool');
  const negativeList = readIntervals(check, subject, 'negativeList');
  const standards = Object.hasOwn(subject, 'standards') ? readStandards(check, subject['standards']) : [];
  const otherAwards = Object.hasOwn(subject, 'otherAwards') ? readOtherAwards(check, subject['otherAwards']) : [];
  const judgements = Object.hasOwn(subject, 'judgements') ? readJudgements(check, subject['judgements']) : undefined;
  const predecessors = Object.hasOwn(subject, 'predecessors')
    ? readPredecessors(check, subject['predecessors'], id)
    : [];
  check.noOtherKeys(subject, SUBJECT_KEYS, '');
  return {
    id,
    name,
    region,
    establishedOn,
    peakBeforeRecordFen,
    revenue,
    softwareEnterprise,
    pool,
    negativeList,
    standards,
    otherAwards,
    ...(judgements !== undefined && { judgements }),
    ...(predecessors.length > 0 && { predecessors }),
  };
}

function readRegion(check: Check, value: unknown): string {
  const region = check.text(value, 'region', 200);
  if (region !== '' && !/^\d{6}$/.test(region)) check.refuse('wrong-value', 'region', 'region 应为六位行政区划代码');
  return region;
}

function readRevenue(check: Check, value: unknown): RevenueFigure[] {
  if (typeof value === 'symbol') return [];
  const seen = new Set<number>();
  const figures = items(check, value, 'revenue', REVENUE_KEYS, (item, path) => {
    const faults = check.faults.length;
    const year = check.integer(check.required(item, 'year', path), `${path}.year`, FIRST_YEAR, LAST_YEAR);
    const readable = check.faults.length === faults;
    if (readable && seen.has(year)) check.refuse('duplicate-year', `${path}.year`, `${year} 年的营收出现了两次`);
    if (readable) seen.add(year);
    return { year, fen: check.money(check.required(item, 'yuan', path), `${path}.yuan`) };
  });
  return figures.sort((a, b) => a.year - b.year);
}

function readIntervals(check: Check, subject: JsonObject, key: string): Interval[] | undefined {
  if (!Object.hasOwn(subject, key)) return undefined;
  return items(check, subject[key], key, INTERVAL_KEYS, (item, path) => {
    const faults = check.faults.length;
    const from = check.day(check.required(item, 'from', path), `${path}.from`);
    const given = item['to'] ?? null;
    const to = given === null ? null : check.day(given, `${path}.to`);
    if (to !== null && to < from && check.faults.length === faults)
      check.refuse('reversed-interval', `${path}.to`, `截止日期 ${to} 早于起始日期 ${from}`);
    return { from, to };
  });
}

function readStandards(check: Check, value: unknown): StandardFact[] {
  return items(check, value, 'standards', STANDARD_KEYS, (item, path) => {
    const faults = check.faults.length;
    const number = check.text(check.required(item, 'number', path), `${path}.number`, Infinity);
    const normalised = normaliseStandardNumber(number);
    if (normalised === undefined && check.faults.length === faults)
      check.refuse('wrong-value', `${path}.number`, '团体标准编号应如 T/ZJEI 010-2024：T/、社会团体代号、顺序号、年份');
    const publishedOn = check.day(check.required(item, 'publishedOn', path), `${path}.publishedOn`);
    const rank = check.integer(check.required(item, 'rank', path), `${path}.rank`, 1, Infinity);
    const kind = check.oneOf(check.required(item, 'kind', path), `${path}.kind`, STANDARD_KINDS);
    const theme = check.oneOf(check.required(item, 'theme', path), `${path}.theme`, STANDARD_THEMES);
    const effect = item['effectConfirmedOn'] ?? null;
    const effectConfirmedOn = effect === null ? null : check.day(effect, `${path}.effectConfirmedOn`);
    return { number, normalised: normalised ?? '', publishedOn, rank, kind, theme, effectConfirmedOn };
  });
}

function readOtherAwards(check: Check, value: unknown): OtherAward[] {
  return items(check, value, 'otherAwards', OTHER_KEYS, (item, path) => {
    const faults = check.faults.length;
    const matter = readMatter(check, item, path, faults);
    return { matter, fen: check.money(check.required(item, 'yuan', path), `${path}.yuan`) };
  });
}

function readMatter(check: Check, item: JsonObject, path: string, faults: number): string {
  const given = check.text(check.required(item, 'matter', path), `${path}.matter`, Infinity);
  const matter = normaliseMatter(given);
  if (matter === undefined && check.faults.length === faults)
    check.refuse('wrong-value', `${path}.matter`, '事项应写作 growth:年份 或 standard:团体标准编号');
  return matter ?? '';
}

/** Decisions of persons: of one matter and reason there is one. */
function readJudgements(check: Check, value: unknown): JudgementFact[] {
  const seen = new Set<string>();
  return items(check, value, 'judgements', JUDGEMENT_KEYS, (item, path) => {
    const faults = check.faults.length;
    const matter = readMatter(check, item, path, faults);
    const code = check.oneOf(check.required(item, 'code', path), `${path}.code`, JUDGED_CODES);
    const twice = check.faults.length === faults && seen.has(`${matter} ${code}`);
    if (twice) check.refuse('wrong-value', `${path}.code`, '同一事项的同一原因认定了两次');
    seen.add(`${matter} ${code}`);
    const decision = check.oneOf(check.required(item, 'decision', path), `${path}.decision`, JUDGEMENT_VERDICTS);
    const decidedOn = check.day(check.required(item, 'decidedOn', path), `${path}.decidedOn`);
    const by = check.text(check.required(item, 'by', path), `${path}.by`, 200);
    const ground = check.text(check.required(item, 'ground', path), `${path}.ground`, 2000);
    return { matter, code, decision, decidedOn, by, ground };
  });
}

/** Firms that were merged into the subject: each once, and never the subject itself. */
function readPredecessors(check: Check, value: unknown, own: string): PredecessorFact[] {
  const seen = new Set<string>();
  const all = items(check, value, 'predecessors', PREDECESSOR_KEYS, (item, path) => {
    const faults = check.faults.length;
    const uscc = check.text(check.required(item, 'uscc', path), `${path}.uscc`, 200);
    const readable = check.faults.length === faults;
    if (readable && seen.has(uscc)) check.refuse('wrong-value', `${path}.uscc`, '同一家被合并企业出现了两次');
    if (readable && uscc === own) check.refuse('wrong-value', `${path}.uscc`, '企业不能是自己的被合并企业');
    seen.add(uscc);
    const name = check.text(check.required(item, 'name', path), `${path}.name`, 200);
    const mergedOn = check.day(check.required(item, 'mergedOn', path), `${path}.mergedOn`);
    const peakFen = check.money(check.required(item, 'peakRevenueYuan', path), `${path}.peakRevenueYuan`);
    return { uscc, name, mergedOn, peakFen };
  });
  return inOrder(all);
}

/** `growth:2024` as it is, `standard:` with the number in the form in which numbers are compared. */
export function normaliseMatter(given: string): string | undefined {
  if (given.startsWith('growth:')) {
    const year = given.slice(7);
    return /^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? given : undefined;
  }
  if (!given.startsWith('standard:')) return undefined;
  const number = normaliseStandardNumber(given.slice(9));
  return number === undefined ? undefined : `standard:${number}`;
}

/** Reads each item of a list; an item that is no object is noted and left out. */
function items<T>(
  check: Check,
  value: unknown,
  key: string,
  known: ReadonlySet<string>,
  read: (item: JsonObject, path: string) => T,
): T[] {
  const result: T[] = [];
  check.list(value, key, MOST_ITEMS).forEach((one, index) => {
    const path = `${key}[${index}]`;
    const item = check.object(one, path);
    if (item === undefined) return;
    result.push(read(item, path));
    check.noOtherKeys(item, known, path);
  });
  return result;
}

/** Looks for nesting beyond what any contract needs, without recursion; only asked for values that were refused. */
function tooDeep(value: unknown): Fault | undefined {
  let level: { readonly value: unknown; readonly key: string }[] = [{ value, key: '' }];
  for (let depth = 0; level.length > 0; depth++) {
    const first = level[0];
    if (depth > MOST_DEPTH && first !== undefined)
      return { code: 'too-deep', message: `嵌套超过 ${MOST_DEPTH} 层`, path: first.key };
    level = level.flatMap(({ value: inner, key }) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).map(([name, next]) => ({ value: next, key: key === '' ? name : key }))
        : [],
    );
  }
  return undefined;
}
