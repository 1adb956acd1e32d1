import { regionName } from '../../domain/policy/city.ts';
import {
  compareSources,
  countedFigure,
  latestVersion,
  PEAK,
  REVENUE_WAITING,
  REVENUE_WITH_FIRM,
} from '../../domain/records/revenue-statement.ts';
import type { RevenueStatement } from '../../domain/records/revenue-statement.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Account } from '../../domain/registry/account.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { REVENUE_LISTS, type RevenueChoice, type RevenueList } from '../../domain/records/revenue-lists.ts';
import { dueOf, leftOf, revenueTag, type RevenueWords } from './revenue-parts.pages.ts';

interface ListView {
  readonly statements: readonly RevenueStatement[];
  readonly choice: RevenueChoice;
  readonly today: Day;
}

const MOST_SHOWN = 200;

/** The address of the list with what was chosen; what is the usual is left out. */
function queryOf({ list, region, subject, q }: RevenueChoice): string {
  const query = new URLSearchParams();
  if (list !== 'waiting') query.set('list', list);
  if (region !== undefined) query.set('region', region);
  if (subject !== undefined) query.set('subject', subject);
  if (q !== '') query.set('q', q);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const shortSubject = (subject: string) => (subject === PEAK ? '更早最高' : `${subject} 年`);

/** The officials' list: what waits for them first, the longest waiting on top; every filter in the address. */
export function revenueListPage({ statements, choice, today }: ListView, words: RevenueWords, person: Account) {
  const county = person.role === 'county';
  const found = statements.length;
  const years = Array.from({ length: words.revenueRules.yearsBack }, (_, i) => String(yearOf(today) - 1 - i));
  const options = <T extends string>(now: T | undefined, all: readonly (readonly [T | '', string])[]) =>
    all.map(([value, text]) => ({ value, text, checked: (now ?? '') === value }));
  const chips = [
    ...(choice.region === undefined || county
      ? []
      : [{ text: regionName(words.city, choice.region), href: address({ ...choice, region: undefined }) }]),
    ...(choice.subject === undefined
      ? []
      : [{ text: shortSubject(choice.subject), href: address({ ...choice, subject: undefined }) }]),
    ...(choice.q === '' ? [] : [{ text: `“${choice.q}”`, href: address({ ...choice, q: '' }) }]),
  ];
  return {
    title: '营收核实',
    lead: `${county ? regionName(words.city, person.region ?? '') : '全市'}服务商申报和更正的各年营业收入。对照审计报告和纳税申报表核实后，计入奖励测算。`,
    wide: true,
    action: mayEver(person, 'revenue.import')
      ? { href: paths.revenueImport(), text: '录入历史营收', kind: 'secondary' }
      : undefined,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.workbench(), text: '工作台' },
      { text: '营收核实' },
    ],
    tabs: (Object.keys(REVENUE_LISTS) as RevenueList[]).map((list) => ({
      href: address({ ...choice, list }),
      text: REVENUE_LISTS[list].text,
      current: list === choice.list,
      ...(list === choice.list && { count: found }),
    })),
    filters: {
      action: paths.revenueStatements(),
      hidden: [{ name: 'list', value: choice.list }, ...(choice.q === '' ? [] : [{ name: 'q', value: choice.q }])],
      groups: [
        {
          legend: '年度',
          name: 'subject',
          kind: 'radios',
          options: options(choice.subject, [
            ['', '全部'],
            ...years.map((year) => [year, `${year} 年`] as const),
            [PEAK, '更早最高'],
          ]),
        },
        ...(county
          ? []
          : [
              {
                legend: '所在地',
                name: 'region',
                kind: 'radios',
                options: options(choice.region, [
                  ['', '全部'],
                  ...words.city.regions.map(({ code, name }) => [code, name] as const),
                ]),
              },
            ]),
      ],
      reset: address({ list: choice.list, q: '', region: undefined, subject: undefined }),
    },
    find: {
      action: paths.revenueStatements(),
      q: choice.q,
      hidden: [
        { name: 'list', value: choice.list },
        ...(choice.region === undefined ? [] : [{ name: 'region', value: choice.region }]),
        ...(choice.subject === undefined ? [] : [{ name: 'subject', value: choice.subject }]),
      ],
    },
    chips: { items: chips },
    total: found,
    downloads: (['xlsx', 'csv'] as const).map((kind) => ({
      href: `${paths.revenueExport(kind)}${queryOf(choice)}`,
      text: kind === 'xlsx' ? '下载表格（XLSX）' : '下载 CSV',
    })),
    table: listTable(statements, today, words),
  };
}

const address = (choice: RevenueChoice) => `${paths.revenueStatements()}${queryOf(choice)}`;

function listTable(statements: readonly RevenueStatement[], today: Day, words: RevenueWords) {
  return {
    caption: '营收申报',
    captionHidden: true,
    columns: [
      { text: '企业', rowHead: true },
      { text: '年度' },
      { text: '申报', unit: '万元', numeric: true },
      { text: '计入测算', unit: '万元', numeric: true },
      { text: '材料' },
      { text: '状态' },
      { text: '期限' },
    ],
    rows: statements.slice(0, MOST_SHOWN).map((one) => ({
      cells: [
        {
          text: one.name,
          href: paths.revenueStatement(one.id),
          note: `${one.number} ${regionName(words.city, one.region)}`,
        },
        { text: shortSubject(one.subject) },
        { fen: latestVersion(one).fen },
        countedCell(one),
        sourcesCell(one, words),
        { tag: revenueTag(one.state) },
        dueCell(one, today, words),
      ],
    })),
    empty: { text: '这里没有营收申报。' },
    note: statements.length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 条，下载的表格是全部。` : undefined,
  };
}

function countedCell(one: RevenueStatement) {
  const counted = countedFigure(one);
  return counted === undefined ? { text: '—' } : { fen: counted.fen };
}

/** How many files there are, and whether what the firm says of them fits its figure. */
function sourcesCell(one: RevenueStatement, { revenueRules }: RevenueWords) {
  const { fen, sources, evidence } = latestVersion(one);
  const files = `${evidence.length} 份`;
  if (sources.length === 0) return { text: files, note: '未填报所载金额' };
  const { within } = compareSources(fen, sources, revenueRules.toleranceBasisPoints);
  return within ? { text: files } : { tag: { kind: 'waiting', text: '差异超出' }, note: files };
}

function dueCell(one: RevenueStatement, today: Day, words: RevenueWords) {
  const due = dueOf(one, words);
  if (due === null) return { date: one.since };
  const { late, text } = leftOf(due, today, words);
  return late ? { tag: { kind: 'waiting', text } } : { text };
}

/** The group of the ledger in the rail of the workbench. */
export function revenueGroup(statements: readonly RevenueStatement[], today: Day, words: RevenueWords) {
  const inState = (states: readonly string[]) => statements.filter(({ state }) => states.includes(state));
  const open = inState(REVENUE_WAITING);
  const late = open.some((one) => (dueOf(one, words) ?? today) < today);
  return {
    title: '营收',
    items: [
      { href: paths.revenueStatements(), text: REVENUE_LISTS.waiting.text, count: open.length, waiting: late },
      {
        href: `${paths.revenueStatements()}?list=firm`,
        text: REVENUE_LISTS.firm.text,
        count: inState(REVENUE_WITH_FIRM).length,
      },
      { href: paths.nearTiers(), text: '接近进档' },
    ],
  };
}
