import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { dayAfter } from '../../domain/shared/calendar-date.ts';
import type { Account } from '../../domain/registry/account.ts';
import { MEMBERSHIP_EVENT_WORDS, type MembershipEvent } from '../../domain/registry/membership-workflow.ts';
import type { PoolSpell, Provider } from '../../domain/registry/provider.ts';
import * as paths from '../../paths.ts';
import { caseFacts, caseTag, crumbsOf, type CaseView, type MembershipWords } from './case.pages.ts';

interface Fault {
  readonly id: string;
  readonly text: string;
}

/** What was typed and what is wrong with it, so that nothing typed is lost. */
export interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

const NOTHING: Given = { typed: {}, faults: [] };

const errorsOf = ({ faults }: Given) => faults.map(({ id, text }) => ({ href: `#${id}`, text }));

const fieldsFor =
  ({ typed, faults }: Given) =>
  (name: string, label: string, more: object) => {
    const fault = faults.find(({ id }) => id === name);
    return { name, label, value: typed[name], ...more, ...(fault && { error: fault.text }) };
  };

export interface EndingView {
  readonly provider: Provider;
  readonly spell: PoolSpell;
  readonly listed: boolean;
  readonly today: Day;
  readonly digest: string;
}

function endingFacts({ provider, spell, listed }: EndingView) {
  return [
    { term: '企业', text: provider.name, note: provider.uscc },
    { term: '成员资格', from: spell.from, to: spell.to },
    { term: '负面清单', ...(listed ? { tag: { kind: 'danger', text: '在负面清单内' } } : { text: '未列入' }) },
  ];
}

/** The firm withdraws from the pool. */
export function exitPage(view: EndingView & { window: { first: Day; last: Day } }, given: Given = NOTHING) {
  const { first, last } = view.window;
  const field = fieldsFor({ ...given, typed: { effectiveOn: first, ...given.typed } });
  return {
    title: '主动退出资源池',
    number: view.provider.name,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.membership(), text: '成员资格' },
      { text: '主动退出' },
    ],
    errors: errorsOf(given),
    confirm: {
      post: paths.membershipExit(),
      danger: true,
      digest: view.digest,
      consequence:
        '企业自所填的生效日起不在资源池内，名录不再列出；生效日以前可以撤销。以后要再进入资源池，须重新申请。',
      warnings: ['基准日不在资源池内的，奖励不能兑现。退出以前请核对尚未兑现的奖励。'],
      facts: endingFacts(view),
      fields: [
        field('reason', '退出原因', { kind: 'textarea', rows: 4, maxlength: 1000 }),
        field('effectiveOn', '生效日', {
          kind: 'date',
          hint: `从这一天起不在资源池内；可以是${formatDay(first)}至${formatDay(last)}。`,
        }),
      ],
      submitText: '声明退出',
      cancel: { href: paths.membership(), text: '不退出，返回' },
    },
  };
}

/** The city proposes to remove a member. */
export function removalPage(
  view: EndingView & { term: { to: Day } },
  { rules }: MembershipWords,
  given: Given = NOTHING,
) {
  const field = fieldsFor(given);
  const { defenceDays, removalGrounds } = rules.membership;
  return {
    title: '拟移出资源池',
    number: view.provider.name,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.provider(view.provider.uscc), text: view.provider.name },
      { text: '拟移出' },
    ],
    errors: errorsOf(given),
    confirm: {
      post: paths.removal(view.provider.uscc),
      danger: true,
      digest: view.digest,
      consequence: `告知企业拟将其移出资源池。企业可在 ${defenceDays} 个工作日内陈述申辩，至${formatDay(view.term.to)}止；其后由另一人决定。决定以前企业仍在资源池内。`,
      facts: endingFacts(view),
      fields: [
        field('ground', '事由', {
          kind: 'radios',
          options: removalGrounds.map(({ code, text, source }) => ({ value: code, text, hint: source })),
        }),
        field('facts', '事实和证据', { kind: 'textarea', rows: 5, maxlength: 1000, hint: '企业会看到。' }),
      ],
      submitText: '提出移出并告知企业',
      cancel: { href: paths.provider(view.provider.uscc), text: '暂不提出' },
    },
  };
}

const FIELD_LABELS: Readonly<Record<MembershipEvent, object>> = {
  'revoke-exit': { label: '撤销原因', optional: true },
  defend: { label: '陈述申辩', hint: '写明事实、理由和证据；提交后不能修改。', rows: 8 },
  remove: { label: '决定理由', hint: '写入办理记录，企业会看到。' },
  drop: { label: '理由', hint: '写入办理记录，企业会看到。' },
};

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function caseStepPage(
  view: CaseView,
  event: MembershipEvent,
  words: MembershipWords,
  person: Account,
  given: Given = NOTHING,
) {
  const { matter, digest } = view;
  const field = fieldsFor(given);
  return {
    title: MEMBERSHIP_EVENT_WORDS[event],
    number: [matter.name, matter.number].join(' · '),
    breadcrumb: crumbsOf(
      person,
      { href: paths.membershipCase(matter.id), text: matter.name },
      { text: MEMBERSHIP_EVENT_WORDS[event] },
    ),
    errors: errorsOf(given),
    confirm: {
      post: paths.membershipStep(matter.id, event),
      consequence: consequenceOf(view, event),
      danger: event === 'remove',
      digest,
      hidden: [{ name: 'version', value: matter.version }],
      facts: [...caseFacts(view, words), { term: '现在的状态', tag: caseTag(matter.state) }],
      fields: [field('reason', '', { kind: 'textarea', rows: 4, maxlength: 1000, ...FIELD_LABELS[event] })],
      submitText: MEMBERSHIP_EVENT_WORDS[event],
      cancel: { href: paths.membershipCase(matter.id), text: '暂不办理' },
    },
  };
}

function consequenceOf({ matter, today }: CaseView, event: MembershipEvent): string {
  switch (event) {
    case 'revoke-exit':
      return `退出声明作废，企业继续在资源池内${matter.spellTo === null ? '' : `，至${formatDay(matter.spellTo)}`}。`;
    case 'defend':
      return '陈述申辩送市经信局，由提出移出以外的人决定。';
    case 'remove':
      return `企业自${formatDay(dayAfter(today))}起不在资源池内，名录不再列出。企业可依法申请行政复议或者提起行政诉讼。`;
    case 'drop':
      return '企业继续在资源池内，本事项就此结束。';
  }
}

/** Somebody was faster, or what it rested on has moved: how things stand now, and what was typed in vain. */
export function membershipMovedPage(
  message: string,
  typed: Readonly<Record<string, string>>,
  now: { href: string; name: string; facts: readonly object[] },
) {
  const lines = Object.values(typed).filter(Boolean);
  return {
    title: '没有办成',
    lead: message,
    number: now.name,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '没有办成' }],
    action: { href: now.href, text: '查看最新情况' },
    facts: now.facts,
    kept: lines.length === 0 ? [] : [{ term: '您填写的内容', lines }],
  };
}
