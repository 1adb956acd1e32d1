import { judgedOf, type GradingScheme } from '../policy/grading-rules.ts';
import type { Account } from '../registry/account.ts';
import type { GradingRoundEvent, GradingRoundState } from '../registry/grading-words.ts';
import type { Actor, Living } from '../registry/history.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Expert } from './expert-sheet.ts';
import type { GradeCount, GradeMedian } from './grade-tally.ts';

/** What a round computed, locked: from one snapshot of all members' facts. */
export interface GradingRoundResult {
  readonly firms: number;
  readonly snapshotAt: string;
  readonly counts: readonly GradeCount[];
  readonly medians: readonly GradeMedian[];
  /** SHA-256 over scheme, cut-off and every firm's facts and grade, in the order of their codes. */
  readonly digest: string;
}

export interface CommitteeVote {
  readonly by: Actor;
  readonly at: string;
  readonly agree: boolean;
  readonly reason: string;
}

/** A round of the grading (评级批次): all members of the cut-off day under one scheme, which it keeps as it was. */
export interface GradingRound extends Living<GradingRoundState> {
  /** PJ2026-1. */
  readonly number: string;
  readonly scheme: GradingScheme;
  readonly cutOff: Day;
  readonly experts: readonly Expert[];
  /** Grows when all is computed anew. */
  readonly run: number;
  /** The run whose facts are taken; 0 before. */
  readonly taken: number;
  /** The experts' scores are in. */
  readonly gathered: boolean;
  readonly result: GradingRoundResult | null;
  /** Who put it before the committee. */
  readonly proposer: Actor | null;
  readonly votes: readonly CommitteeVote[];
  readonly notice: { readonly number: string; readonly from: Day; readonly until: Day } | null;
  readonly publishedOn: Day | null;
}

export const GRADING_ROUND_REFUSAL_WORDS = {
  'wrong-state': '评级批次的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'shown-differs': '您看到的计算结果不是现在的，请重新打开页面',
  'reason-missing': '请写明理由',
  'sheets-missing': '还有专家没有提交评分，须写明不再等待的理由',
  'nobody-graded': '没有可以评级的企业',
  'own-proposal': '提交审定的人不参加审定',
  'voted-already': '您已经表决',
  'notice-running': '公示期还没有满',
  'appeals-open': '还有申诉没有复评',
} as const;
export type GradingRoundRefusal = keyof typeof GRADING_ROUND_REFUSAL_WORDS;

export interface GradingStepFacts {
  readonly today: Day;
  readonly reason: string;
  /** The digest of the result that the person was shown. */
  readonly shown: string;
  /** Experts whose sheets are not in. */
  readonly sheetsMissing: number;
  readonly appealsOpen: number;
}

type Guard = (round: GradingRound, person: Account, facts: GradingStepFacts) => GradingRoundRefusal | undefined;

interface Step {
  readonly to: GradingRoundState | ((round: GradingRound) => GradingRoundState);
  /** None: the platform itself, which goes on with what was broken off. */
  readonly by: Action | null;
  readonly guards: readonly Guard[];
}

const asShown: Guard = ({ result }, _person, { shown }) => (shown === result?.digest ? undefined : 'shown-differs');
const reasoned: Guard = (_round, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const sheetsIn: Guard = (_round, _person, { sheetsMissing, reason }) =>
  sheetsMissing > 0 && reason.trim() === '' ? 'sheets-missing' : undefined;
const somebody: Guard = ({ result }) => (result === null || result.firms === 0 ? 'nobody-graded' : undefined);
const another: Guard = ({ proposer }, { id }) => (proposer?.account === id ? 'own-proposal' : undefined);
const once: Guard = ({ votes }, { id }) => (votes.some(({ by }) => by.account === id) ? 'voted-already' : undefined);
const noticeOver: Guard = ({ notice }, _person, { today }) =>
  notice !== null && today > notice.until ? undefined : 'notice-running';
const appealsDone: Guard = (_round, _person, { appealsOpen }) => (appealsOpen > 0 ? 'appeals-open' : undefined);

const handle = (to: Step['to'], ...guards: Guard[]): Step => ({ to, by: 'grading.handle', guards });
const vote = (to: Step['to'], ...guards: Guard[]): Step => ({
  to,
  by: 'grading.vote',
  guards: [another, once, asShown, ...guards],
});
const own = (to: Step['to']): Step => ({ to, by: null, guards: [] });
/** Experts are waited for where anybody was asked and anything needs judgement. */
const afterComputing = ({ gathered, experts, scheme }: GradingRound): GradingRoundState =>
  !gathered && experts.length > 0 && judgedOf(scheme).length > 0 ? 'judging' : 'computed';
const afterAgreeing = ({ votes, scheme }: GradingRound): GradingRoundState =>
  votes.filter(({ agree }) => agree).length + 1 >= scheme.rounds.fewestVotes ? 'confirmed' : 'committee';
const discard = handle('discarded', reasoned);

/** The one table of a round: state → event → where it leads, who may, what must hold. */
export const GRADING_ROUND_WORKFLOW: Readonly<
  Record<GradingRoundState, Readonly<Partial<Record<GradingRoundEvent, Step>>>>
> = {
  computing: { finish: own(afterComputing) },
  judging: { gather: handle('computing', sheetsIn), discard },
  computed: {
    propose: handle('committee', somebody, asShown),
    recompute: handle('computing', reasoned, asShown),
    discard,
  },
  committee: { agree: vote(afterAgreeing), disagree: vote('computed', reasoned), discard },
  confirmed: { 'open-notice': handle('opening', asShown), discard },
  opening: { opened: own('noticed') },
  noticed: { publish: handle('publishing', noticeOver, appealsDone) },
  publishing: { finished: own('published') },
  published: {},
  discarded: {},
};

/** The next state of a person's step, or all reasons why it is not taken. */
export function nextGradingRoundState(
  round: GradingRound,
  event: GradingRoundEvent,
  person: Account,
  facts: GradingStepFacts,
): { readonly to: GradingRoundState } | { readonly refusals: readonly GradingRoundRefusal[] } {
  const step = GRADING_ROUND_WORKFLOW[round.state][event];
  if (step === undefined || step.by === null) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, {})) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(round, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: stateOf(step.to, round) };
}

/** Where the platform's own step leads; none where it is not its turn. */
export function ownGradingStep(round: GradingRound, event: GradingRoundEvent): GradingRoundState | undefined {
  const step = GRADING_ROUND_WORKFLOW[round.state][event];
  return step?.by === null ? stateOf(step.to, round) : undefined;
}

const stateOf = (to: Step['to'], round: GradingRound) => (typeof to === 'function' ? to(round) : to);

/** What a person may do with a round now, as far as nothing typed could change it. */
export function gradingRoundDeeds(
  round: GradingRound,
  person: Account,
  facts: Pick<GradingStepFacts, 'today' | 'appealsOpen'>,
): GradingRoundEvent[] {
  const good = { ...facts, reason: '—', shown: round.result?.digest ?? '', sheetsMissing: 0 };
  return (Object.keys(GRADING_ROUND_WORKFLOW[round.state]) as GradingRoundEvent[]).filter(
    (event) => 'to' in nextGradingRoundState(round, event, person, good),
  );
}
