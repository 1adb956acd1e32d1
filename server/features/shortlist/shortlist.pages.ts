import { categoryName, regionName, type City } from '../../domain/policy/city.ts';
import { MOST_COMPARED, MOST_SHORTLISTED, type ShortlistItem } from '../../domain/registry/shortlist.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import { standingWords } from '../../pages/standing.pages.ts';
import * as paths from '../../paths.ts';

const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.shortlist(), text: '候选名单' },
];

export interface ConsideredView {
  readonly item: ShortlistItem;
  readonly provider: Provider | undefined;
  readonly standing: Standing | undefined;
}

/** What an enterprise considers, each with its standing of today and the note. */
export function shortlistPage(considered: readonly ConsideredView[], city: City) {
  return {
    title: '候选名单',
    lead: '本单位正在考虑的服务商，只有本单位的同事看得到。名单上的服务商被列入负面清单或者移出清单的，会在收件箱告知。',
    breadcrumb: [crumbs[0], { text: '候选名单' }],
    action: { href: paths.providers(), text: '到名录中挑选', kind: 'secondary' },
    compare:
      considered.length > 1 ? { action: paths.compare(), text: `比较所选（最多 ${MOST_COMPARED} 家）` } : undefined,
    table: {
      caption: `共 ${considered.length} 家（最多 ${MOST_SHORTLISTED} 家）`,
      columns: [
        { text: '比较', hidden: true },
        { text: '服务商', rowHead: true },
        { text: '现况' },
        { text: '服务类别' },
        { text: '备注' },
        { text: '加入' },
        { text: '办理', hidden: true },
      ],
      rows: considered.map((one) => row(one, city)),
      empty: { text: '还没有候选的服务商。在服务商的页面上可以加入。' },
    },
  };
}

function row({ item, provider, standing }: ConsideredView, city: City) {
  const { uscc, note, addedAt, addedBy } = item;
  const change = {
    links: [{ href: paths.shortlisted(uscc), text: '修改', hidden: `：${provider?.name ?? uscc}` }],
  };
  const added = { at: addedAt, note: addedBy.name };
  if (provider === undefined || standing === undefined)
    return {
      cells: [
        { text: '—' },
        { text: uscc },
        { tag: { kind: 'neutral', text: '已不公开' } },
        { text: '—' },
        { text: note === '' ? '—' : note },
        added,
        change,
      ],
    };
  return {
    cells: [
      { check: { name: 'uscc', value: uscc, label: `比较${provider.name}` } },
      { text: provider.name, href: paths.provider(uscc), note: regionName(city, provider.region) },
      { tag: standingWords(standing).tag },
      { words: provider.categories.map((code) => categoryName(city, code)) },
      { text: note === '' ? '—' : note },
      added,
      change,
    ],
  };
}

export interface NoteView {
  readonly uscc: string;
  readonly provider: Provider | undefined;
  readonly item: ShortlistItem | undefined;
}

export interface NoteGiven {
  readonly note: string;
  readonly fault?: string | undefined;
  /** Somebody wrote in between: what the list says now stands beside what was typed. */
  readonly moved?: string | undefined;
}

/** The form by which a provider is put on the list, or its note is changed. */
export function notePage({ uscc, provider, item }: NoteView, given?: NoteGiven) {
  const name = provider?.name ?? uscc;
  return {
    title: item === undefined ? '加入候选名单' : '候选服务商',
    number: name,
    breadcrumb: [...crumbs, { text: name }],
    errors: given?.fault === undefined ? [] : [{ href: '#note', text: given.fault }],
    banner: given?.moved === undefined ? undefined : { kind: 'waiting', title: given.moved, text: movedText(item) },
    post: paths.shortlisted(uscc),
    version: item?.version ?? 0,
    field: {
      name: 'note',
      label: '备注',
      kind: 'textarea',
      rows: 4,
      optional: true,
      hint: '例如谁推荐的、谈到哪一步、报价。只有本单位的同事看得到。',
      value: given?.note ?? item?.note ?? '',
      error: given?.fault,
    },
    submit: item === undefined ? '加入' : '保存备注',
    remove: item && { post: paths.shortlistedRemove(uscc), text: '移出候选名单', kind: 'danger' },
    cancel: provider === undefined ? paths.shortlist() : paths.provider(uscc),
  };
}

function movedText(item: ShortlistItem | undefined): string {
  if (item === undefined) return '同事已经把它移出候选名单。再次提交就重新加入。';
  return `现在的备注：${item.note === '' ? '（空）' : item.note}。下面是您填写的，再次提交就以您的为准。`;
}
