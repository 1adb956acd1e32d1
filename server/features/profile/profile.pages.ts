import { regionName } from '../../domain/policy/city.ts';
import { identityLines, IDENTITY_FIELDS, IDENTITY_WORDS } from '../../domain/registry/change-request.ts';
import type { NeedPlace, PurposeCompleteness } from '../../domain/registry/profile-completeness.ts';
import { LIST_NAMES, LISTS, MOST_ITEMS, SECTION_NAMES, SECTIONS } from '../../domain/registry/profile-fields.ts';
import type { ListName, ProfileField, SectionName } from '../../domain/registry/profile-fields.ts';
import { sectionValues, valueLines, type ProfileLists, type Values } from '../../domain/registry/profile-values.ts';
import { priceWords } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { shownLines } from './profile-form.pages.ts';

interface Overview {
  readonly provider: Provider;
  readonly completeness: readonly PurposeCompleteness[];
  readonly today: Day;
  readonly seen: string;
}

/** The profile as a whole: how complete it is, what is locked, and each part with the way to its form. */
export function profilePage({ provider, completeness, seen }: Overview, lists: ProfileLists) {
  const { confirmedOn } = provider;
  return {
    title: '企业资料',
    number: provider.name,
    lead: '一处填写，申请入库、名录、评级和奖励测算共用。每一部分单独保存。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '企业资料' }],
    action: { href: paths.provider(provider.uscc), text: '查看公开页面', kind: 'secondary' },
    more: [
      { href: paths.providerHistory(provider.uscc), text: '修改记录' },
      { href: paths.changes(), text: '变更申请' },
    ],
    completeness: completenessTable(completeness, provider.uscc),
    confirmation: {
      text:
        confirmedOn === null
          ? '还没有确认过。核对各项资料无误后请确认，公开页面会显示确认日期。'
          : `最近于${formatDay(confirmedOn)}确认。资料仍然属实的，可以再次确认，公开页面显示最近一次的日期。`,
      action: {
        post: paths.profileConfirm(),
        text: '确认资料属实、现行有效',
        kind: 'secondary',
        fields: [{ name: 'seen', value: seen }],
      },
    },
    identity: identityFacts(provider, lists),
    identityAction: { href: paths.changeNew(), text: '申请变更', kind: 'secondary' },
    sections: SECTION_NAMES.map((section) => sectionView(provider, section, lists)),
    lists: LIST_NAMES.map((list) => ({
      id: list,
      table: listTable(provider, list, lists),
      // An empty list has its own way in.
      action: provider.profile[list].length > 0 && {
        href: paths.profilePart(list),
        text: `管理${LISTS[list].title}`,
        kind: 'secondary',
        small: true,
      },
    })),
  };
}

function identityFacts(provider: Provider, { city }: ProfileLists) {
  return [
    { term: '统一社会信用代码', text: provider.uscc, note: '代码变更须重新登记' },
    ...IDENTITY_FIELDS.map((field) => ({
      term: IDENTITY_WORDS[field],
      ...shownLines(identityLines({ field, value: provider[field] }, (region) => regionName(city, region))),
    })),
  ];
}

function sectionView(provider: Provider, section: SectionName, lists: ProfileLists) {
  const values = sectionValues(provider, section);
  const fields: readonly ProfileField[] = SECTIONS[section].fields;
  return {
    id: section,
    title: SECTIONS[section].title,
    facts: fields.map((field) => {
      const lines = valueLines(field, values[field.name], lists);
      return { term: field.label, ...(field.kind === 'choices' ? { words: lines } : shownLines(lines)) };
    }),
    action: {
      href: paths.profilePart(section),
      text: `修改${SECTIONS[section].title}`,
      kind: 'secondary',
      small: true,
    },
  };
}

/** What each purpose finds and lacks; for the firm itself each lack leads to its page. */
export function completenessTable(completeness: readonly PurposeCompleteness[], uscc: string, own = true) {
  return {
    caption: '资料完整程度',
    columns: [{ text: '用途', rowHead: true }, { text: '已有' }, { text: '还缺' }],
    rows: completeness.map(({ name, met, missing }) => ({
      cells: [
        { text: name },
        { text: `${met.length}／${met.length + missing.length} 项` },
        missing.length === 0
          ? { tag: { kind: 'good', text: '齐全' } }
          : own
            ? { links: missing.map(({ text, place }) => ({ text, href: needAddress(place, uscc) })) }
            : { words: missing.map(({ text }) => text) },
      ],
    })),
  };
}

/** Where a thing that is missing is put right. */
function needAddress(place: NeedPlace, uscc: string): string {
  if (place === 'identity') return paths.changeNew();
  if (place === 'record') return paths.providerRevenue(uscc);
  if (place === 'confirmation') return `${paths.profile()}#confirmation`;
  return paths.profilePart(place);
}

/** The page of a list: its items, each with the way to change it, and the way to a new one. */
export function listPage(provider: Provider, list: ListName, lists: ProfileLists) {
  const { title, lead, one } = LISTS[list];
  const full = provider.profile[list].length >= MOST_ITEMS;
  return {
    title,
    number: provider.name,
    lead,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { href: paths.profile(), text: '企业资料' }, { text: title }],
    action: full ? undefined : { href: paths.profileItemNew(list), text: `添加${one}` },
    banner: full && { kind: 'neutral', text: `最多 ${MOST_ITEMS} 项，已经填满。删除不再需要的才能添加。` },
    locked: list === 'certificates' && softwareTable(provider),
    table: listTable(provider, list, lists),
    back: { href: paths.profile(), text: '返回企业资料' },
  };
}

function listTable(provider: Provider, list: ListName, lists: ProfileLists) {
  const { title, one } = LISTS[list];
  const cells = CELLS[list];
  return {
    caption: title,
    columns: cells.columns,
    rows: provider.profile[list].map((item) => ({
      cells: [{ ...cells.first(item, lists), href: paths.profileItem(list, item.id) }, ...cells.rest(item, lists)],
    })),
    empty: { text: `还没有填写${one}。`, action: { href: paths.profileItemNew(list), text: `添加${one}` } },
  };
}

interface ListCells {
  readonly columns: readonly object[];
  readonly first: (item: object, lists: ProfileLists) => object;
  readonly rest: (item: object, lists: ProfileLists) => readonly object[];
}

/** A field of an item in words, on one line. */
function word(list: ListName, name: string, item: object, lists: ProfileLists): string {
  const fields: readonly ProfileField[] = LISTS[list].fields;
  const field = fields.find((one) => one.name === name);
  return field === undefined ? '' : valueLines(field, (item as Values)[name], lists).join('');
}

const CELLS: Readonly<Record<ListName, ListCells>> = {
  products: {
    columns: [{ text: '名称', rowHead: true }, { text: '类别' }, { text: '计价方式' }, { text: '价格区间' }],
    first: (item, lists) => ({ text: word('products', 'name', item, lists) }),
    rest: (item, lists) => [
      { text: word('products', 'category', item, lists) },
      { text: word('products', 'pricing', item, lists) },
      { text: priceWords(item as Parameters<typeof priceWords>[0]) },
    ],
  },
  cases: {
    columns: [{ text: '项目', rowHead: true }, { text: '客户' }, { text: '签约' }, { text: '验收' }],
    first: (item, lists) => ({ text: word('cases', 'project', item, lists) }),
    rest: (item, lists) => [
      {
        text: word('cases', 'customer', item, lists),
        note: (item as Values)['customerPublic'] === true ? '公开名称' : '不公开名称',
      },
      { text: word('cases', 'signedOn', item, lists) },
      { text: word('cases', 'acceptedOn', item, lists) || '未验收' },
    ],
  },
  certificates: {
    columns: [{ text: '种类', rowHead: true }, { text: '证书编号' }, { text: '发证机关' }, { text: '有效期' }],
    first: (item, lists) => ({ text: word('certificates', 'kind', item, lists) }),
    rest: (item, lists) => {
      const { from, to } = item as Values;
      return [
        { text: word('certificates', 'number', item, lists) },
        { text: word('certificates', 'issuer', item, lists) },
        { from, to },
      ];
    },
  },
};

/** The certificates of a software enterprise: locked, and changed by request. */
function softwareTable({ softwareCertificates }: Provider) {
  return {
    caption: '软件企业证书（登记后锁定，修改须申请变更）',
    columns: [{ text: '证书编号', rowHead: true }, { text: '有效期' }],
    rows: (softwareCertificates ?? []).map(({ number, from, to }) => ({ cells: [{ text: number }, { from, to }] })),
    empty: {
      text: softwareCertificates === null ? '还没有说明是否软件企业。' : '不是软件企业。',
      action: { href: paths.changeNew(), text: '申请变更' },
    },
  };
}
