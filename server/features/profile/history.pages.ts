import { regionName } from '../../domain/policy/city.ts';
import { identityLines, IDENTITY_WORDS, type IdentityField } from '../../domain/registry/change-request.ts';
import { LISTS, SECTIONS, type ListName, type ProfileField } from '../../domain/registry/profile-fields.ts';
import { valueLines, type ProfileLists } from '../../domain/registry/profile-values.ts';
import type { FieldChange, ProfileChange } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { shownLines } from './profile-form.pages.ts';

interface HistoryView {
  readonly provider: Provider;
  readonly changes: readonly ProfileChange[];
  readonly page: number;
}

const SIZE = 20;
const WHAT = { edit: '修改', add: '添加', remove: '删除', confirm: '信息确认', admit: '入库，采用申报内容' } as const;

/** What was changed of a profile: who, when, which part, before and after; the latest first. */
export function historyPage({ provider, changes, page }: HistoryView, lists: ProfileLists) {
  const last = Math.max(Math.ceil(changes.length / SIZE), 1);
  const at = Math.min(page, last);
  const shown = changes.slice((at - 1) * SIZE, at * SIZE);
  const here = paths.providerHistory(provider.uscc);
  return {
    title: '资料修改记录',
    number: provider.name,
    lead: '谁在什么时候改了哪一部分，改前改后各是什么。保留最近 1,000 次。',
    wide: true,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.provider(provider.uscc), text: provider.name },
      { text: '资料修改记录' },
    ],
    entries: shown.map((change) => entry(change, lists)),
    pagination: turning({
      page: at,
      size: SIZE,
      total: changes.length,
      shown: shown.length,
      unit: '次',
      address: (number) => (number === 1 ? here : `${here}?page=${number}`),
    }),
    empty: { text: '资料还没有修改过。' },
  };
}

function entry({ at, by, section, what, item, fields }: ProfileChange, lists: ProfileLists) {
  const known = fieldsOf(section);
  return {
    at,
    who: by.name,
    title: titleOf(section, what, section === 'certificates' ? named(known, item, lists) : item),
    table: fields.length > 0 && {
      caption: '改前改后',
      captionHidden: true,
      columns: [{ text: '内容', rowHead: true }, { text: '改前' }, { text: '改后' }],
      rows: fields.map((change) => ({ cells: cellsOf(section, change, known, lists) })),
    },
  };
}

function titleOf(section: string, what: ProfileChange['what'], item: string): string {
  if (section === 'confirmation' || what === 'admit') return [WHAT[what], item].filter(Boolean).join(' · ');
  if (section === 'identity') return `登记信息变更 · ${item}`;
  if (section in LISTS) return `${WHAT[what]}${LISTS[section as ListName].one} · ${item}`;
  return `${WHAT[what]}${SECTIONS[section as keyof typeof SECTIONS]?.title ?? section}`;
}

function fieldsOf(section: string): readonly ProfileField[] {
  if (section === 'admission') return [...SECTIONS.basics.fields, ...SECTIONS.categories.fields];
  if (section in LISTS) return LISTS[section as ListName].fields;
  return SECTIONS[section as keyof typeof SECTIONS]?.fields ?? [];
}

function named(fields: readonly ProfileField[], item: string, lists: ProfileLists): string {
  const kind = fields.find(({ name }) => name === 'kind');
  return kind === undefined ? item : valueLines(kind, item, lists).join('');
}

function cellsOf(
  section: string,
  { field, before, after }: FieldChange,
  known: readonly ProfileField[],
  lists: ProfileLists,
) {
  if (section === 'confirmation') return [{ text: '确认日期' }, dayCell(before), dayCell(after)];
  if (section === 'identity') {
    const name = field as IdentityField;
    const lines = (value: unknown) =>
      shownLines(identityLines({ field: name, value: value as never }, (region) => regionName(lists.city, region)));
    return [{ text: IDENTITY_WORDS[name] }, lines(before), lines(after)];
  }
  const spec = known.find(({ name }) => name === field);
  if (spec === undefined) return [{ text: field }, { text: String(before ?? '') }, { text: String(after ?? '') }];
  const cell = (value: unknown) => (value === null ? { text: '' } : shownLines(valueLines(spec, value, lists)));
  return [{ text: spec.label }, cell(before), cell(after)];
}

function dayCell(value: unknown) {
  return { text: typeof value === 'string' ? formatDay(value) : '' };
}
