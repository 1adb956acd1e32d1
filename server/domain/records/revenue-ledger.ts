import type { Provider } from '../registry/provider.ts';
import { yearOf, type Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { PEAK, subjectYear } from './revenue-statement.ts';
import type { RevenueStatement, RevenueSubject } from './revenue-statement.ts';

/** What the record says of a year beside its declarations: counts, counts since before the platform, nothing. */
export type LedgerStanding = 'counts' | 'inherited' | 'nothing';

/** One year of a firm, or the peak before its record. */
export interface LedgerRow {
  readonly subject: RevenueSubject;
  readonly year: number | null;
  /** The figure by which awards are computed. */
  readonly fen: Fen | null;
  readonly evidence: string;
  readonly standing: LedgerStanding;
  readonly statement: RevenueStatement | undefined;
  /** The year is not over on the day: its figure is what there is so far. */
  readonly open: boolean;
  /** What the firm may do where there is no statement yet. */
  readonly offers: 'declare' | 'restate' | undefined;
}

/** Whose ledger it is: what of a provider it is made of. */
export type LedgerOwner = Pick<Provider, 'establishedOn' | 'revenue' | 'peakBeforeRecordFen'>;

/**
 * A firm's revenue year by year, the latest first, the peak last. A figure on record without a statement was verified
 * before the platform and is shown as such; a closed year without any is shown as missing.
 */
export function ledgerOf(
  owner: LedgerOwner,
  statements: readonly RevenueStatement[],
  today: Day,
  yearsBack: number,
): LedgerRow[] {
  const bySubject = new Map(statements.map((one) => [one.subject, one]));
  const years = new Set(declarableYears(owner, today, yearsBack));
  for (const { year } of owner.revenue) years.add(year);
  for (const { subject } of statements) if (subject !== PEAK) years.add(Number(subject));
  const rows = [...years]
    .sort((a, b) => b - a)
    .map((year) => {
      const record = owner.revenue.find((one) => one.year === year);
      return rowOf(String(year), record?.fen ?? null, record?.evidence ?? '', bySubject, today);
    });
  const peak = owner.peakBeforeRecordFen;
  return [...rows, rowOf(PEAK, peak, '', bySubject, today)];
}

function rowOf(
  subject: RevenueSubject,
  fen: Fen | null,
  evidence: string,
  statements: ReadonlyMap<string, RevenueStatement>,
  today: Day,
): LedgerRow {
  const year = subjectYear(subject);
  const statement = statements.get(subject);
  const open = year !== null && year >= yearOf(today);
  const verified = statement?.counted.some(({ version }) => version > 0) === true;
  const standing: LedgerStanding = fen === null ? 'nothing' : verified ? 'counts' : 'inherited';
  const offers = statement !== undefined || open ? undefined : fen === null ? 'declare' : 'restate';
  const last = statement?.counted.at(-1)?.evidence;
  return { subject, year, fen, evidence: verified ? (last ?? evidence) : evidence, standing, statement, open, offers };
}

/** Closed years since the founding, so many back; where a peak is attested, since the first on record. */
function declarableYears(owner: LedgerOwner, today: Day, yearsBack: number): number[] {
  const { establishedOn, revenue, peakBeforeRecordFen } = owner;
  const last = yearOf(today) - 1;
  const attested = peakBeforeRecordFen !== null && revenue.length > 0;
  const since = attested ? Math.min(...revenue.map(({ year }) => year)) : yearOf(establishedOn);
  const first = Math.max(since, last - yearsBack + 1);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => first + i);
}

/** The figure of the nearest other year, to see whether a unit was mistaken. */
export function neighbourOf({ revenue }: LedgerOwner, subject: RevenueSubject): LedgerOwner['revenue'][number] | null {
  const year = subjectYear(subject) ?? 0;
  const others = revenue.filter((one) => one.year !== year && one.fen > 0);
  return others.reduce<(typeof others)[number] | null>(
    (best, one) => (best === null || Math.abs(one.year - year) < Math.abs(best.year - year) ? one : best),
    null,
  );
}
