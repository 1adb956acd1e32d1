import { formatDay, formatInterval, intervalAt, lastDayOf } from '../../shared/calendar-date.ts';
import { formatAmount, wanFigure, yuanFigure } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import { percentText } from '../../policy/parameter-kind.ts';
import type { RevenueFigure } from '../award-facts.ts';
import { stepOf } from '../award-line.ts';
import type { LineDraft } from '../award-line.ts';
import { judged, type Setting } from './common-checks.ts';
import type { GeneralTerms } from './general-terms.ts';
import type { GrowthTerms } from './growth-terms.ts';
import { growthFraction, grewBy } from './milestone.ts';

/** One revenue year under assessment. */
export interface GrowthCase extends Setting {
  readonly terms: GrowthTerms;
  readonly year: number;
  readonly fen: Fen;
  /** The figure of the year before; undefined where none is on record. */
  readonly before: Fen | undefined;
}

const matterOfYear = (year: number) => `growth:${year}`;

const ASKED = { hold: '须人工认定', 'not-eligible': '按此口径不符合', passes: '按此口径视为达到' } as const;

/** What A4 and A5 say of this year: grown, short of it, or not to be measured. */
export function growthOf({ terms, general, fen, before }: GrowthCase): 'grown' | 'short' | 'missing' | 'zero' {
  if (before === undefined) return 'missing';
  if (before === 0) return 'zero';
  return grewBy(fen, before, terms.values.rate, general.values) ? 'grown' : 'short';
}

/** A4, A5: growth over the year before, shown as a fraction and by cross-multiplication. */
export function checkGrowth(draft: LineDraft, growth: GrowthCase): void {
  const { terms, year, fen, before } = growth;
  const looked = `${year} 年增速`;
  const found = growthOf(growth);
  if (before === undefined || found === 'missing' || found === 'zero') {
    const key = found === 'zero' ? 'previousZero' : 'previousMissing';
    const asked = terms.values[key];
    const code = found === 'zero' ? 'previous-year-zero' : 'previous-year-missing';
    const value = found === 'zero' ? `${year - 1} 年营收为 0 元` : `没有 ${year - 1} 年营收数据`;
    const hold = { matter: matterOfYear(year), code, source: terms.sources[key], looked } as const;
    if (asked === 'hold' && judged(draft, growth, { ...hold, fact: `${value}，无法计算增速` })) return;
    if (asked !== 'passes') draft.find(code, asked);
    const text = `${value}，无法计算增速，${ASKED[asked]}`;
    draft.step(terms.sources[key], asked === 'passes' ? 'note' : stepOf(asked), looked, value, text);
    return;
  }
  if (found === 'short') draft.find('growth-below-threshold', 'not-eligible');
  const rate = percentText(terms.values.rate);
  const verdict = found === 'grown' ? `达到 ${rate}` : `未达到 ${rate}，本档次${USED[terms.values.shortfall]}`;
  const fraction = fractionOf(fen, before);
  const text = `${year} 年增速为 ${fraction}，${crossProduct(fen, before, terms.values.rate)}，${verdict}`;
  draft.step(terms.sources.rate, found === 'grown' ? 'met' : 'unmet', looked, fraction, text);
}

const USED = { 'used-up': '视为已用', 'again-later': '留待以后年度' } as const;

/** Both figures in 万元 where that is exact to the yuan, else in 元. */
function figures(a: Fen, b: Fen): { readonly show: (fen: Fen) => string; readonly unit: string } {
  return a % 100 === 0 && b % 100 === 0 ? { show: wanFigure, unit: '万元' } : { show: yuanFigure, unit: '元' };
}

function fractionOf(now: Fen, before: Fen): string {
  const { show } = figures(now, before);
  const change = now >= before ? show(now - before) : `−${show(before - now)}`;
  return `${change}/${show(before)}`;
}

function crossProduct(now: Fen, before: Fen, rate: number): string {
  const { over, under } = growthFraction(rate);
  const { show, unit } = figures(now, before);
  const left = now * under;
  const right = before * over;
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right))
    return `以 ${under} × ${show(now)} 与 ${over} × ${show(before)} 相比（${unit}）`;
  const sign = left > right ? '＞' : left === right ? '＝' : '＜';
  return `${under} × ${show(now)} = ${show(left)} ${sign} ${over} × ${show(before)} = ${show(right)}（${unit}）`;
}

/** A6: the record has no gap up to the year, and begins with the founding or an attested peak before it. */
export function historyIsWhole(growth: GrowthCase): { readonly whole: boolean; readonly why: string } {
  const { facts, year } = growth;
  const known = facts.revenue.filter((figure) => figure.year <= year);
  const first = (known[0] as RevenueFigure).year;
  if (year - first + 1 !== known.length) return { whole: false, why: `${first} 年至 ${year} 年之间有缺失的年份` };
  if (first <= Number(facts.establishedOn.slice(0, 4)))
    return { whole: true, why: `自 ${first} 年起连续，不晚于成立年份（${formatDay(facts.establishedOn)}成立）` };
  if (facts.peakBeforeRecordFen !== null)
    return { whole: true, why: `自 ${first} 年起连续，此前最高值 ${formatAmount(facts.peakBeforeRecordFen)}已经核证` };
  return {
    whole: false,
    why: `${formatDay(facts.establishedOn)}成立，${first} 年以前的营收没有记录，也没有核证最高值`,
  };
}

/** A6 as a step. */
export function checkHistory(draft: LineDraft, growth: GrowthCase): void {
  const { whole, why } = historyIsWhole(growth);
  const source = growth.terms.sources.incompleteHistory;
  if (whole) return draft.step(source, 'met', '营收记录', '完整', `营收记录完整：${why}`);
  if (growth.terms.values.incompleteHistory === 'passes')
    return draft.step(source, 'note', '营收记录', '不完整', `营收记录不完整：${why}；按此口径以已有记录认定`);
  const looked = '营收记录';
  const hold = { matter: matterOfYear(growth.year), code: 'history-incomplete', source, looked } as const;
  if (judged(draft, growth, { ...hold, fact: `营收记录不完整：${why}` })) return undefined;
  draft.find('history-incomplete', 'hold');
  return draft.step(source, 'open', '营收记录', '不完整', `营收记录不完整：${why}，“首次达到”须人工认定`);
}

/** A8: software status on 31 December of the revenue year (or on the as-of date), by the evidence that the city reads it from. */
export function checkSoftware(draft: LineDraft, growth: GrowthCase): void {
  const { terms, asOf, year } = growth;
  const day = terms.values.softwareAsOf === 'year-end' ? lastDayOf(year) : asOf;
  const { proven, value, text } = softwareStatus(growth, day);
  const source = terms.sources.softwareBy;
  if (proven === 'yes') return draft.step(source, 'met', '软件企业', value, text);
  if (proven === 'no') {
    draft.find('not-software-enterprise', 'not-eligible');
    return draft.step(source, 'unmet', '软件企业', value, text);
  }
  const hold = { matter: matterOfYear(year), code: 'software-status-unknown', source, looked: '软件企业' } as const;
  if (judged(draft, growth, { ...hold, fact: text })) return undefined;
  draft.find('software-status-unknown', 'hold');
  return draft.step(source, 'open', '软件企业', value, `${text}，须补充或人工认定`);
}

interface SoftwareStatus {
  readonly proven: 'yes' | 'no' | 'unknown';
  readonly value: string;
  readonly text: string;
}

function softwareStatus(growth: GrowthCase, day: string): SoftwareStatus {
  const { terms, facts, general, year, fen } = growth;
  const ends = general.values.intervalEnds;
  const evidence = facts.softwareEvidence ?? {};
  switch (terms.values.softwareBy) {
    case 'certificate': {
      if (facts.softwareEnterprise === undefined) return missing(general, '软件企业证书信息');
      const held = intervalAt(facts.softwareEnterprise, day, ends);
      if (held === undefined)
        return { proven: 'no', value: '无有效证书', text: `${formatDay(day)}没有有效的软件企业证书` };
      return { proven: 'yes', value: '证书有效', text: `${formatDay(day)}软件企业证书有效（${formatInterval(held)}）` };
    }
    case 'statistics-code': {
      if (evidence.statisticsCodes === undefined) return missing(general, '统计行业代码');
      const code = intervalAt(evidence.statisticsCodes, day, ends)?.code ?? '无';
      const fits = terms.values.softwareCodes.some((prefix) => code.startsWith(prefix));
      return {
        proven: fits ? 'yes' : 'no',
        value: code,
        text: `${formatDay(day)}统计行业代码为 ${code}，${fits ? '属' : '不属'}软件业`,
      };
    }
    case 'revenue-share': {
      const part = evidence.softwareRevenue?.find((figure) => figure.year === year);
      if (part === undefined) return missing(general, `${year} 年软件业务收入`);
      const enough = BigInt(part.fen) * 10_000n >= BigInt(fen) * BigInt(terms.values.softwareShare);
      const share = `${formatAmount(part.fen)}/${formatAmount(fen)}`;
      const text = `${year} 年软件业务收入占比 ${share}，${enough ? '达到' : '未达到'} ${percentText(terms.values.softwareShare)}`;
      return { proven: enough ? 'yes' : 'no', value: share, text };
    }
    case 'person': {
      const decision = evidence.decisions?.find((one) => one.year === year);
      if (decision === undefined) return missing(general, `对 ${year} 年软件企业身份的人工认定`);
      const words = decision.software ? '认定为软件企业' : '认定不是软件企业';
      return { proven: decision.software ? 'yes' : 'no', value: words, text: `${year} 年经人工${words}` };
    }
  }
}

function missing(general: GeneralTerms, what: string): SoftwareStatus {
  return general.values.unknownFact === 'unknown'
    ? { proven: 'unknown', value: '未知', text: `未提供${what}` }
    : { proven: 'no', value: '没有', text: `未提供${what}，按此口径视为没有` };
}
