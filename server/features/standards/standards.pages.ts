import { chosenStandards, type PublicStandard, type StandardsChoice } from '../../domain/records/public-standards.ts';
import { STANDARD_KIND_WORDS, STANDARD_THEME_WORDS } from '../../domain/records/standard-family.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';

export interface StandardsView {
  readonly choice: StandardsChoice;
  readonly all: readonly PublicStandard[];
  readonly shown: readonly PublicStandard[];
  readonly total: number;
  readonly page: number;
}

type FilterName = 'theme' | 'society' | 'year';

const FILTERS = ['theme', 'year', 'society'] as const;
const LEGENDS: Readonly<Record<FilterName, string>> = { theme: '主题', society: '社会团体代号', year: '发布年份' };
export function standardsPage(view: StandardsView, size: number) {
  const { choice, total, page } = view;
  return {
    title: '团体标准',
    lead: '实施成效已经确认的团体标准，以及参加起草的服务商。',
    wide: true,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '团体标准' }],
    searchForm: { action: paths.standards(), q: choice.q, hidden: hiddenOf({ ...choice, q: '' }) },
    filters: {
      action: paths.standards(),
      unit: '项',
      hidden: hiddenOf({ ...choice, theme: undefined, society: undefined, year: undefined }),
      reset:
        FILTERS.some((name) => choice[name] !== undefined) &&
        address({ ...choice, theme: undefined, society: undefined, year: undefined }),
      groups: FILTERS.map((name) => group(name, view)),
    },
    chips: { items: chipsOf(view), reset: paths.standards() },
    total,
    table: tableOf(view.shown),
    pagination: turning({
      page,
      size,
      total,
      shown: view.shown.length,
      unit: '项',
      address: (number) => address(choice, number),
    }),
  };
}

function chipsOf({ choice, all }: StandardsView) {
  const { firm } = choice;
  const drafter = all.flatMap(({ drafters }) => drafters).find(({ uscc }) => uscc === firm);
  return [
    ...(choice.q === '' ? [] : [{ text: `查找：${choice.q}`, href: address({ ...choice, q: '' }) }]),
    ...FILTERS.flatMap((name) => {
      const value = choice[name];
      if (value === undefined) return [];
      const text = `${LEGENDS[name]}：${nameOf(name, value)}`;
      return [{ text, href: address({ ...choice, [name]: undefined }) }];
    }),
    ...(firm === undefined
      ? []
      : [{ text: `起草单位：${drafter?.name ?? firm}`, href: address({ ...choice, firm: undefined }) }]),
  ];
}

/** How many of each there are beside the other filters chosen. */
function group(name: FilterName, { all, choice }: StandardsView) {
  const tally = new Map<string, number>();
  for (const one of chosenStandards(all, { ...choice, [name]: undefined }))
    tally.set(valueOf(one, name), (tally.get(valueOf(one, name)) ?? 0) + 1);
  const chosen = choice[name];
  if (chosen !== undefined && !tally.has(chosen)) tally.set(chosen, 0);
  const values =
    name === 'theme' ? Object.keys(STANDARD_THEME_WORDS).filter((one) => tally.has(one)) : [...tally.keys()].sort();
  return {
    legend: LEGENDS[name],
    name,
    kind: 'radios',
    options: [
      { value: '', text: '不限', checked: chosen === undefined },
      ...(name === 'year' ? values.toReversed() : values).map((value) => ({
        value,
        text: nameOf(name, value),
        count: tally.get(value) ?? 0,
        checked: chosen === value,
      })),
    ],
  };
}

const valueOf = (one: PublicStandard, name: FilterName) => (name === 'year' ? one.publishedOn.slice(0, 4) : one[name]);

function nameOf(name: FilterName, value: string): string {
  if (name === 'theme') return Object.entries(STANDARD_THEME_WORDS).find(([code]) => code === value)?.[1] ?? value;
  return name === 'year' ? `${value} 年` : value;
}

function tableOf(shown: readonly PublicStandard[]) {
  return {
    caption: '团体标准',
    captionHidden: true,
    columns: [
      { text: '标准', rowHead: true },
      { text: '发布日期' },
      { text: '主题' },
      { text: '制订或修订' },
      { text: '起草单位' },
    ],
    rows: shown.map(({ number, title, publishedOn, theme, kind, drafters }) => ({
      cells: [
        { text: title, href: paths.standard(number), note: number },
        { date: publishedOn },
        { text: STANDARD_THEME_WORDS[theme] },
        { text: STANDARD_KIND_WORDS[kind] },
        drafters.length === 0
          ? { text: '未公开' }
          : {
              links: drafters.map(({ uscc, name, rank }) => ({
                href: paths.provider(uscc),
                text: `${name}（排名第 ${rank}）`,
              })),
            },
      ],
    })),
    empty: { text: '没有符合条件的团体标准。' },
  };
}

const hiddenOf = (choice: StandardsChoice) =>
  Object.entries(choice).flatMap(([name, value]: [string, string | undefined]) =>
    value === undefined || value === '' ? [] : [{ name, value }],
  );

function address(choice: StandardsChoice, page = 1): string {
  const query = new URLSearchParams(hiddenOf(choice).map(({ name, value }): [string, string] => [name, value]));
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? paths.standards() : `${paths.standards()}?${query}`;
}
