import { categoryName, industryName, regionName } from '../../domain/policy/city.ts';
import type { City } from '../../domain/policy/city.ts';
import { intervalAt } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';

/** What the directory shows: what was chosen, what was found, how many each further choice would find. */
export interface DirectoryView {
  readonly choice: {
    readonly q: string;
    readonly region: string | undefined;
    readonly category: string | undefined;
    readonly industry: string | undefined;
    readonly sort: 'name' | 'newest';
  };
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly providers: readonly Provider[];
  readonly counts: Readonly<Record<'region' | 'category' | 'industry', ReadonlyMap<string, number>>>;
  readonly today: Day;
}

type FilterName = 'region' | 'category' | 'industry';
const LEGENDS: Readonly<Record<FilterName, string>> = { region: '注册地', category: '类别', industry: '行业' };

export function directoryPage(city: City, view: DirectoryView) {
  const { choice, total, page, size } = view;
  const names: Record<FilterName, (code: string) => string> = {
    region: (code) => regionName(city, code),
    category: (code) => categoryName(city, code),
    industry: (code) => industryName(city, code),
  };
  return {
    title: '服务商名录',
    lead: '在资源池内、且未被列入负面清单的数字化改造服务商。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '服务商名录' }],
    wide: true,
    search: choice.q,
    total,
    filters: {
      action: paths.providers(),
      hidden: [
        ...(choice.q === '' ? [] : [{ name: 'q', value: choice.q }]),
        ...(choice.sort === 'name' ? [] : [{ name: 'sort', value: choice.sort }]),
      ],
      reset: hasFilter(view) && address(view, { region: undefined, category: undefined, industry: undefined }),
      groups: (['region', 'category', 'industry'] as const).map((name) =>
        group(name, view, orderOf(city, name), names[name]),
      ),
    },
    chips: chipsOf(view, names),
    sorts: [
      { text: '名称', href: address(view, { sort: 'name' }), current: choice.sort === 'name' },
      { text: '最近入池', href: address(view, { sort: 'newest' }), current: choice.sort === 'newest' },
    ],
    entries: view.providers.map((provider) => entry(city, provider, view.today)),
    pagination: turning({
      page,
      size,
      total,
      shown: view.providers.length,
      unit: '家',
      address: (number) => address(view, { page: number }),
    }),
    empty: {
      text: '没有符合条件的服务商。可以去掉一些条件，或换一个词再查。',
      action: { href: paths.providers(), text: '查看全部服务商', kind: 'secondary' },
    },
  };
}

function hasFilter({ choice }: DirectoryView): boolean {
  return choice.region !== undefined || choice.category !== undefined || choice.industry !== undefined;
}

function address(view: DirectoryView, change: Partial<DirectoryView['choice'] & { page: number }>): string {
  const { q, region, category, industry, sort, page } = { ...view.choice, page: 1, ...change };
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  if (region !== undefined) query.set('region', region);
  if (category !== undefined) query.set('category', category);
  if (industry !== undefined) query.set('industry', industry);
  if (sort !== 'name') query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? paths.providers() : `${paths.providers()}?${text}`;
}

/** The choices in the order of the city's lists; those that nobody has are left out unless chosen. */
function orderOf(city: City, name: FilterName): string[] {
  if (name === 'region') return city.regions.map(({ code }) => code);
  if (name === 'industry') return city.industries.map(({ code }) => code);
  return city.schemes.flatMap((scheme) => scheme.categories.map(({ code }) => code));
}

function group(
  name: FilterName,
  { counts, choice }: DirectoryView,
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

function chipsOf(view: DirectoryView, names: Record<FilterName, (code: string) => string>) {
  const { choice } = view;
  const items = (['region', 'category', 'industry'] as const).flatMap((name) => {
    const code = choice[name];
    return code === undefined
      ? []
      : [{ text: `${LEGENDS[name]}：${names[name](code)}`, href: address(view, { [name]: undefined }) }];
  });
  const searched = choice.q === '' ? [] : [{ text: `查找：${choice.q}`, href: address(view, { q: '' }) }];
  return { items: [...searched, ...items], reset: paths.providers() };
}

function entry(city: City, provider: Provider, today: Day) {
  const since = intervalAt(provider.pool, today, 'both')?.from;
  return {
    href: paths.provider(provider.uscc),
    name: provider.name,
    place: regionName(city, provider.region),
    categories: provider.categories.map((code) => categoryName(city, code)),
    record: provider.summary,
    facts: [
      ...provider.industries.map((code) => industryName(city, code)),
      ...(since === undefined ? [] : [`${since.slice(0, 4)} 年入池`]),
    ],
    fresh: provider.confirmedOn,
  };
}
