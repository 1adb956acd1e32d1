import type { AwardRoundEvent, AwardRoundState } from '../registry/award-round-words.ts';
import type { Account } from '../registry/account.ts';
import type { Living } from '../registry/history.ts';
import { may } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { FirmCount, RoundSum } from './award-groups.ts';

/** What a round computed, locked: from one snapshot of all firms' facts. */
export interface RoundResult {
  readonly firms: number;
  /** The instant at which all facts were as they were taken. */
  readonly snapshotAt: string;
  readonly sums: readonly RoundSum[];
  readonly firmCounts: readonly FirmCount[];
  /** SHA-256 over every firm's lines, in the order of their codes, and over what the round was asked. */
  readonly digest: string;
}

/** An award round (兑付批次): which clauses of which policy, as of which day, out of which budget line. */
export interface AwardRound extends Living<AwardRoundState> {
  /** DF2026-1. */
  readonly number: string;
  readonly policy: string;
  /** The version of the policy's data. */
  readonly policyDigest: string;
  readonly clauses: readonly string[];
  readonly asOf: Day;
  /** The line of the budget, as the treasury names it, and what it holds. */
  readonly budgetLine: string;
  readonly budgetFen: Fen;
  readonly result: RoundResult | null;
  /** Entitlements that could not be told because another round took them in between: firm, clause, matter, that round. */
  readonly refused: readonly {
    readonly uscc: string;
    readonly clause: string;
    readonly matter: string;
    readonly holder: string;
  }[];
}

export const AWARD_ROUND_REFUSAL_WORDS = {
  'wrong-state': '批次的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'shown-differs': '您看到的计算结果不是现在的，请重新打开页面',
  'reason-missing': '请写明理由',
  'over-budget': '应付金额超过预算，须写明资金如何安排',
  'nothing-payable': '没有可以兑付的奖励，不用告知企业',
  'cases-open': '还有奖励没有办结，不能办结批次',
} as const;
export type AwardRoundRefusal = keyof typeof AWARD_ROUND_REFUSAL_WORDS;

/** What a step of a round has to know beside the round and the person. */
export interface RoundStepFacts {
  readonly reason: string;
  /** The digest of the result that the person was shown. */
  readonly shown: string;
  readonly payable: { readonly lines: number; readonly fen: Fen };
  /** Cases of the round that are neither paid nor closed. */
  readonly openCases: number;
}

type Guard = (round: AwardRound, facts: RoundStepFacts) => AwardRoundRefusal | undefined;

interface Step {
  readonly to: AwardRoundState;
  /** By the platform itself, which goes on with what was broken off. */
  readonly own?: true;
  readonly guards: readonly Guard[];
}

const asShown: Guard = ({ result }, { shown }) => (shown === result?.digest ? undefined : 'shown-differs');
const reasoned: Guard = (_round, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const funded: Guard = ({ budgetFen }, { payable, reason }) =>
  payable.fen > budgetFen && reason.trim() === '' ? 'over-budget' : undefined;
const something: Guard = (_round, { payable }) => (payable.lines === 0 ? 'nothing-payable' : undefined);
const settled: Guard = (_round, { openCases }) => (openCases > 0 ? 'cases-open' : undefined);

/** The one table of a round: state → event → where it leads, what must hold. What is not the platform's is the city's. */
export const AWARD_ROUND_WORKFLOW: Readonly<Record<AwardRoundState, Readonly<Partial<Record<AwardRoundEvent, Step>>>>> =
  {
    computing: { finish: { to: 'computed', own: true, guards: [] } },
    computed: {
      tell: { to: 'telling', guards: [asShown, something, funded] },
      recompute: { to: 'computing', guards: [asShown, reasoned] },
      discard: { to: 'discarded', guards: [reasoned] },
    },
    telling: { opened: { to: 'told', own: true, guards: [] } },
    told: { close: { to: 'closed', guards: [settled] } },
    closed: {},
    discarded: {},
  };

/** The next state of a person's step, or all reasons why it is not taken. */
export function nextAwardRoundState(
  round: AwardRound,
  event: AwardRoundEvent,
  person: Account,
  facts: RoundStepFacts,
): { readonly to: AwardRoundState } | { readonly refusals: readonly AwardRoundRefusal[] } {
  const step = AWARD_ROUND_WORKFLOW[round.state][event];
  if (step === undefined || step.own === true) return { refusals: ['wrong-state'] };
  if (!may(person, 'award-round.handle', {})) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(round, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** What a person may do with a round now, whatever has to be typed for it. */
export function roundDeeds(round: AwardRound, person: Account): AwardRoundEvent[] {
  const events = Object.entries(AWARD_ROUND_WORKFLOW[round.state]) as [AwardRoundEvent, Step][];
  return may(person, 'award-round.handle', {})
    ? events.filter(([, { own }]) => own !== true).map(([event]) => event)
    : [];
}
