import { regionName } from '../../domain/policy/city.ts';
import { LISTING_CLASSES } from '../../domain/policy/listing-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { endWords } from '../../domain/registry/listing-deeds.ts';
import type { ListingCase } from '../../domain/registry/listing-case.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { groundWords, periodOf, type ListingWords } from './case-parts.pages.ts';

type FilterName = 'ground' | 'class' | 'region';

export interface ListView {
  readonly choice: { readonly status: 'in-force' | 'ended'; readonly q: string } & {
    readonly [Name in FilterName]: string | undefined;
  };
  readonly page: number;
  readonly total: number;
  readonly counts: Readonly<Record<FilterName, ReadonlyMap<string, number>>>;
  readonly entries: readonly { readonly one: ListingCase; readonly named: boolean }[];
  readonly today: Day;
}

const LEGENDS: Readonly<Record<FilterName, string>> = { ground: '事由', class: '等级', region: '注册地' };

export function publicListPage(view: ListView, size: number, words: ListingWords, person: Account | undefined) {
  const { choice, total, page } = view;
  const names = namesOf(words);
  const filters = choice.status === 'ended' ? (['ground', 'class'] as const) : (['ground', 'class', 'region'] as const);
  return {
    title: '负面清单',
    lead: words.rules.label,
    wide: true,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '负面清单' }],
    ...actions(person),
    rulesHref: paths.listingRules(),
    outsideHref: mayEver(person, 'outside.read') ? paths.outsideRecords() : undefined,
    tabs: (['in-force', 'ended'] as const).map((status) => ({
      href: address({ ...choice, status, region: undefined }),
      text: status === 'in-force' ? '在清单内' : '已终止',
      current: choice.status === status,
    })),
    note: choice.status === 'ended' ? endedNote(words.rules.shownAfterEnd) : undefined,
    searchForm: {
      action: paths.negativeList(),
      q: choice.q,
      label: choice.status === 'ended' ? '按文号查找' : '按企业名称、代码、拼音或文号查找',
      hidden: Object.entries({ ...choice, q: undefined })
        .filter(([name, value]) => value !== undefined && !(name === 'status' && value === 'in-force'))
        .map(([name, value]) => ({ name, value })),
    },
    filters: {
      action: paths.negativeList(),
      hidden: [
        ...(choice.q === '' ? [] : [{ name: 'q', value: choice.q }]),
        ...(choice.status === 'in-force' ? [] : [{ name: 'status', value: choice.status }]),
      ],
      reset:
        filters.some((name) => choice[name] !== undefined) &&
        address({ ...choice, ground: undefined, class: undefined, region: undefined }),
      groups: filters.map((name) => group(name, view, orderOf(name, words), names[name])),
    },
    chips: {
      items: [
        ...(choice.q === '' ? [] : [{ text: `查找：${choice.q}`, href: address({ ...choice, q: '' }) }]),
        ...filters.flatMap((name) => {
          const code = choice[name];
          if (code === undefined) return [];
          return [{ text: `${LEGENDS[name]}：${names[name](code)}`, href: address({ ...choice, [name]: undefined }) }];
        }),
      ],
      reset: paths.negativeList(),
    },
    total,
    download: total === 0 ? undefined : { href: address(choice, 1, paths.negativeListExport()), text: '导出 CSV' },
    table: choice.status === 'in-force' ? inForceTable(view, words) : endedTable(view, words),
    pagination: turning({
      page,
      size,
      total,
      shown: view.entries.length,
      address: (number) => address(choice, number),
    }),
  };
}

function endedNote(days: number): string {
  const named = days === 0 ? '' : `终止后 ${days} 天内仍显示企业名称；此后`;
  return `${named}期满、修复、撤销的记录只显示文号、事由、期限和终止方式，不再显示企业名称。`;
}

/** For whom which way leads on from here. */
function actions(person: Account | undefined) {
  if (mayEver(person, 'listing.read')) return { action: { href: paths.listingCases(), text: '办理案件' } };
  const report = { href: paths.clueReport(), text: '反映线索', kind: 'secondary' };
  if (mayEver(person, 'listing.answer'))
    return { action: { href: paths.ownListings(), text: '本企业的情况' }, more: [report] };
  return { action: report };
}

function namesOf({ city, rules }: ListingWords): Record<FilterName, (code: string) => string> {
  return {
    ground: (code) => groundWords(code, rules),
    class: (code) => LISTING_CLASSES.flatMap((one) => (one === code ? [rules.classes[one].name] : []))[0] ?? code,
    region: (code) => regionName(city, code),
  };
}

function orderOf(name: FilterName, { city, rules }: ListingWords): readonly string[] {
  if (name === 'ground') return rules.grounds.map(({ code }) => code);
  return name === 'class' ? LISTING_CLASSES : city.regions.map(({ code }) => code);
}

function group(
  name: FilterName,
  { counts, choice }: ListView,
  order: readonly string[],
  nameOf: (code: string) => string,
) {
  const tally = counts[name];
  const codes = [...order, ...[...tally.keys()].filter((code) => !order.includes(code)).sort()];
  const shown = codes.filter((code) => (tally.get(code) ?? 0) > 0 || choice[name] === code);
  return {
    legend: LEGENDS[name],
    name,
    kind: 'radios',
    options: [
      { value: '', text: '不限', checked: choice[name] === undefined },
      ...shown.map((code) => ({
        value: code,
        text: nameOf(code),
        count: tally.get(code) ?? 0,
        checked: choice[name] === code,
      })),
    ],
  };
}

function address(choice: ListView['choice'], page = 1, base = paths.negativeList()): string {
  const query = new URLSearchParams();
  for (const name of ['status', 'q', 'ground', 'class', 'region'] as const) {
    const value = choice[name];
    if (value !== undefined && value !== '' && value !== 'in-force') query.set(name, value);
  }
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? base : `${base}?${text}`;
}

function inForceTable({ entries }: ListView, { city, rules }: ListingWords) {
  return {
    caption: '在清单内的企业',
    captionHidden: true,
    columns: [
      { text: '企业', rowHead: true },
      { text: '事由' },
      { text: '等级' },
      { text: '期限' },
      { text: '决定文号' },
    ],
    rows: entries.flatMap(({ one: { entry } }) =>
      entry === null
        ? []
        : [
            {
              cells: [
                {
                  text: entry.name,
                  href: paths.listingEntry(entry.decision),
                  note: `${entry.uscc} · ${regionName(city, entry.region)}`,
                },
                { text: groundWords(entry.ground, rules) },
                { text: rules.classes[entry.class].name },
                periodOf(entry),
                { text: entry.decision },
              ],
            },
          ],
    ),
    empty: { text: '没有符合条件的企业。' },
  };
}

function endedTable({ entries }: ListView, { rules }: ListingWords) {
  return {
    caption: '已终止的记录',
    captionHidden: true,
    columns: [{ text: '决定文号', rowHead: true }, { text: '事由' }, { text: '期限' }, { text: '终止方式' }],
    rows: entries.flatMap(({ one: { entry, end }, named }) =>
      entry === null
        ? []
        : [
            {
              cells: [
                { text: entry.decision, href: paths.listingEntry(entry.decision), ...(named && { note: entry.name }) },
                { text: groundWords(entry.ground, rules) },
                periodOf(entry),
                { text: endWords(end, entry) },
              ],
            },
          ],
    ),
    empty: { text: '没有符合条件的记录。' },
  };
}
