import type { Account } from './account.ts';
import type { Application, ApplicationState } from './application.ts';
import { objectionsIn } from './objection.ts';
import { may } from './permissions.ts';
import type { Action } from './permissions.ts';

/** What can happen to an application. */
export type ApplicationEvent =
  | 'save'
  | 'submit'
  | 'withdraw'
  | 'recommend'
  | 'advise-against'
  | 'return'
  | 'record-opinion'
  | 'pass'
  | 'refuse'
  | 'open-notice'
  | 'object'
  | 'decline-objection'
  | 'dismiss-objection'
  | 'uphold-objection'
  | 'admit';

/** The events in words: the deed that a button names. */
export const EVENT_WORDS: Readonly<Record<ApplicationEvent, string>> = {
  save: '保存申请',
  submit: '提交申请',
  withdraw: '撤回申请',
  recommend: '推荐',
  'advise-against': '不推荐',
  return: '退回补正',
  'record-opinion': '记录专家意见',
  pass: '审核通过',
  refuse: '不予入库',
  'open-notice': '开始公示',
  object: '登记异议',
  'decline-objection': '异议不予受理',
  'dismiss-objection': '异议不成立',
  'uphold-objection': '异议成立',
  admit: '办理入库',
};

/** Why a step is not taken. */
export type Refusal =
  | 'wrong-state'
  | 'not-permitted'
  | 'same-person'
  | 'incomplete'
  | 'reason-missing'
  | 'corrections-missing'
  | 'notice-running'
  | 'objection-waiting'
  | 'listed'
  | 'screening';

export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  'wrong-state': '申请的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'same-person': '初审人不得作市级决定，也不得处理对该初审的异议',
  incomplete: '申请还不完整',
  'reason-missing': '请写明理由',
  'corrections-missing': '退回补正须逐项写明要改什么',
  'notice-running': '公示期未满',
  'objection-waiting': '还有收到的异议没有登记，也没有决定不予受理',
  listed: '企业在负面清单内，不能入库',
  screening: '换名筛查有待判定或者判定为同一的事项，入库不能往下办理',
};

/** What a step has to know beside the application and the person. */
export interface StepFacts {
  /** An office of the firm's region reviews first: see `hasFirstReview`. */
  readonly local: boolean;
  readonly complete: boolean;
  readonly reason: string;
  readonly corrections: number;
  readonly noticeOver: boolean;
  readonly listed: boolean;
  /** The screening against the negative list has something to be judged, or judged the firm to be a listed one. */
  readonly screening: boolean;
}

interface Step {
  readonly to: ApplicationState | ((facts: StepFacts, application: Application) => ApplicationState);
  readonly by: Action;
  readonly guards: readonly Guard[];
}

type Guard = (application: Application, person: Account, facts: StepFacts) => Refusal | undefined;

const complete: Guard = (_application, _person, facts) => (facts.complete ? undefined : 'incomplete');
const reasoned: Guard = (_application, _person, facts) => (facts.reason.trim() === '' ? 'reason-missing' : undefined);
const itemised: Guard = (_application, _person, facts) => (facts.corrections === 0 ? 'corrections-missing' : undefined);
const noticeOver: Guard = (_application, _person, facts) => (facts.noticeOver ? undefined : 'notice-running');
const notListed: Guard = (_application, _person, facts) => (facts.listed ? 'listed' : undefined);
const screened: Guard = (_application, _person, facts) => (facts.screening ? 'screening' : undefined);
const noneWaiting: Guard = ({ objections }) =>
  objectionsIn(objections, 'received').length > 0 ? 'objection-waiting' : undefined;
/** Who made the first review may not decide, and may not handle an objection to it. */
const anotherPerson: Guard = ({ firstReview }, { id }) => (firstReview?.by.account === id ? 'same-person' : undefined);

const firstDesk = (facts: StepFacts): ApplicationState => (facts.local ? 'first-review' : 'city-review');
const write = (guards: Guard[] = []): Omit<Step, 'to'> => ({ by: 'application.write', guards });
const review = (...guards: Guard[]): Omit<Step, 'to'> => ({
  by: 'application.first-review',
  guards: [reasoned, ...guards],
});
const decide = (...guards: Guard[]): Omit<Step, 'to'> => ({
  by: 'application.decide',
  guards: [anotherPerson, reasoned, ...guards],
});
const handle = (...guards: Guard[]): Omit<Step, 'to'> => ({ by: 'objection.handle', guards: [...guards, reasoned] });
/** With the last of several objections the firm is back in the notice; until then it stays suspended. */
const unlessAnother = (_facts: StepFacts, { objections }: Application): ApplicationState =>
  objectionsIn(objections, 'registered').length > 1 ? 'objected' : 'in-notice';
const withdraw: Step = { to: 'withdrawn', ...write() };

/** The one table: state → event → where it leads, who may, what must hold. */
export const WORKFLOW: Readonly<Record<ApplicationState, Readonly<Partial<Record<ApplicationEvent, Step>>>>> = {
  draft: {
    save: { to: 'draft', ...write() },
    submit: { to: firstDesk, ...write([complete, notListed]) },
    withdraw,
  },
  'first-review': {
    recommend: { to: 'city-review', ...review() },
    'advise-against': { to: 'city-review', ...review() },
    return: { to: 'returned-first', ...review(itemised) },
    withdraw,
  },
  'returned-first': {
    save: { to: 'returned-first', ...write() },
    submit: { to: 'first-review', ...write([complete, notListed]) },
    withdraw,
  },
  'city-review': {
    pass: { to: 'passed', ...decide(notListed, screened) },
    refuse: { to: 'refused', ...decide() },
    return: { to: 'returned-city', ...decide(itemised) },
    'record-opinion': { to: 'city-review', by: 'application.decide', guards: [anotherPerson] },
    withdraw,
  },
  'returned-city': {
    save: { to: 'returned-city', ...write() },
    submit: { to: 'city-review', ...write([complete, notListed]) },
    withdraw,
  },
  passed: {
    'open-notice': { to: 'in-notice', by: 'notice.open', guards: [notListed, screened] },
    withdraw,
  },
  'in-notice': {
    object: { to: 'objected', ...handle() },
    'decline-objection': { to: 'in-notice', ...handle(anotherPerson) },
    admit: { to: 'admitted', ...decide(noticeOver, noneWaiting, notListed, screened) },
  },
  objected: {
    object: { to: 'objected', ...handle() },
    'decline-objection': { to: 'objected', ...handle(anotherPerson) },
    'dismiss-objection': { to: unlessAnother, ...handle(anotherPerson) },
    'uphold-objection': { to: 'refused', ...handle(anotherPerson) },
  },
  admitted: {},
  refused: {},
  withdrawn: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextState(
  application: Application,
  event: ApplicationEvent,
  person: Account,
  facts: StepFacts,
): { readonly to: ApplicationState } | { readonly refusals: readonly Refusal[] } {
  const step = WORKFLOW[application.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, application)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(application, person, facts) ?? []);
  if (refusals.length > 0) return { refusals };
  return { to: typeof step.to === 'function' ? step.to(facts, application) : step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function eventsFor(application: Application, person: Account | undefined): ApplicationEvent[] {
  const steps = Object.entries(WORKFLOW[application.state]) as [ApplicationEvent, Step][];
  return steps.filter(([, step]) => may(person, step.by, application)).map(([event]) => event);
}

/**
 * Whether a person may read what objectors wrote, and who they are: the city office that handles it, but not who made
 * the first review, against which it may be directed.
 */
export function mayReadObjections(application: Application, person: Account): boolean {
  return may(person, 'objection.handle', application) && application.firstReview?.by.account !== person.id;
}
