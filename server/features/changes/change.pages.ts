import type { Account } from '../../domain/registry/account.ts';
import type { ChangeRequest } from '../../domain/registry/change-request.ts';
import { CHANGE_EVENT_WORDS, type ChangeEvent } from '../../domain/registry/change-workflow.ts';
import { regionName } from '../../domain/policy/city.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { changeTag, dateFacts, diffTable, untilOf, type ChangeWords } from './change-parts.pages.ts';

interface ChangeView {
  readonly request: ChangeRequest;
  readonly provider: Provider;
  readonly events: readonly ChangeEvent[];
  readonly stale: boolean;
  readonly lateReports: number;
  readonly today: Day;
  readonly digest: string;
}

const DEEDS: readonly ChangeEvent[] = ['approve', 'resubmit', 'return', 'refuse', 'withdraw'];

/** A change request: what is to become different, since when, whose turn it is, what happened. */
export function changePage(view: ChangeView, words: ChangeWords, person: Account) {
  const { request, events, today, provider } = view;
  const { id, number, name, state, history } = request;
  const firm = person.role === 'provider';
  const [action, ...more] = DEEDS.filter((event) => events.includes(event)).map((event) =>
    event === 'resubmit'
      ? { href: paths.changeEdit(id), text: '修改并再次提交' }
      : { href: paths.changeStep(id, event), text: CHANGE_EVENT_WORDS[event] },
  );
  const returned = state === 'returned' ? history.at(-1)?.reason : undefined;
  return {
    title: name,
    number: `信息变更 ${number}`,
    tag: changeTag(state),
    until: untilOf(request, today, words),
    turn: state === 'submitted' ? '轮到市经信局' : state === 'returned' ? '轮到申请企业' : undefined,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      firm ? { href: paths.profile(), text: '企业资料' } : { href: paths.workbench(), text: '工作台' },
      { href: paths.changes(), text: '信息变更' },
      { text: number },
    ],
    action,
    more: more.length > 0 ? more : undefined,
    banners: [
      ...(returned === undefined ? [] : [{ kind: 'waiting', title: '需要补正', text: returned }]),
      ...(view.stale
        ? [{ kind: 'waiting', text: '企业登记的信息在提交之后已经变化，与“现登记”一列不同，不能同意变更。' }]
        : []),
    ],
    diff: diffTable(request, words),
    dates: dateFacts(request, words),
    firm: firmFacts(view, words),
    history: { href: paths.providerHistory(provider.uscc), text: '查看企业的资料修改记录' },
    entries: history
      .map(({ at, by, event, reason }) => ({
        at,
        who: by.name,
        what: event === 'begin' ? '提交变更' : CHANGE_EVENT_WORDS[event as ChangeEvent],
        why: reason,
      }))
      .reverse(),
  };
}

function firmFacts({ provider, lateReports, request }: ChangeView, { city }: ChangeWords) {
  const former = provider.formerNames.map(({ name }) => name);
  return [
    { term: '企业名称', text: provider.name, href: paths.provider(provider.uscc) },
    { term: '统一社会信用代码', text: provider.uscc },
    { term: '申请时注册地', text: regionName(city, request.region) },
    ...(former.length === 0 ? [] : [{ term: '曾用名', words: former }]),
    { term: '累计迟报', text: lateReports === 0 ? '没有' : `${lateReports} 次` },
  ];
}

/** What was typed on a step's page, and what is wrong with it. */
export interface StepTyped {
  readonly reason: string;
  readonly fault?: string;
}

/** The page of a step before it is taken: what follows from it, and on which facts. */
export function changeStepPage(view: ChangeView, event: ChangeEvent, words: ChangeWords, given: StepTyped) {
  const { request, digest } = view;
  const { id, name, number, version } = request;
  const title = CHANGE_EVENT_WORDS[event];
  const withdrawing = event === 'withdraw';
  return {
    title,
    number: `${name} · 信息变更 ${number}`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.changes(), text: '信息变更' },
      { href: paths.change(id), text: number },
      { text: title },
    ],
    errors: given.fault === undefined ? [] : [{ href: '#reason', text: given.fault }],
    diff: diffTable(request, words),
    confirm: {
      post: paths.changeStep(id, event),
      consequence: CONSEQUENCES[event],
      danger: event === 'refuse' || withdrawing,
      digest,
      hidden: [{ name: 'version', value: version }],
      facts: [...firmFacts(view, words), ...dateFacts(request, words)],
      fields: [
        {
          name: 'reason',
          label: withdrawing ? '撤回原因' : '理由',
          kind: 'textarea',
          rows: 4,
          maxlength: 1000,
          optional: withdrawing,
          hint: withdrawing ? '经办人会看到。' : '写入办理记录，申请企业会看到。',
          value: given.reason,
          error: given.fault,
        },
      ],
      submitText: title,
      cancel: { href: paths.change(id), text: '暂不办理' },
    },
  };
}

const CONSEQUENCES: Readonly<Record<ChangeEvent, string>> = {
  approve: '登记的信息立即改为“变更为”一列的内容，名录和奖励测算随之采用；原名称作为曾用名保留。',
  return: '申请退回企业补正，登记的信息不变；企业再次提交后仍由市经信局审核。',
  refuse: '登记的信息不变，申请就此结束；企业会看到理由，以后可以重新申请。',
  withdraw: '申请就此结束，登记的信息不变；以后可以重新申请。',
  resubmit: '',
};

/** Somebody was faster, or what it rested on has moved: the request as it is now, and what was typed in vain. */
export function changeMovedPage({ request, today }: ChangeView, message: string, kept: string, words: ChangeWords) {
  const last = request.history.at(-1);
  return {
    title: '没有办成',
    number: request.name,
    lead: message,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.changes(), text: '信息变更' },
      { text: '没有办成' },
    ],
    action: { href: paths.change(request.id), text: '查看最新情况' },
    facts: [
      { term: '现在的状态', tag: changeTag(request.state) },
      { term: '期限', text: untilOf(request, today, words) },
      ...(last === undefined ? [] : [{ term: '最近一次办理', at: last.at, note: last.by.name }]),
    ],
    kept: kept === '' ? undefined : [{ term: '您填写的内容', text: kept }],
  };
}
