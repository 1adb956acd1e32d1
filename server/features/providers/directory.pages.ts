import { categoryName, industryName, regionName } from '../../domain/policy/city.ts';
import type { City } from '../../domain/policy/city.ts';
import { intervalAt } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { MOST_COMPARED } from '../../domain/registry/shortlist.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';

/** What the directory shows: what was chosen, what was found, how many each further choice would find. */
export interface DirectoryView {
  readonly choice: {
    readonly q: string;
    readonly region: string | undefined;
    readonly scheme: string | undefined;
    readonly category: string | undefined;
    readonly industry: string | undefined;
    readonly sort: 'name' | 'newest';
  };
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly providers: readonly Provider[];
  readonly grades: ReadonlyMap<string, { readonly grade: string | null }>;
  readonly counts: Readonly<Record<FilterName, ReadonlyMap<string, number>>>;
  readonly today: Day;
}

const FILTERS = ['region', 'scheme', 'category', 'industry'] as const;
type FilterName = (typeof FILTERS)[number];
const LEGENDS: Readonly<Record<FilterName, string>> = {
  region: '注册地',
  scheme: '分类标准',
  category: '类别',
  industry: '行业',
};

export function directoryPage(city: City, view: DirectoryView) {
  const { choice, total, page, size } = view;
  const names: Record<FilterName, (code: string) => string> = {
    region: (code) => regionName(city, code),
    scheme: (code) => city.schemes.find(({ id }) => id === code)?.name ?? code,
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
      reset:
        hasFilter(view) &&
        address(view, { region: undefined, scheme: undefined, category: undefined, industry: undefined }),
      groups: FILTERS.map((name) => group(name, view, orderOf(city, name, choice.scheme), names[name])),
    },
    chips: chipsOf(view, names),
    sorts: [
      { text: '名称', href: address(view, { sort: 'name' }), current: choice.sort === 'name' },
      { text: '最近入池', href: address(view, { sort: 'newest' }), current: choice.sort === 'newest' },
    ],
    entries: view.providers.map((provider) => entry(city, provider, view)),
    compare:
      view.providers.length > 1 ? { action: paths.compare(), text: `比较所选（最多 ${MOST_COMPARED} 家）` } : undefined,
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
  return FILTERS.some((name) => choice[name] !== undefined);
}

function address(view: DirectoryView, change: Partial<DirectoryView['choice'] & { page: number }>): string {
  const { q, region, scheme, category, industry, sort, page } = { ...view.choice, page: 1, ...change };
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  if (region !== undefined) query.set('region', region);
  if (scheme !== undefined) query.set('scheme', scheme);
  if (category !== undefined) query.set('category', category);
  if (industry !== undefined) query.set('industry', industry);
  if (sort !== 'name') query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? paths.providers() : `${paths.providers()}?${text}`;
}

/** The choices in the order of the city's lists: of the chosen scheme only, where there is one. */
function orderOf(city: City, name: FilterName, scheme: string | undefined): string[] {
  if (name === 'region') return city.regions.map(({ code }) => code);
  if (name === 'industry') return city.industries.map(({ code }) => code);
  if (name === 'scheme') return city.schemes.map(({ id }) => id);
  const schemes = city.schemes.filter(({ id }) => scheme === undefined || id === scheme);
  return schemes.flatMap(({ categories }) => categories.map(({ code }) => code));
}

function group(
  name: FilterName,
  { counts, choice }: DirectoryView,
  order: readonly string[],
  nameOf: (code: string) => string,
) {
  const tally = counts[name];
  // What a list of the city does not name comes last; of categories only those of the chosen scheme are offered.
  const listed = name === 'category' && choice.scheme !== undefined ? [] : [...tally.keys()];
  const codes = [...order, ...listed.filter((code) => !order.includes(code)).sort()];
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
  const items = FILTERS.flatMap((name) => {
    const code = choice[name];
    return code === undefined
      ? []
      : [{ text: `${LEGENDS[name]}：${names[name](code)}`, href: address(view, { [name]: undefined }) }];
  });
  const searched = choice.q === '' ? [] : [{ text: `查找：${choice.q}`, href: address(view, { q: '' }) }];
  return { items: [...searched, ...items], reset: paths.providers() };
}

function entry(city: City, provider: Provider, { today, grades }: DirectoryView) {
  const grade = grades.get(provider.uscc)?.grade ?? undefined;
  const since = intervalAt(provider.pool, today, 'both')?.from;
  return {
    href: paths.provider(provider.uscc),
    name: provider.name,
    ...(grade !== undefined && { grade }),
    place: regionName(city, provider.region),
    categories: provider.categories.map((code) => categoryName(city, code)),
    record: provider.summary,
    facts: [
      ...provider.industries.map((code) => industryName(city, code)),
      ...(since === undefined ? [] : [`${since.slice(0, 4)} 年入池`]),
    ],
    fresh: provider.confirmedOn,
    compare: { name: 'uscc', value: provider.uscc },
  };
}
