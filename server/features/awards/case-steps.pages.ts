import type { AwardCase } from '../../domain/awards/award-case.ts';
import type { City } from '../../domain/policy/city.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import { AWARD_CASE_EVENTS, type AwardCaseEvent } from '../../domain/registry/award-case-words.ts';
import type { Objection } from '../../domain/registry/objection.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import { objectionFacts } from '../../pages/objection-facts.pages.ts';
import * as paths from '../../paths.ts';
import { caseFacts } from './case-facts.pages.ts';
import { caseCrumbs, caseName, caseTag, type CaseView } from './case.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

type Typed = Readonly<Record<string, string>>;

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function caseStepPage(
  { one, objection }: CaseView & { readonly objection: Objection | null },
  event: AwardCaseEvent,
  { city, person }: { readonly city: City; readonly person: Account },
  typed: Typed = {},
  faults: readonly Fault[] = [],
) {
  return {
    title: AWARD_CASE_EVENTS[event],
    number: `${one.firm} · ${caseName(one)}`,
    breadcrumb: [
      ...caseCrumbs(one, person),
      { href: paths.awardCase(one.id), text: caseName(one) },
      { text: AWARD_CASE_EVENTS[event] },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: paths.awardCaseStep(one.id, event),
      hidden: [
        { name: 'version', value: String(one.version) },
        { name: 'shown', value: one.lineDigest },
        ...(objection === null ? [] : [{ name: 'about', value: objection.number }]),
      ],
      danger: event === 'withdraw',
      consequence: consequenceOf(one, event),
      facts: [{ term: '现在的状态', tag: caseTag(one) }, ...caseFacts(one, city, person), ...about(one, objection)],
      fields: objection !== null && event === 'object' ? [] : fieldsOf(one, event, typed, faults),
      submitText: AWARD_CASE_EVENTS[event],
      cancel: { href: paths.awardCase(one.id), text: '暂不办理' },
    },
  };
}

/** Only who handles objections comes to the page of such a step. */
const about = (one: AwardCase, objection: Objection | null) =>
  objection === null
    ? []
    : [
        { term: '异议编号', text: objection.number },
        ...objectionFacts(objection, (sha256) => paths.awardObjectionFile(one.id, objection.number, sha256)),
      ];

function consequenceOf(one: AwardCase, event: AwardCaseEvent): string {
  const amount = formatAmount(one.fen);
  const { departments, approvals } = one;
  const next = departments[approvals.length + 1];
  switch (event) {
    case 'confirm':
      return `确认${amount}和收款账户，送${departments.map((role) => ROLES[role]).join('、')}依次审核。`;
    case 'dispute':
      return '说明哪一项事实不对，由市经信局核实答复；答复之前这笔奖励不再往下办理。';
    case 'correct-account':
      return '更正收款账户，由市财政局重新列入拨付批次。';
    case 'approve':
      return next === undefined
        ? `同意兑付${amount}。各部门审核完毕，转入公示。`
        : `同意兑付${amount}，送${ROLES[next]}审核。`;
    case 'return':
      return '退回市经信局处理，各部门的审核重新开始。';
    case 'uphold-dispute':
      return '异议成立：这笔奖励就此结案，更正事实后在新的批次中重新计算。';
    case 'decline-dispute':
      return '异议不成立：维持计算结果，请企业确认。';
    case 'tell-again':
      return '重新告知企业，请其确认。';
    case 'recompute':
      return '告知之后事实有变动：这笔奖励就此结案，在新的批次中按现在的事实重新计算。';
    case 'withdraw':
      return '撤销这笔奖励，不再办理；企业会收到理由。';
    case 'object':
      return '登记公示期间收到的异议，答复之前不能拨付。';
    case 'decline-objection':
      return '不予受理：理由由经办人按异议人留的联系方式说明，公示继续。';
    case 'dismiss-objection':
      return '异议不成立，公示继续。';
    case 'uphold-objection':
      return '异议成立：这笔奖励就此结案，重新计算。';
    case 'open-notice':
    case 'close-notice':
    case 'take-in-batch':
    case 'pay':
    case 'bounce':
      return AWARD_CASE_EVENTS[event];
  }
}

const REASONS: Readonly<Partial<Record<AwardCaseEvent, string>>> = {
  dispute: '理由和依据',
  return: '退回的理由',
  'uphold-dispute': '答复',
  'decline-dispute': '答复',
  'tell-again': '说明',
  recompute: '事实变动的情况',
  withdraw: '撤销的理由',
  object: '异议的内容',
  'decline-objection': '不予受理的理由',
  'dismiss-objection': '核实情况和理由',
  'uphold-objection': '核实情况和理由',
};

function fieldsOf(one: AwardCase, event: AwardCaseEvent, typed: Typed, faults: readonly Fault[]) {
  const field = (name: string, label: string, more: object) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return { name, label, value: typed[name] ?? '', ...more, ...(own.length > 0 && { error: own.join('；') }) };
  };
  if (event === 'confirm' || event === 'correct-account')
    return [
      field('name', '户名', {
        kind: 'text',
        maxlength: 100,
        value: typed['name'] ?? one.account?.name ?? one.firm,
        hint: '须与企业名称一致。',
      }),
      field('number', '账号', {
        kind: 'text',
        maxlength: 50,
        hint: '企业对公账户，8 至 32 位数字，可以带空格。',
        inputmode: 'numeric',
      }),
      field('again', '再次填写账号', {
        kind: 'text',
        maxlength: 50,
        hint: '两次须一致，以免写错。',
        inputmode: 'numeric',
      }),
      field('bank', '开户银行', {
        kind: 'text',
        maxlength: 60,
        value: typed['bank'] ?? one.account?.bank ?? '',
        hint: '写到支行。',
      }),
      field('cnaps', '联行号', {
        kind: 'text',
        width: 'code',
        maxlength: 20,
        value: typed['cnaps'] ?? one.account?.cnaps ?? '',
        hint: '12 位数字，可向开户银行查询。',
      }),
    ];
  const label = REASONS[event];
  const fact =
    event === 'dispute'
      ? [
          field('fact', '对哪一项事实有异议', {
            kind: 'text',
            maxlength: 100,
            hint: '例如：2024 年营业收入、软件企业证书的有效期。',
          }),
        ]
      : [];
  const hint =
    event === 'object' || event === 'dismiss-objection'
      ? '写入办理记录，企业会看到；请不要写出提出人的姓名。'
      : event === 'decline-objection'
        ? '只供处理异议的人员查看。'
        : '写入办理记录，企业会看到。';
  return label === undefined
    ? []
    : [...fact, field('reason', label, { kind: 'textarea', rows: 4, maxlength: 1000, hint })];
}
