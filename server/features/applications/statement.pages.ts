import { conditionNote } from '../../domain/policy/condition.ts';
import { FIELD_WORDS, type Correction } from '../../domain/registry/application.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import * as paths from '../../paths.ts';
import type { CaseWords } from './case-parts.pages.ts';
import { materialsPart, type MaterialsTyped } from './materials.pages.ts';

/** The statement as it was typed, or as it is kept. */
export interface StatementTyped {
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly summary: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly teamSize: string;
  readonly declared: readonly string[];
  readonly cases: readonly {
    readonly customer: string;
    readonly project: string;
    readonly signedOn: string;
    readonly acceptedOn: string;
  }[];
}

interface Fault {
  readonly id: string;
  readonly text: string;
}

interface Field {
  readonly name: string;
  readonly id?: string;
  readonly hint?: string | undefined;
  readonly [key: string]: unknown;
}

export function statementPage(
  { application }: SeenApplication,
  { city, rules }: CaseWords,
  typed: StatementTyped,
  materials: MaterialsTyped,
  faults: readonly Fault[] = [],
) {
  const { id, version, corrections, state } = application;
  const asked = state.startsWith('returned') ? corrections : [];
  const field = (given: Field) => withFault(withCorrection(given, asked), faults);
  const options = (list: readonly { code: string; name: string }[]) =>
    list.map(({ code, name }) => ({ value: code, text: name }));
  return {
    title: '填写入库申请',
    number: application.name,
    lead: '可以先保存，以后再填；提交前会逐项检查。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.applications(), text: '入库申请' },
      { href: paths.application(id), text: application.name },
      { text: '填写' },
    ],
    errors: faults.map((fault) => ({ href: `#${fault.id}`, text: fault.text })),
    post: paths.applicationEdit(id),
    version,
    cancel: paths.application(id),
    groups: [
      {
        title: '服务范围',
        fields: [
          ...city.schemes.map((scheme, i) =>
            field({
              name: 'categories',
              id: i === 0 ? 'categories' : `categories-${scheme.id}`,
              kind: 'checkboxes',
              label: `服务类别（${scheme.name}）`,
              hint: i === 0 ? '可多选；各套分类中至少选一个。' : undefined,
              value: typed.categories,
              options: options(scheme.categories),
            }),
          ),
          field({
            name: 'industries',
            kind: 'checkboxes',
            label: '服务行业',
            value: typed.industries,
            options: options(city.industries),
          }),
          field({
            name: 'summary',
            kind: 'textarea',
            label: '业务简介',
            hint: '为哪些企业做什么、怎么做，20 至 1000 字。入库后在名录公开。',
            rows: 6,
            value: typed.summary,
          }),
        ],
      },
      {
        title: '联系人与团队',
        fields: [
          field({ name: 'contactName', label: '联系人', value: typed.contactName, width: 'code' }),
          field({
            name: 'contactPhone',
            kind: 'tel',
            label: '联系电话',
            hint: '名录中只公开首尾几位。',
            value: typed.contactPhone,
            width: 'code',
          }),
          field({
            name: 'teamSize',
            kind: 'number',
            label: '服务团队人数',
            unit: '人',
            width: 'short',
            value: typed.teamSize,
          }),
        ],
      },
    ],
    casesHint: correctionOf('cases', asked),
    casesLead: `最多 ${typed.cases.length} 个，其中已验收的不少于 ${rules.fewestCases} 个；不用的行留空。`,
    cases: typed.cases.map((row, i) => ({
      legend: `案例 ${i + 1}`,
      fields: [
        ...(['customer', 'project'] as const).map((key) =>
          withFault(
            {
              name: `case-${i + 1}-${key}`,
              optional: i >= rules.fewestCases,
              label: CASE_LABELS[key],
              value: row[key],
            },
            faults,
          ),
        ),
        ...(['signedOn', 'acceptedOn'] as const).map((key) =>
          withFault(
            {
              name: `case-${i + 1}-${key}`,
              optional: i >= rules.fewestCases,
              kind: 'date',
              label: CASE_LABELS[key],
              value: row[key],
            },
            faults,
          ),
        ),
      ],
    })),
    materials: materialsPart(materials, rules, asked, faults),
    declared: field({
      name: 'declared',
      kind: 'checkboxes',
      label: '本企业承诺符合下列条件',
      hint: '提交前须逐项承诺。承诺不实的，按负面清单的规定处理。',
      value: typed.declared,
      options: rules.conditions.map((one) => ({ value: one.code, text: one.text, hint: conditionNote(one) })),
    }),
  };
}

const CASE_LABELS = { customer: '企业名称', project: '项目名称', signedOn: '签约日期', acceptedOn: '验收日期' };

function withFault(field: Field, faults: readonly Fault[]): Field {
  const fault = faults.find(({ id }) => id === (field.id ?? field.name));
  return fault === undefined ? field : { ...field, error: fault.text };
}

function correctionOf(field: string, corrections: readonly Correction[]): string | undefined {
  const found = corrections.find((one) => one.field === field);
  return found && `需要补正：${found.reason}`;
}

function withCorrection(field: Field, corrections: readonly Correction[]): Field {
  const words = (field.id ?? field.name) === field.name ? correctionOf(field.name, corrections) : undefined;
  return words === undefined ? field : { ...field, hint: [words, field.hint].filter(Boolean).join(' ') };
}

/** What was typed and not kept, in words, for a page that says somebody was faster. */
export function typedFacts(typed: StatementTyped) {
  const { summary, contactName, contactPhone, teamSize, cases } = typed;
  return [
    { term: FIELD_WORDS.summary, text: summary },
    { term: FIELD_WORDS.contactName, text: contactName },
    { term: FIELD_WORDS.contactPhone, text: contactPhone },
    { term: FIELD_WORDS.teamSize, text: teamSize },
    ...cases.flatMap(({ customer, project, signedOn, acceptedOn }, i) => {
      const words = [customer, project, signedOn, acceptedOn].filter(Boolean);
      return words.length === 0 ? [] : [{ term: `案例 ${i + 1}`, words }];
    }),
  ];
}
