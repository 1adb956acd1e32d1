import type { FullAssessment } from '../../domain/awards/policy-shelf.ts';
import type { City } from '../../domain/policy/city.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import * as paths from '../../paths.ts';
import { assessmentView } from './awards.pages.ts';

/** The calculator's form as it stands: what was typed, how many rows, what is wrong. */
export interface CalculatorForm {
  readonly typed: Readonly<Record<string, string>>;
  readonly rows: {
    readonly certificates: number;
    readonly spells: number;
    readonly standards: number;
    readonly others: number;
    readonly predecessors: number;
  };
  readonly faults: Readonly<Record<string, string>>;
}

/** What the form offers: the years that can be filled in, and those that pay. */
export interface CalculatorYears {
  readonly onForm: readonly number[];
  readonly paying: readonly number[];
}

/** The calculator: the form, and above it the result once there is one. */
export function calculatorPage(
  book: PolicyBook,
  city: City,
  years: CalculatorYears,
  form: CalculatorForm,
  full: FullAssessment | null,
) {
  const field = (name: string) => ({ name, value: form.typed[name] ?? '', error: form.faults[name] });
  const unit = form.typed['unit'] === 'yuan' ? '元' : '万元';
  const list = (count: number) => Array.from({ length: count }, (_, i) => i);
  return {
    title: '奖励测算',
    lead: `填写企业的事实，按${book.document.number}逐条算出能得多少奖励，每一步都列出依据。填写的内容不保存。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.policy(book.id), text: book.document.number },
      { text: '奖励测算' },
    ],
    errors: Object.entries(form.faults).map(([name, text]) => ({
      href: `#${name}`,
      text: `${labelOf(name)}：${text}`,
    })),
    action: paths.calculator(book.id),
    example: form.typed['establishedOn'] === undefined && `${paths.calculator(book.id)}?example=1`,
    result: full !== null && assessmentView(full),
    asOf: field('asOf'),
    name: field('name'),
    establishedOn: field('establishedOn'),
    region: { ...field('region'), options: regionOptions(city) },
    unit: { ...field('unit'), value: form.typed['unit'] ?? 'wan', options: UNITS },
    peak: { ...field('peak'), unit },
    revenue: years.onForm.map((year) => ({ ...field(`revenue-${year}`), unit, label: `${year} 年` })),
    software: { ...field('software'), value: form.typed['software'] ?? 'known', options: SOFTWARE },
    certificates: list(form.rows.certificates).map((row) => interval(field, 'certificate', row, '软件企业证书')),
    pool: list(form.rows.spells).map((row) => interval(field, 'pool', row, '在资源池')),
    listings: list(form.rows.spells).map((row) => interval(field, 'listing', row, '在负面清单')),
    standards: list(form.rows.standards).map((row) => ({
      title: `第 ${row + 1} 项标准`,
      number: field(`number-${row}`),
      published: field(`published-${row}`),
      rank: field(`rank-${row}`),
      kind: { ...field(`kind-${row}`), options: KINDS },
      theme: { ...field(`theme-${row}`), options: THEMES },
      effect: field(`effect-${row}`),
    })),
    others: list(form.rows.others).map((row) => ({
      title: `第 ${row + 1} 项奖补`,
      matter: { ...field(`other-matter-${row}`), options: matterOptions(years.paying) },
      number: field(`other-number-${row}`),
      amount: { ...field(`other-amount-${row}`), unit },
    })),
    predecessors: list(form.rows.predecessors).map((row) => ({
      title: `第 ${row + 1} 家`,
      name: field(`merged-name-${row}`),
      on: field(`merged-on-${row}`),
      peak: { ...field(`merged-peak-${row}`), unit },
    })),
    counts: Object.entries(form.rows).map(([name, value]) => ({ name: `rows-${name}`, value })),
  };
}

const UNITS = [
  { value: 'wan', text: '万元' },
  { value: 'yuan', text: '元' },
];
const SOFTWARE = [
  { value: 'known', text: '按下面填写的证书（不填即没有证书）' },
  { value: 'unknown', text: '不清楚' },
];
const KINDS = [
  { value: 'formulation', text: '制定' },
  { value: 'revision', text: '修订' },
];
const THEMES = [
  { value: 'digital', text: '数字化' },
  { value: 'green', text: '绿色化' },
  { value: 'other', text: '其他' },
];

function regionOptions(city: City) {
  return [...city.regions.map(({ code, name }) => ({ value: code, text: name })), { value: '000000', text: '市外' }];
}

function matterOptions(paying: readonly number[]) {
  return [
    ...paying.map((year) => ({ value: `growth:${year}`, text: `${year} 年营收进档` })),
    { value: 'standard', text: '团体标准' },
  ];
}

function interval(field: (name: string) => object, name: string, row: number, title: string) {
  return {
    title: row === 0 ? title : `${title}（${row + 1}）`,
    from: field(`${name}-from-${row}`),
    to: field(`${name}-to-${row}`),
  };
}

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^asOf$/, '测算基准日'],
  [/^name$/, '企业名称'],
  [/^region$/, '注册地'],
  [/^establishedOn$/, '成立日期'],
  [/^peak$/, '更早的最高营收'],
  [/^certificate-from/, '软件企业证书起始日期'],
  [/^certificate-to/, '软件企业证书截止日期'],
  [/^pool-from/, '入池日期'],
  [/^pool-to/, '出池日期'],
  [/^listing-from/, '列入日期'],
  [/^listing-to/, '移出日期'],
  [/^number/, '标准编号'],
  [/^published/, '发布日期'],
  [/^rank/, '起草排名'],
  [/^kind/, '制修订'],
  [/^theme/, '主题'],
  [/^effect/, '成效确认日期'],
  [/^other-matter/, '奖补事项'],
  [/^other-number/, '奖补的标准编号'],
  [/^other-amount/, '奖补金额'],
  [/^merged-name/, '被合并企业的名称'],
  [/^merged-on/, '合并日期'],
  [/^merged-peak/, '被合并企业的最高年度营收'],
];

function labelOf(name: string): string {
  const year = /^revenue-(\d{4})$/.exec(name)?.[1];
  return year === undefined ? (LABELS.find(([form]) => form.test(name))?.[1] ?? name) : `${year} 年营收`;
}

/** An example that shows every part of the form: an invented firm that grows through two tiers. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  name: '嘉兴某数科有限公司（示例）',
  region: '330402',
  establishedOn: '2017-05-01',
  unit: 'wan',
  peak: '900',
  'revenue-2021': '1,150',
  'revenue-2022': '1,420',
  'revenue-2023': '1,820',
  'revenue-2024': '2,100',
  'revenue-2025': '3,260.5',
  software: 'known',
  'certificate-from-0': '2023-01-01',
  'certificate-to-0': '2026-12-31',
  'pool-from-0': '2023-05-01',
  'number-0': 'T/ZJEI 010-2024',
  'published-0': '2024-06-01',
  'rank-0': '1',
  'effect-0': '2025-03-01',
  'other-matter-0': 'growth:2024',
  'other-amount-0': '5',
};
