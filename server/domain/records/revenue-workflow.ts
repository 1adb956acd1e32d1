import type { Account } from '../registry/account.ts';
import { may } from '../registry/permissions.ts';
import type { Action } from '../registry/permissions.ts';
import { compareSources, latestVersion } from './revenue-statement.ts';
import type { RevenueState, RevenueStatement, SourceFigure } from './revenue-statement.ts';

/**
 * What can happen to the figure of a year. The first of its history is `declare`, `restate` for one from before the
 * platform, or `import` for one that the city enters out of older records.
 */
export type RevenueEvent = 'import' | 'declare' | 'restate' | 'withdraw' | 'verify' | 'return' | 'question' | 'settle';

/** The events that have a page of a step: a declaration has a form of its own, an import a file. */
export type PagedRevenueEvent = Exclude<RevenueEvent, 'import' | 'declare' | 'restate'>;

/** The events in words: the deed that a button names. */
export const REVENUE_EVENT_WORDS: Readonly<Record<RevenueEvent, string>> = {
  import: '录入历史数据',
  declare: '申报营收',
  restate: '更正营收',
  withdraw: '撤回申报',
  verify: '核实无误',
  return: '退回补正',
  question: '要求更正',
  settle: '维持原数',
};

/** Why a step is not taken. */
export type RevenueRefusal =
  'wrong-state' | 'not-permitted' | 'reason-missing' | 'nothing-compared' | 'difference-unexplained';

export const REVENUE_REFUSAL_WORDS: Readonly<Record<RevenueRefusal, string>> = {
  'wrong-state': '这项营收的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'nothing-compared': '请填写至少一种材料所载的金额',
  'difference-unexplained': '材料所载与申报数的差异超出允许范围，请写明差异原因；不能解释的，请退回补正',
};

/** What a step is judged by, beside the statement and the person. */
export interface RevenueFacts {
  readonly reason: string;
  /** What the official read in the documents. */
  readonly compared: readonly SourceFigure[];
  readonly toleranceBasisPoints: number;
}

type Guard = (statement: RevenueStatement, facts: RevenueFacts) => RevenueRefusal | undefined;

interface RevenueStep {
  readonly to: RevenueState;
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_, { reason }) => (reason === '' ? 'reason-missing' : undefined);
const compared: Guard = (_, facts) => (facts.compared.length === 0 ? 'nothing-compared' : undefined);
const explained: Guard = (statement, { reason, compared: sources, toleranceBasisPoints }) => {
  const { within } = compareSources(latestVersion(statement).fen, sources, toleranceBasisPoints);
  return !within && reason === '' ? 'difference-unexplained' : undefined;
};

const firm = (to: RevenueState, ...guards: Guard[]): RevenueStep => ({ to, by: 'revenue.declare', guards });
const office = (to: RevenueState, ...guards: Guard[]): RevenueStep => ({ to, by: 'revenue.verify', guards });
const verify = office('verified', compared, explained);

/** The one table: state → event → where it leads, who may, what must hold. */
export const REVENUE_WORKFLOW: Readonly<Record<RevenueState, Readonly<Partial<Record<RevenueEvent, RevenueStep>>>>> = {
  declared: { verify, return: office('returned', reasoned), withdraw: firm('withdrawn') },
  returned: { declare: firm('declared'), withdraw: firm('withdrawn') },
  withdrawn: { declare: firm('declared') },
  verified: { restate: firm('restated', reasoned), question: office('questioned', reasoned) },
  restated: { verify, return: office('questioned', reasoned) },
  questioned: { restate: firm('restated', reasoned), settle: office('verified', reasoned) },
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextRevenueState(
  statement: RevenueStatement,
  event: RevenueEvent,
  person: Account,
  facts: RevenueFacts,
): { readonly to: RevenueState } | { readonly refusals: readonly RevenueRefusal[] } {
  const step = REVENUE_WORKFLOW[statement.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, statement)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(statement, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state, before what must hold is looked at. */
export function revenueEventsFor(statement: RevenueStatement, person: Account | undefined): RevenueEvent[] {
  const steps = Object.entries(REVENUE_WORKFLOW[statement.state]) as [RevenueEvent, RevenueStep][];
  return steps.filter(([, step]) => may(person, step.by, statement)).map(([event]) => event);
}
