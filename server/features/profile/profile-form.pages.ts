import { LISTS, partOf, SECTIONS } from '../../domain/registry/profile-fields.ts';
import type { ListName, ProfileField, SectionName } from '../../domain/registry/profile-fields.ts';
import { choiceGroups, valueLines, type ProfileLists, type Values } from '../../domain/registry/profile-values.ts';
import * as paths from '../../paths.ts';

/** What was typed into a form, or is kept, and what is wrong with it by field. */
export interface ShownForm {
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly faults: Readonly<Record<string, string>>;
}

/** Which part of the profile a page is about: a section, or an item of a list (with the id that it has or will have). */
export interface PartView {
  readonly part: SectionName | ListName;
  readonly firm: string;
  readonly seen: string;
  readonly item?: string;
  readonly isNew?: boolean;
}

const isList = (part: SectionName | ListName): part is ListName => part in LISTS;

function titleOf({ part, isNew }: PartView): string {
  if (!isList(part)) return SECTIONS[part].title;
  return `${isNew === true ? '添加' : '修改'}${LISTS[part].one}`;
}

/** Where the form of a part is sent to. */
function addressOf({ part, item = '', isNew }: PartView): string {
  if (!isList(part)) return paths.profilePart(part);
  return isNew === true ? paths.profileItemNew(part) : paths.profileItem(part, item);
}

function crumbs(view: PartView, last: string) {
  const { part } = view;
  const list = isList(part) ? [{ href: paths.profilePart(part), text: LISTS[part].title }] : [];
  return [{ href: paths.home(), text: '首页' }, { href: paths.profile(), text: '企业资料' }, ...list, { text: last }];
}

/** The form of a section or of an item. */
export function profileFormPage(view: PartView, form: ShownForm, lists: ProfileLists) {
  const { part, item, isNew, seen, firm } = view;
  const { fields, lead }: { fields: readonly ProfileField[]; lead: string } = partOf(part);
  const list = isList(part);
  return {
    title: titleOf(view),
    number: firm,
    lead,
    breadcrumb: crumbs(view, titleOf(view)),
    errors: Object.entries(form.faults).map(([name, text]) => ({ href: `#${name}`, text })),
    action: fields.some(({ choices }) => choices === 'documents') && {
      href: paths.documents(),
      text: '上传企业材料',
      kind: 'secondary',
    },
    post: addressOf(view),
    hidden: [{ name: 'seen', value: seen }, ...(isNew === true ? [{ name: 'item', value: item }] : [])],
    fields: fields.flatMap((field) => boxes(field, form, lists, list)),
    submitText: list ? `保存${LISTS[part].one}` : '保存',
    cancel: { href: list ? paths.profilePart(part) : paths.profile(), text: '不保存，返回' },
    remove: list &&
      isNew !== true && { href: paths.profileItemRemove(part, item ?? ''), text: `删除这项${LISTS[part].one}` },
  };
}

const KINDS: Readonly<Partial<Record<ProfileField['kind'], object>>> = {
  textarea: { kind: 'textarea', rows: 5 },
  phone: { kind: 'tel', width: 'code' },
  email: { kind: 'email' },
  whole: { kind: 'number', width: 'short' },
  money: { kind: 'money' },
  date: { kind: 'date' },
};
/** So many choices stand side by side; more are a list to open. */
const FEW = 5;

function boxes(field: ProfileField, { typed, faults }: ShownForm, lists: ProfileLists, inList: boolean): object[] {
  const { name, label, kind, hint, required, unitBy, unit } = field;
  const optional = inList ? required !== true : field.optional === true;
  const common = {
    name,
    label,
    hint,
    optional,
    value: typed[name],
    error: faults[name],
    maxlength: maxlengthOf(field),
    unit,
  };
  if (kind === 'yes')
    return [{ ...common, kind: 'checkboxes', hint: '', options: [{ value: 'yes', text: hint ?? label }] }];
  if (kind === 'choices')
    return choiceGroups(field, lists).map((group, i) => ({
      ...common,
      kind: 'checkboxes',
      label: group.name,
      id: i === 0 ? name : `${name}-${group.id}`,
      error: i === 0 ? faults[name] : undefined,
      options: optionsOf(group.choices),
      ...(group.choices.length === 0 && { hint: '还没有可选的材料。请先上传企业材料，再回到这里选用。' }),
    }));
  if (kind === 'choice') {
    const choices = choiceGroups(field, lists).flatMap((group) => optionsOf(group.choices));
    const few = choices.length <= FEW;
    return [{ ...common, kind: few ? 'radios' : 'select', blank: '请选择', options: choices }];
  }
  return [{ ...common, ...KINDS[kind], ...(kind === 'money' && unitBy === undefined && { unit: '万元' }) }];
}

/** A bound that the box itself keeps; a whole number's bound is no length. */
function maxlengthOf({ kind, most }: ProfileField): number | undefined {
  return kind === 'whole' ? undefined : most;
}

function optionsOf(choices: readonly { readonly code: string; readonly name: string }[]) {
  return choices.map(({ code, name }) => ({ value: code, text: name }));
}

/** What is stored now, beside what was typed. */
export interface Clash {
  readonly typed: ShownForm['typed'];
  readonly values: Values;
  readonly stored: Values | null;
}

/** Somebody saved the same part first: both side by side, and the choice which of them shall stand. */
export function profileClashPage(view: PartView, { typed, values, stored }: Clash, lists: ProfileLists) {
  const { part, item = '', seen } = view;
  const { fields }: { fields: readonly ProfileField[] } = partOf(part);
  const lines = (field: ProfileField, from: Values | null) => shownLines(valueLines(field, from?.[field.name], lists));
  const differs = (field: ProfileField) =>
    JSON.stringify(stored?.[field.name] ?? null) !== JSON.stringify(values[field.name] ?? null);
  return {
    title: '没有保存：已有人先改动',
    number: titleOf(view),
    lead: '在您打开页面之后，同一内容已被保存过。请比较两份内容，再决定保留哪一份。',
    wide: true,
    breadcrumb: crumbs(view, '比较两份内容'),
    table: {
      caption: '两份内容',
      columns: [{ text: '内容', rowHead: true }, { text: '现在保存的' }, { text: '您填写的' }],
      rows: fields.map((field) => ({
        current: differs(field),
        cells: [
          { text: field.label, ...(differs(field) && { note: '不同' }) },
          stored === null ? { text: '（已删除）' } : lines(field, stored),
          lines(field, values),
        ],
      })),
    },
    post: addressOf(view),
    hidden: [
      { name: 'seen', value: seen },
      { name: 'item', value: item },
      ...fields.flatMap(({ name }) => [typed[name] ?? ''].flat().map((value) => ({ name, value }))),
    ],
    submitText: '用我填写的内容覆盖',
    cancel: { href: paths.profilePart(part), text: '保留现在保存的，放弃我填写的' },
  };
}

export function shownLines(lines: readonly string[]) {
  return lines.length === 0 ? { text: '' } : { lines };
}

/** The page before an item is taken away. */
export function removePage(view: PartView, values: Values, lists: ProfileLists) {
  const { part, item = '', seen, firm } = view;
  const list = part as ListName;
  const fields: readonly ProfileField[] = LISTS[list].fields;
  const title = `删除${LISTS[list].one}`;
  return {
    title,
    number: firm,
    breadcrumb: crumbs(view, title),
    confirm: {
      post: paths.profileItemRemove(list, item),
      consequence: `这项${LISTS[list].one}从企业资料中删除，名录不再显示；修改记录里仍留有它的内容。`,
      danger: true,
      facts: fields.map((field) => ({
        term: field.label,
        ...shownLines(valueLines(field, values[field.name], lists)),
      })),
      hidden: [{ name: 'seen', value: seen }],
      submitText: title,
      cancel: { href: paths.profileItem(list, item), text: '不删除，返回' },
    },
  };
}
