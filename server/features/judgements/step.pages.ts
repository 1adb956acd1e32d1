import type { AwardLine } from '../../domain/awards/award-line.ts';
import { JUDGED_WORDS, type JudgedCode } from '../../domain/awards/judged-codes.ts';
import { secondOfficeOf, type AwardJudgement } from '../../domain/awards/judgement.ts';
import { CODE_WORDS } from '../../domain/awards/words.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import { JUDGEMENT_EVENTS, type JudgementEvent } from '../../domain/registry/judgement-words.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { judgementCrumbs, judgementFacts, judgementTag, stepsTable } from './judgements.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

interface HeldClaim {
  readonly uscc: string;
  readonly clause: string;
  readonly matter: string;
  readonly provider: { readonly uscc: string; readonly name: string };
  readonly line: AwardLine;
  readonly codes: readonly JudgedCode[];
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  readonly digest: string;
  readonly today: Day;
}

interface Typed {
  readonly code: string;
  readonly decision: string;
  readonly ground: string;
  readonly evidence: string;
  readonly documents: readonly string[];
}

const errorOf = (faults: readonly Fault[], name: string) => {
  const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
  return own.length > 0 && { error: own.join('；') };
};

/** The page by which a judgement is proposed: the line as it is held today, and what has to be typed. */
export function proposalPage(
  held: HeldClaim,
  person: Account,
  typed: Partial<Typed> = {},
  faults: readonly Fault[] = [],
) {
  const { provider, line, codes, kept, digest, today } = held;
  const field = (name: keyof Typed, label: string, more: object) => ({
    ...{ name, label, value: typed[name] ?? '', ...more },
    ...errorOf(faults, name),
  });
  const offices = [...new Set(codes.map(secondOfficeOf))].map((office) => ROLES[office]).join('或');
  return {
    title: '提出人工认定',
    number: `${provider.name} · ${awardMatterWords(held.matter)}奖励`,
    breadcrumb: [...judgementCrumbs(person), { text: '提出人工认定' }],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    steps: stepsTable(line, `按${formatDay(today)}的事实测算`),
    confirm: {
      post: paths.judgementNew({ uscc: held.uscc, clause: held.clause, matter: held.matter }),
      hidden: [{ name: 'shown', value: digest }],
      consequence: `提出后由${offices}的另一人复核。复核同意的认定记入企业档案，从下一次测算起采用；已经锁定的批次结果不变。`,
      facts: [
        { term: '企业', text: provider.name, href: paths.provider(provider.uscc), note: provider.uscc },
        { term: '待认定的原因', lines: codes.map((code) => CODE_WORDS[code]) },
        { term: '涉及金额', fen: line.claimFen },
      ],
      fields: [
        field('code', '认定哪一项', {
          kind: 'radios',
          value: typed.code ?? (codes.length === 1 ? codes[0] : ''),
          options: codes.map((code) => ({ value: code, text: JUDGED_WORDS[code].asks })),
        }),
        field('decision', '怎样认定', { kind: 'radios', options: answersOf(held) }),
        field('ground', '事实和理由', {
          ...{ kind: 'textarea', rows: 4, maxlength: 1000 },
          hint: '写入测算的依据，企业会看到。',
        }),
        field('evidence', '所依据的材料', { kind: 'text', maxlength: 300, hint: '材料的名称、文号、日期。' }),
        ...(kept.length === 0
          ? []
          : [
              field('documents', '平台上的企业材料', {
                ...{ kind: 'checkboxes', optional: true, value: typed.documents ?? [] },
                options: kept.map(({ id, name }) => ({ value: id, text: name })),
              }),
            ]),
      ],
      submitText: '提出认定',
      cancel: { href: paths.judgements(), text: '暂不办理' },
    },
  };
}

/** Where one reason is asked, its own words; where several are, both answers in general. */
function answersOf({ codes }: HeldClaim) {
  const [only, ...others] = codes;
  const words =
    only !== undefined && others.length === 0 ? JUDGED_WORDS[only] : { met: '符合条件', unmet: '不符合条件' };
  return [
    { value: 'met', text: words.met },
    { value: 'unmet', text: words.unmet },
  ];
}

const CONSEQUENCES: Readonly<Record<JudgementEvent, string>> = {
  decide:
    '同意认定：记入企业档案，从下一次测算起采用，测算的依据中写明认定的内容、理由、两位办理人和日期。企业会收到告知。',
  decline: '不同意认定：就此结案，这一事项仍然待认定，可以另行提出。',
  'propose-withdrawal': '提出撤销：由另一人复核；复核同意以前，认定仍然有效。',
  withdraw:
    '同意撤销：认定从企业档案中撤下，从下一次测算起不再采用；已经拨付的奖励因此有变化的，自动列为奖励调整。企业会收到告知。',
  keep: '维持认定：认定继续有效。',
};

/** The page of a step before it is taken: what follows from it, and on which facts. */
export function judgementStepPage(
  { one }: { readonly one: AwardJudgement },
  event: JudgementEvent,
  person: Account,
  reason = '',
  faults: readonly Fault[] = [],
) {
  return {
    title: JUDGEMENT_EVENTS[event],
    number: `${one.number} · ${one.firm}`,
    breadcrumb: [
      ...judgementCrumbs(person),
      { href: paths.judgement(one.id), text: one.number },
      { text: JUDGEMENT_EVENTS[event] },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: paths.judgementStep(one.id, event),
      hidden: [{ name: 'version', value: String(one.version) }],
      danger: event === 'withdraw',
      consequence: CONSEQUENCES[event],
      facts: [{ term: '现在的状态', tag: judgementTag(one) }, ...judgementFacts(one)],
      fields: [
        {
          ...{ name: 'reason', label: event === 'decide' ? '复核意见' : '理由', kind: 'textarea', rows: 4 },
          ...{ maxlength: 1000, hint: '写入办理记录，企业会看到。', value: reason, ...errorOf(faults, 'reason') },
        },
      ],
      submitText: JUDGEMENT_EVENTS[event],
      cancel: { href: paths.judgement(one.id), text: '暂不办理' },
    },
  };
}

/** Somebody was faster, or the facts have moved: how to see it as it is, and what was typed in vain. */
export function judgementMovedPage(message: string, href: string, kept: readonly string[]) {
  return {
    title: '没有办成',
    lead: message,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.judgements(), text: '人工认定' },
      { text: '没有办成' },
    ],
    action: { href, text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
