import { yearOf } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { Fen } from '../../domain/shared/money.ts';
import type {
  Listing,
  OtherAwardRecord,
  PredecessorRecord,
  PoolSpell,
  Provider,
  PublishedAward,
  RevenueRecord,
  SoftwareCertificate,
  StandardRecord,
} from '../../domain/registry/provider.ts';
import { demoProfile } from './demo-profiles.ts';
import { demoAddress, demoPerson, demoPhone, demoUscc } from './demo-names.ts';

const DAY_MS = 86_400_000;
/** From this day on the accounts of 2026 are audited. */
const AUDITED_2026: Day = '2027-05-01';

/** Yearly revenue in 万元 from a first year on, `null` for a year without record; `in2026` so far and when audited. */
interface Turnover {
  readonly from: number;
  readonly wan: readonly (number | null)[];
  readonly in2026?: readonly [soFar: number, audited: number];
}

/** A firm that was merged, of a serial beyond those of the providers. */
export const merged = (
  region: string,
  serial: number,
  ...[name, mergedOn, peakWan]: [name: string, mergedOn: Day, peakWan: number]
): PredecessorRecord => ({ uscc: demoUscc(region, serial), name, mergedOn, peakFen: wan(peakWan) });

/** What is written down of an invented firm; the rest follows from its serial number. */
export interface DemoFirm {
  readonly serial: number;
  readonly name: string;
  readonly formerNames?: Provider['formerNames'];
  readonly region: string;
  readonly establishedOn: Day;
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly summary: string;
  readonly legalRepresentative?: string;
  readonly contact?: string;
  readonly confirmed?: 'never' | 'long-ago';
  readonly pool?: readonly PoolSpell[];
  readonly listings?: readonly Listing[];
  readonly certificates?: readonly SoftwareCertificate[] | null;
  /** Attested maximum before the record, in 万元. */
  readonly peakWan?: number;
  readonly turnover?: Turnover;
  readonly standards?: readonly StandardRecord[];
  readonly otherAwards?: readonly OtherAwardRecord[];
  readonly published?: readonly PublishedAward[];
  readonly predecessors?: readonly PredecessorRecord[];
}

export function usccOf({ region, serial }: DemoFirm): string {
  return demoUscc(region, serial);
}

/** The provider on a day. What the firm does not say is known to be none, but for a peak before the record. */
export function demoProvider(firm: DemoFirm, today: Day): Provider {
  const { serial } = firm;
  return {
    uscc: usccOf(firm),
    name: firm.name,
    region: firm.region,
    address: demoAddress(firm.region, serial),
    establishedOn: firm.establishedOn,
    legalRepresentative: firm.legalRepresentative ?? demoPerson(serial),
    summary: firm.summary,
    categories: firm.categories,
    industries: firm.industries,
    contact: { name: firm.contact ?? demoPerson(serial + 207), phone: demoPhone(serial) },
    confirmedOn: confirmedOn(firm, today),
    demo: true,
    pool: firm.pool ?? [],
    listings: firm.listings ?? [],
    softwareCertificates: firm.certificates === undefined ? [] : firm.certificates,
    peakBeforeRecordFen: firm.peakWan === undefined ? null : wan(firm.peakWan),
    revenue: firm.turnover === undefined ? [] : revenue(firm.turnover, today),
    standards: firm.standards ?? [],
    otherAwards: firm.otherAwards ?? [],
    publishedAwards: firm.published ?? [],
    formerNames: firm.formerNames ?? [],
    ...(firm.predecessors !== undefined && { predecessors: firm.predecessors }),
    profile: demoProfile(firm),
  };
}

function confirmedOn({ serial, confirmed }: DemoFirm, today: Day): Day | null {
  if (confirmed === 'never') return null;
  return daysFrom(today, -(confirmed === 'long-ago' ? 400 : 9) - ((serial * 41) % 300));
}

function revenue({ from, wan: figures, in2026 }: Turnover, today: Day): RevenueRecord[] {
  const records = figures.flatMap((figure, i) =>
    figure === null ? [] : [{ year: from + i, fen: wan(figure), evidence: `${from + i} 年度审计报告` }],
  );
  if (in2026 === undefined) return records;
  const audited = today >= AUDITED_2026;
  const evidence = audited ? '2026 年度审计报告' : '2026 年 1—9 月财务报表（未审计）';
  return [...records, { year: 2026, fen: wan(in2026[audited ? 1 : 0]), evidence }];
}

/** An amount in 万元, at most four decimals, in fen. */
export function wan(amount: number): Fen {
  return Math.round(amount * 10_000) * 100;
}

/** The day so many days later, or earlier where `days` is negative. */
export function daysFrom(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A term of three years in the pool; who enters on one day enters by one paper. */
export function term(from: Day): PoolSpell {
  return {
    from,
    to: daysFrom(later(from), -1),
    decision: `嘉经信数字〔${yearOf(from)}〕${Number(from.slice(5, 7)) * 2 + 1}号`,
  };
}

/** Two terms of three years on end. */
export function renewed(from: Day): PoolSpell[] {
  return [term(from), term(later(from))];
}

function later(from: Day): Day {
  return `${yearOf(from) + 3}${from.slice(4)}`;
}

/** A term that ended early. */
export function left(from: Day, to: Day): PoolSpell {
  return { ...term(from), to };
}

/** A listing from a day to a day, both in force. */
export function listing(kind: Listing['class'], from: Day, to: Day, number: number, ground: string): Listing {
  return { ground, class: kind, from, to, decision: `嘉经信负面〔${yearOf(from)}〕${number}号`, voidedOn: null };
}

export function certificate(serial: number, from: Day, to: Day | null): SoftwareCertificate {
  return { number: `浙RQ-${yearOf(from)}-9${String(serial).padStart(3, '0')}`, from, to };
}

/** A digital standard that the firm led and newly made, unless `other` says otherwise. */
export function standard(
  number: string,
  title: string,
  publishedOn: Day,
  effectConfirmedOn: Day | null,
  other: Partial<Pick<StandardRecord, 'rank' | 'kind' | 'theme'>> = {},
): StandardRecord {
  return { number, title, publishedOn, rank: 1, kind: 'formulation', theme: 'digital', effectConfirmedOn, ...other };
}

/** A growth award on the list of the year after. */
export function publishedGrowth(year: 2024 | 2025, amountWan: number): PublishedAward {
  const [notice, publishedOn] =
    year === 2024 ? ['嘉经信公示〔2025〕8号', '2025-09-15'] : ['嘉经信公示〔2026〕6号', '2026-09-10'];
  return { clause: '3.1.4.1', matter: `growth:${year}`, fen: wan(amountWan), notice, publishedOn };
}

/** An award for a standard on the list of a year. */
export function publishedStandard(number: string, listOf: 2025 | 2026, amountWan = 15): PublishedAward {
  const [notice, publishedOn] =
    listOf === 2025 ? ['嘉市监公示〔2025〕5号', '2025-10-20'] : ['嘉市监公示〔2026〕4号', '2026-09-21'];
  return { clause: '3.1.4.2', matter: `standard:${number}`, fen: wan(amountWan), notice, publishedOn };
}
