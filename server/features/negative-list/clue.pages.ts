import * as paths from '../../paths.ts';

export interface ClueGiven {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly id: string; readonly text: string }[];
}

const EMPTY: ClueGiven = { typed: {}, faults: [] };
const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.negativeList(), text: '负面清单' },
];

function fieldsWith({ typed, faults }: ClueGiven) {
  return (name: string, label: string, more: object = {}) => {
    const fault = faults.find(({ id }) => id === name);
    return { name, label, value: typed[name] ?? '', ...more, ...(fault && { error: fault.text }) };
  };
}

function aboutFirm(field: ReturnType<typeof fieldsWith>) {
  return [
    field('whom', '服务商名称'),
    field('uscc', '统一社会信用代码', { optional: true, width: 'code', hint: '知道就填，便于核对。' }),
    field('content', '事实', {
      kind: 'textarea',
      rows: 7,
      hint: '什么时间、什么项目、发生了什么、有什么材料可以证明。',
    }),
  ];
}

export function publicCluePage(given = EMPTY) {
  const field = fieldsWith(given);
  return {
    title: '反映线索',
    lead: '反映服务商弄虚作假、转包、泄密等行为。您的身份保密，被反映的企业看不到。',
    breadcrumb: [...crumbs, { text: '反映线索' }],
    errors: given.faults.map(({ id, text }) => ({ href: `#${id}`, text })),
    post: paths.clueReport(),
    fields: [
      ...aboutFirm(field),
      field('name', '您的姓名或单位名称', { hint: '只有市经信局的办案人员和审计可见。' }),
      field('contact', '您的联系方式', { width: 'code' }),
    ],
    submit: '提交线索',
    cancel: paths.negativeList(),
  };
}

export function officialCluePage(given = EMPTY) {
  const field = fieldsWith(given);
  return {
    title: '登记线索',
    lead: '由您登记，市经信局决定是否立案。',
    breadcrumb: [...crumbs, { href: paths.listingCases(), text: '案件' }, { text: '登记线索' }],
    errors: given.faults.map(({ id, text }) => ({ href: `#${id}`, text })),
    post: paths.listingCaseNew(),
    fields: [
      ...aboutFirm(field),
      field('reference', '来源或关联', { optional: true, hint: '项目、评级、来文的名称或编号。' }),
    ],
    submit: '登记线索',
    cancel: paths.listingCases(),
  };
}

export function receivedPage(number: string, clueDays: number) {
  return {
    title: '线索已收到',
    lead: `编号 ${number}。`,
    breadcrumb: [...crumbs, { text: '线索已收到' }],
    text: `请记下编号。市经信局在 ${clueDays} 个工作日内决定是否立案，必要时与您联系。您的身份保密。`,
    back: { href: paths.negativeList(), text: '返回负面清单' },
  };
}
