import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import type { FullAssessment } from '../../domain/awards/policy-shelf.ts';
import { clauseOf } from '../../domain/policy/policy-book.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import { OUTCOME_WORDS } from '../../domain/awards/words.ts';
import { formatInterval as spell } from '../../domain/shared/calendar-date.ts';
import { formatAmount as wan } from '../../domain/shared/money.ts';
import { predecessorsTable } from '../../pages/predecessors.pages.ts';
import * as paths from '../../paths.ts';
import { anchorOf, awardSections, furtherLines, headingOf } from './award-lines.pages.ts';

/** What was typed into the field 测算基准日, and what is wrong with it. */
export interface AsOfField {
  readonly value: string;
  readonly error?: string;
}

const trail = (provider: Provider, last: string) => [
  { href: paths.home(), text: '首页' },
  { href: paths.providers(), text: '服务商名录' },
  { href: paths.provider(provider.uscc), text: provider.name },
  { text: last },
];

/** The calculation as the firm and the offices see it. */
export function awardsPage(provider: Provider, full: FullAssessment, asOf: AsOfField) {
  return {
    title: '奖励测算',
    pageTitle: `${provider.name}的奖励测算`,
    lead: '由平台按政策条款和记录在案的事实算出，供核对；兑付以批次审核、公示为准。',
    breadcrumb: trail(provider, '奖励测算'),
    errors: asOf.error === undefined ? [] : [{ href: '#asOf', text: asOf.error }],
    subject: { href: paths.providerSubject(provider.uscc), text: '下载这些事实（NDJSON，可用命令行重算）' },
    milestones: { href: paths.providerMilestones(provider.uscc), text: '营收进档：离下一档还差多少' },
    asOf: { ...asOf, action: paths.providerAwards(provider.uscc) },
    ...assessmentView(full),
    facts: factTables(provider),
    published: provider.publishedAwards.length > 0 && publishedTable(provider, full.policy.book),
  };
}

/** What an assessment shows wherever it is shown: result, overview, way by way, further lines, how to reproduce it. */
export function assessmentView({ policy: { book }, assessment, others }: FullAssessment) {
  const further = furtherLines(assessment, others);
  return {
    totalFen: assessment.totalFen,
    asOfDay: assessment.asOf,
    overview: {
      caption: '各项结果',
      columns: [
        { text: '事项', rowHead: true },
        { text: '依据' },
        { text: '结果' },
        { text: '奖励', unit: '万元', numeric: true, award: true },
      ],
      rows: assessment.lines.map((line) => overviewRow(book, line)),
      total: { cells: [{ text: '合计' }, { text: '—' }, { text: '可兑现' }, { fen: assessment.totalFen }] },
      empty: { text: '记录里还没有计奖年度的营收，也没有团体标准；登记以后，这里列出每一项的结果和依据。' },
    },
    sections: awardSections(book, assessment, others),
    further: further.length > 0 && {
      caption: '只在其他口径下才有的事项',
      columns: [
        { text: '事项', rowHead: true },
        { text: '口径' },
        { text: '结果' },
        { text: '奖励', unit: '万元', numeric: true },
      ],
      rows: further,
    },
    basis: [
      { term: '政策', text: `${book.document.title}（${book.document.number}）`, href: paths.policy(book.id) },
      { term: '测算基准日', date: assessment.asOf },
      { term: '政策数据版本', text: book.digest.slice(0, 16), note: '同一基准日、同一版本、同一事实，重算结果相同。' },
    ],
  };
}

const TAG_KINDS = {
  payable: 'good',
  hold: 'waiting',
  suspended: 'waiting',
  'not-eligible': 'neutral',
  'no-milestone': 'neutral',
} as const;

function overviewRow(book: PolicyBook, line: AwardLine) {
  const tag = { kind: TAG_KINDS[line.outcome], text: OUTCOME_WORDS[line.outcome] };
  return {
    cells: [
      { href: `#${anchorOf(line)}`, text: headingOf(line) },
      { text: clauseOf(book, line.clause)?.label },
      { tag },
      { fen: line.awardFen },
    ],
  };
}

/** What the public sees: the awards whose lists were published. */
export function publishedAwardsPage(provider: Provider, book: PolicyBook) {
  return {
    title: '已公示的奖励',
    pageTitle: `${provider.name}已公示的奖励`,
    breadcrumb: trail(provider, '已公示的奖励'),
    published: publishedTable(provider, book),
    signIn: paths.signIn(paths.providerAwards(provider.uscc)),
  };
}

/** The published awards as a table. */
function publishedTable({ publishedAwards }: Provider, book: PolicyBook) {
  const anyBack = publishedAwards.some(({ repaidFen = 0 }) => repaidFen > 0);
  return {
    caption: '已公示的奖励',
    columns: [
      { text: '事项', rowHead: true },
      { text: '依据' },
      { text: '公示' },
      { text: '公示日期' },
      { text: '拨付' },
      ...(anyBack ? [{ text: '已退回', unit: '万元', numeric: true }] : []),
      { text: '金额', unit: '万元', numeric: true, award: true },
    ],
    rows: publishedAwards.map(({ clause, matter, fen, notice, publishedOn, award, paidOn, repaidFen = 0 }) => ({
      cells: [
        { text: awardMatterWords(matter) },
        { text: clauseOf(book, clause)?.label },
        award === undefined ? { text: notice } : { text: notice, href: paths.notice(notice) },
        { date: publishedOn },
        paidOn === undefined ? { text: '平台建立前' } : { date: paidOn },
        ...(anyBack ? [{ fen: repaidFen }] : []),
        { fen },
      ],
    })),
    empty: { text: '这家服务商还没有公示过的奖励。' },
  };
}

const KINDS = { formulation: '制定', revision: '修订' } as const;
const THEMES = { digital: '数字化', green: '绿色化', other: '其他' } as const;

/** The facts on record that the calculation rests on. */
function factTables(provider: Provider) {
  const { predecessors = [] } = provider;
  const most = Math.max(...provider.revenue.map(({ fen }) => fen), 1);
  const years = provider.revenue.toSorted((a, b) => a.year - b.year);
  return {
    revenue: years.length > 0 && {
      title: '各年营业收入',
      max: most,
      bars: years.map(({ year, fen }) => ({ text: `${year} 年`, value: fen, shown: wan(fen) })),
      table: {
        caption: '各年营业收入',
        columns: [{ text: '年度', rowHead: true }, { text: '来源' }, { text: '营业收入', unit: '万元', numeric: true }],
        rows: years.map(({ year, fen, evidence }) => ({
          cells: [{ text: `${year} 年` }, { text: evidence }, { fen }],
        })),
      },
    },
    rest: [
      { term: '成立日期', date: provider.establishedOn },
      {
        term: '记录以前的最高营收',
        ...(provider.peakBeforeRecordFen === null ? { text: '未核证' } : { fen: provider.peakBeforeRecordFen }),
      },
      { term: '软件企业证书', lines: certificates(provider) },
      { term: '资源池', lines: provider.pool.length === 0 ? ['不在池'] : provider.pool.map(spell) },
      {
        term: '负面清单',
        lines:
          provider.listings.length === 0
            ? ['未列入']
            : provider.listings.map((one) => spell(one) + (one.voidedOn === null ? '' : '（已撤销，视为从未列入）')),
      },
    ],
    standards: {
      caption: '团体标准',
      columns: [
        { text: '编号', rowHead: true },
        { text: '名称' },
        { text: '发布日期' },
        { text: '起草排名', numeric: true },
        { text: '制修订' },
        { text: '主题' },
        { text: '成效确认' },
      ],
      rows: provider.standards.map((s) => ({
        cells: [
          { text: s.number },
          { text: s.title },
          { date: s.publishedOn },
          { number: s.rank },
          { text: KINDS[s.kind] },
          { text: THEMES[s.theme] },
          s.effectConfirmedOn === null ? { text: '未确认' } : { date: s.effectConfirmedOn },
        ],
      })),
      empty: { text: '没有登记团体标准。' },
    },
    predecessors: predecessors.length > 0 && predecessorsTable(predecessors, '被合并企业'),
    otherAwards: provider.otherAwards.length > 0 && {
      caption: '其他政策的奖补',
      columns: [{ text: '事项', rowHead: true }, { text: '来源' }, { text: '金额', unit: '万元', numeric: true }],
      rows: provider.otherAwards.map(({ matter, source, fen }) => ({
        cells: [{ text: awardMatterWords(matter) }, { text: source }, { fen }],
      })),
    },
  };
}

function certificates({ softwareCertificates }: Provider): string[] {
  if (softwareCertificates === null) return ['未提供'];
  if (softwareCertificates.length === 0) return ['没有'];
  return softwareCertificates.map((one) => `${one.number}，${spell(one)}`);
}
