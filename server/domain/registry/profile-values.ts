import type { Category, City } from '../policy/city.ts';
import { formatDay, isDay } from '../shared/calendar-date.ts';
import { formatAmount } from '../shared/money.ts';
import type { FieldChange } from './profile.ts';
import { SECTIONS, type ProfileField, type SectionName } from './profile-fields.ts';
import type { Provider } from './provider.ts';

/** What a section or an item holds, by field. */
export type Values = Readonly<Record<string, unknown>>;

/** The lists from which the profile's choices come. */
export interface ProfileLists {
  readonly city: City;
  readonly certificateKinds: readonly Category[];
  /** What the firm has uploaded, by the id of each; what it has removed can no longer be chosen. None where nobody may know. */
  readonly documents?: readonly ListedDocument[];
}

export interface ListedDocument extends Category {
  readonly removed: boolean;
}

/** Some choices under one heading: the categories stand in one group for each scheme. */
export interface ChoiceGroup {
  readonly id: string;
  readonly name: string;
  readonly choices: readonly Category[];
}

/** 市外 as a place that a firm serves. */
const ELSEWHERE: Category = { code: 'elsewhere', name: '市外' };

/** The choices of a field, in groups where its list has any. */
export function choiceGroups(
  { choices, label }: ProfileField,
  { city, certificateKinds, documents = [] }: ProfileLists,
): ChoiceGroup[] {
  const alone = (list: readonly Category[]) => [{ id: '', name: label, choices: list }];
  if (choices === undefined) return [];
  if (choices === 'regions') return alone([...city.regions, ELSEWHERE]);
  if (choices === 'industries') return alone(city.industries);
  if (choices === 'certificates') return alone(certificateKinds);
  if (choices === 'documents') return alone(documents.filter(({ removed }) => !removed));
  if (choices === 'categories')
    return city.schemes.map(({ id, name, categories }) => ({ id, name: `${label}（${name}）`, choices: categories }));
  if (choices === 'category')
    return alone(
      city.schemes.flatMap(({ name, categories }) =>
        categories.map((one) => ({ code: one.code, name: `${one.name}（${name}）` })),
      ),
    );
  return alone(choices.map(([code, name]) => ({ code, name })));
}

/** What a section holds: each field out of its place in the provider's document. */
export function sectionValues(provider: Provider, section: SectionName): Values {
  const fields: readonly ProfileField[] = SECTIONS[section].fields;
  return Object.fromEntries(fields.map(({ name, path = name }) => [name, at(provider, path)]));
}

/** What to write for a section, by path of the provider's document. */
export function sectionWrites(section: SectionName, values: Values): Record<string, unknown> {
  const fields: readonly ProfileField[] = SECTIONS[section].fields;
  return Object.fromEntries(fields.map(({ name, path = name }) => [path, values[name]]));
}

function at(thing: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], thing);
}

/** What differs, field by field, in the order of the form. A field that neither knows is none. */
export function fieldChanges(fields: readonly ProfileField[], before: Values, after: Values): FieldChange[] {
  return fields
    .map(({ name }) => ({ field: name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

/** A value in words, a line each; none for what is not given. */
export function valueLines(field: ProfileField, value: unknown, lists: ProfileLists): string[] {
  if (field.kind === 'yes') return [value === true ? '是' : '否'];
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map((code) => choiceName(field, String(code), lists));
  if (typeof value === 'number')
    return [
      field.kind === 'money' ? formatAmount(value) : [value, field.unit].filter((part) => part !== undefined).join(' '),
    ];
  if (typeof value !== 'string') return [];
  if (field.kind === 'choice') return [choiceName(field, value, lists)];
  return field.kind === 'date' && isDay(value) ? [formatDay(value)] : value.split('\n');
}

function choiceName(field: ProfileField, code: string, lists: ProfileLists): string {
  const gone = field.choices === 'documents' && !lists.documents?.some((one) => one.code === code && !one.removed);
  if (gone) return `${lists.documents?.find((one) => one.code === code)?.name ?? '材料'}（已移除）`;
  const all = choiceGroups(field, lists).flatMap(({ choices }) => choices);
  return all.find((one) => one.code === code)?.name ?? code;
}
