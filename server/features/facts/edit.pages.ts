import { typedFact, unitField, type FactField } from '../../domain/records/fact-fields.ts';
import type { FactKind, Faults } from '../../domain/records/fact-kind.ts';
import { latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { evidenceField, fileField } from '../../domain/records/revenue-fields.ts';
import type { RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { ACCEPTED_ENDINGS, FILE_HINT, FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import { MONEY_UNITS, moneyUnitOf } from '../../domain/shared/money-entry.ts';
import * as factPaths from '../../fact-paths.ts';
import { factTrail } from './fact-parts.pages.ts';

/** What a declaration is for. An office that enters a new one names the firm in the form. */
export interface FactFormOf {
  readonly provider: Provider | undefined;
  readonly fact: FirmFact | undefined;
  readonly restating: boolean;
}

export interface ShownFactForm {
  readonly typed: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly choices: readonly RevenueEvidence[];
  readonly faults: Faults;
}

/** What the form of a fact begins with: what was declared last. */
export const factTyped = (kind: FactKind, fact: FirmFact | undefined) =>
  fact === undefined ? {} : typedFact(kind.fields, latestFact(fact).data);

const INPUTS: Readonly<Record<FactField['type'], object>> = {
  text: { kind: 'text', width: 'long' },
  long: { kind: 'textarea', rows: 4 },
  lines: { kind: 'textarea', rows: 6 },
  day: { kind: 'date' },
  whole: { kind: 'number', width: 'short' },
  choice: { kind: 'radios' },
  money: { kind: 'money', unit: '元' },
};

/** A field of a fact as the partial of fields takes it. */
function inputOf(field: FactField, typed: Readonly<Record<string, string>>, faults: Faults) {
  const { name, label, hint, optional } = field;
  return {
    ...{ name, label, hint, optional, ...INPUTS[field.type], value: typed[name] ?? '', error: faults[name] },
    ...(field.type === 'choice' && {
      options: Object.entries(field.options).map(([value, text]) => ({ value, text })),
    }),
    ...((field.type === 'text' || field.type === 'long') && { maxlength: field.most }),
  };
}

/** The same with the choice of its unit before it, where it has one. */
export function inputsOf(field: FactField, typed: Readonly<Record<string, string>>, faults: Faults): object[] {
  const input = inputOf(field, typed, faults);
  if (field.type !== 'money' || field.units !== true) return [input];
  const name = unitField(field.name);
  const chosen = moneyUnitOf(typed[name]);
  return [
    {
      ...{ name, label: `${field.label}的单位`, kind: 'radios', value: typed[name] ?? '', error: faults[name] },
      options: Object.entries(MONEY_UNITS).map(([value, text]) => ({ value, text })),
    },
    { ...input, unit: chosen && MONEY_UNITS[chosen] },
  ];
}

export function factFormPage(kind: FactKind, of: FactFormOf, shown: ShownFactForm, person: Account) {
  const { provider, fact, restating } = of;
  const { typed, faults } = shown;
  const verb = restating ? '更正' : person.role === 'provider' ? '申报' : '登记';
  const named = provider === undefined || (fact === undefined && person.role !== 'provider');
  const asked = fact?.state === 'returned' || fact?.state === 'questioned';
  const back = fact === undefined ? factPaths.facts(kind.name) : factPaths.fact(kind.name, fact.id);
  return {
    title: `${verb}${kind.word}`,
    number: [named ? '' : provider.name, fact?.number].filter(Boolean).join(' · '),
    lead:
      person.role === 'provider'
        ? '请照材料填写，确认后写入企业档案。'
        : '登记以后由另一位经办人确认，确认后写入企业档案，并告知企业。',
    breadcrumb: factTrail(
      kind,
      person,
      ...(fact === undefined ? [] : [{ href: factPaths.fact(kind.name, fact.id), text: fact.number }]),
      { text: verb },
    ),
    errors: Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text })),
    banner: asked ? { kind: 'waiting', title: '主管部门的意见', text: fact.history.at(-1)?.reason ?? '' } : undefined,
    post: fact === undefined ? factPaths.factNew(kind.name) : factPaths.factEdit(kind.name, fact.id),
    hidden: [{ name: 'version', value: String(fact?.version ?? 0) }],
    fields: [
      ...(named
        ? [
            {
              ...{
                name: 'uscc',
                label: `${kind.owner ?? '企业'}的统一社会信用代码`,
                kind: 'text',
                width: 'code',
                maxlength: 18,
              },
              ...{ value: typed['uscc'] ?? '', error: faults['uscc'] },
            },
          ]
        : []),
      ...kind.fields.flatMap((field) => inputsOf(field, typed, faults)),
    ],
    sources: kind.sources.map((source) => sourceOf(source, shown)),
    sourcesLead: `${FILE_HINT}上传的文件同时存入“企业材料”。`,
    reason: {
      ...{ name: 'reason', label: restating ? '更正的原因' : '说明', kind: 'textarea', rows: 3, maxlength: 1000 },
      ...{ optional: !restating, value: typed['reason'] ?? '', error: faults['reason'] },
    },
    submitText: `提交${verb}`,
    cancel: { href: back, text: '暂不办理' },
  };
}

function sourceOf({ code, name, needed }: FactKind['sources'][number], { choices, picked, faults }: ShownFactForm) {
  const own = choices.filter(({ source }) => source === code);
  return {
    legend: needed ? name : `${name}（选填）`,
    choices: own.length > 0 && {
      ...{ name: evidenceField(code), id: `${evidenceField(code)}-kept`, kind: 'checkboxes', label: '选用企业材料' },
      value: picked[code] ?? [],
      options: own.map((file) => ({
        value: file.document,
        text: file.name,
        hint: `${FILE_KINDS[file.kind].words}，${sizeWords(file.size)}`,
      })),
    },
    file: {
      ...{ name: fileField(code), kind: 'file', label: own.length > 0 ? '上传新文件' : '上传文件', multiple: true },
      ...{ optional: true, accept: ACCEPTED_ENDINGS, error: faults[fileField(code)] },
    },
  };
}
