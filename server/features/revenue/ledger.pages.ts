import type { LedgerRow } from '../../domain/records/revenue-ledger.ts';
import { latestVersion } from '../../domain/records/revenue-statement.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import { revenueTag, untilOf, type RevenueWords } from './revenue-parts.pages.ts';

interface LedgerShown {
  readonly provider: Provider;
  readonly rows: readonly LedgerRow[];
  readonly own: boolean;
  readonly today: Day;
}

/** A firm's revenue, year by year: what counts, where its declaration stands, what can be done. */
export function ledgerPage({ provider, rows, own, today }: LedgerShown, words: RevenueWords) {
  const { uscc, name } = provider;
  const missing = rows.filter(({ standing, year, statement }) => standing === 'nothing' && year !== null && !statement);
  const first = missing[0];
  return {
    title: '营收台账',
    number: name,
    lead: own
      ? '每年的营业收入由企业申报、经信部门对照材料核实后计入奖励测算。核实过的数只能更正，不能改写，每一次都留有记录。'
      : '每年的营业收入，计入奖励测算的数和它的由来。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      own ? { href: paths.profile(), text: '企业资料' } : { href: paths.provider(uscc), text: name },
      { text: '营收台账' },
    ],
    action:
      own && first !== undefined
        ? { href: paths.revenueNew(first.subject), text: `申报 ${first.subject} 年营收` }
        : undefined,
    table: {
      caption: '各年营业收入',
      captionHidden: true,
      columns: [
        { text: '年度', rowHead: true },
        { text: '计入测算', unit: '万元', numeric: true },
        { text: '依据' },
        { text: '申报' },
        { text: '办理' },
      ],
      rows: rows.map((row) => ({
        cells: [
          yearCell(row, rows),
          countedCell(row),
          evidenceCell(row),
          declaredCell(row, today, words),
          deedCell(row, own),
        ],
      })),
      empty: { text: '还没有可以申报的年度。年度结束后，凭审计报告或纳税申报表申报。' },
    },
    links: [
      { href: paths.providerMilestones(uscc), text: '营收进档：离下一档还差多少' },
      { href: paths.providerAwards(uscc), text: '按这些数测算的奖励' },
    ],
  };
}

function yearCell({ subject, year, open }: LedgerRow, rows: readonly LedgerRow[]) {
  if (year !== null) return { text: `${subject} 年`, ...(open && { note: '年度未结束' }) };
  const first = rows.filter((one) => one.fen !== null && one.year !== null).at(-1)?.year;
  return { text: '更早各年的最高营收', ...(first != null && { note: `${first} 年以前` }) };
}

function countedCell({ fen, year }: LedgerRow) {
  if (fen !== null) return { fen };
  return year === null ? { text: '没有核证' } : { text: '没有记录' };
}

function evidenceCell({ standing, evidence, open }: LedgerRow) {
  if (standing === 'nothing') return { text: '—' };
  if (standing === 'counts') return { text: evidence };
  const since = open ? '截至目前的数' : '平台建立前已核实';
  return evidence === '' ? { text: since } : { text: evidence, note: since };
}

function declaredCell({ statement }: LedgerRow, today: Day, words: RevenueWords) {
  if (statement === undefined) return { text: '—' };
  const waiting = statement.state === 'verified' || statement.state === 'withdrawn';
  return {
    tag: revenueTag(statement.state),
    note: waiting
      ? statement.number
      : `申报 ${formatAmount(latestVersion(statement).fen)}，${untilOf(statement, today, words)}`,
  };
}

function deedCell({ statement, subject, offers }: LedgerRow, own: boolean) {
  const hidden = subject === 'peak' ? '更早各年的最高营收' : `${subject} 年`;
  if (statement !== undefined) return { links: [{ href: paths.revenueStatement(statement.id), text: '查看', hidden }] };
  if (!own || offers === undefined) return { text: '—' };
  return { links: [{ href: paths.revenueNew(subject), text: offers === 'declare' ? '申报' : '更正', hidden }] };
}
