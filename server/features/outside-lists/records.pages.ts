import type { Account } from '../../domain/registry/account.ts';
import { saidOf, type OutsideRecord } from '../../domain/registry/outside-record.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { crumbs, periodCell } from './outside-words.pages.ts';

export interface RecordsView {
  readonly choice: {
    readonly status: 'current' | 'ended' | 'withdrawn';
    readonly q: string;
    readonly source: string | undefined;
    readonly here: boolean;
  };
  readonly page: number;
  readonly total: number;
  readonly rows: readonly {
    readonly record: OutsideRecord;
    readonly firm: { readonly uscc: string; readonly name: string; readonly member: boolean } | null;
  }[];
  readonly sources: readonly string[];
  readonly today: Day;
}

const STATUS_WORDS = { current: '在外部名单内', ended: '已移出或到期', withdrawn: '导入已撤销' } as const;

export function recordsPage(view: RecordsView, { size, most }: { size: number; most: number }, person: Account) {
  const { choice, page, total } = view;
  const mayImport = mayEver(person, 'outside.import');
  return {
    title: '外部名单',
    wide: true,
    lead: '从信用中国等处导入的名单记录，只供主管部门审核和筛查参考，不是本市负面清单。',
    breadcrumb: crumbs({ text: '外部名单' }),
    action: mayImport ? { href: paths.outsideImportNew(), text: '导入外部名单' } : undefined,
    importsHref: paths.outsideImports(),
    tabs: (Object.keys(STATUS_WORDS) as (keyof typeof STATUS_WORDS)[]).map((status) => ({
      href: address({ ...choice, status }),
      text: STATUS_WORDS[status],
      current: choice.status === status,
    })),
    searchForm: {
      action: paths.outsideRecords(),
      q: choice.q,
      hidden: fieldsOf({ ...choice, q: '' }),
    },
    filters: {
      action: paths.outsideRecords(),
      hidden: fieldsOf({ ...choice, source: undefined, here: false }),
      reset: (choice.source !== undefined || choice.here) && address({ ...choice, source: undefined, here: false }),
      groups: [
        {
          ...{ legend: '本市登记', name: 'here', kind: 'radios' },
          options: [
            { value: '', text: '不限', checked: !choice.here },
            { value: '1', text: '代码与本市登记企业一致', checked: choice.here },
          ],
        },
        {
          ...{ legend: '来源', name: 'source', kind: 'radios' },
          options: [
            { value: '', text: '不限', checked: choice.source === undefined },
            ...view.sources.map((source) => ({ value: source, text: source, checked: choice.source === source })),
          ],
        },
      ],
    },
    chips: {
      items: [
        ...(choice.q === '' ? [] : [{ text: `查找：${choice.q}`, href: address({ ...choice, q: '' }) }]),
        ...(choice.here ? [{ text: '代码与本市登记企业一致', href: address({ ...choice, here: false }) }] : []),
        ...(choice.source === undefined
          ? []
          : [{ text: `来源：${choice.source}`, href: address({ ...choice, source: undefined }) }]),
      ],
      reset: paths.outsideRecords(),
    },
    total,
    downloadNote: total > most ? `只导出前 ${most.toLocaleString('en-US')} 条，请缩小范围。` : undefined,
    downloads:
      total === 0
        ? []
        : (['xlsx', 'csv'] as const).map((kind) => ({
            href: address(choice, 1, paths.outsideExport(kind)),
            text: `导出 ${kind.toUpperCase()}`,
          })),
    table: recordsTable(view, mayImport),
    pagination: turning({
      ...{ page, size, total, shown: view.rows.length },
      address: (number) => address(choice, number),
    }),
  };
}

function recordsTable({ rows, choice }: RecordsView, mayImport: boolean) {
  const asked = choice.q !== '' || choice.source !== undefined || choice.here;
  return {
    caption: STATUS_WORDS[choice.status],
    captionHidden: true,
    columns: [
      { text: '企业', rowHead: true },
      { text: '来源' },
      { text: '列入事由和机关' },
      { text: '列入期间' },
      { text: '本市登记' },
    ],
    rows: rows.flatMap(({ record, firm }) => {
      const values = saidOf(record);
      if (values === null) return [];
      const note = values.uscc === '' ? '没有统一社会信用代码' : values.uscc;
      return [
        {
          cells: [
            { text: values.name, href: paths.outsideRecord(record.id), note },
            { text: record.source },
            { text: values.ground || '—', ...(values.office !== '' && { note: values.office }) },
            periodCell(values),
            firm === null
              ? { text: '没有' }
              : { text: firm.member ? '资源池成员' : '已登记', href: paths.provider(firm.uscc), ...noteOfClue(record) },
          ],
        },
      ];
    }),
    empty: {
      text: asked ? '没有符合条件的记录。' : '这里还没有记录。',
      ...(mayImport && !asked && { action: { href: paths.outsideImportNew(), text: '导入外部名单' } }),
    },
  };
}

const noteOfClue = ({ clue }: OutsideRecord) => (clue?.case == null ? {} : { note: `已转为线索 ${clue.case.number}` });

function fieldsOf({ status, q, source, here }: RecordsView['choice']) {
  const given = { ...(status !== 'current' && { status }), q, source: source ?? '', here: here ? '1' : '' };
  return Object.entries(given)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value }));
}

function address(choice: RecordsView['choice'], page = 1, base = paths.outsideRecords()): string {
  const query = new URLSearchParams(fieldsOf(choice).map(({ name, value }) => [name, value] as [string, string]));
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? base : `${base}?${text}`;
}
