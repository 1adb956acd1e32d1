import type { GradingScheme } from '../policy/grading-rules.ts';
import type { Account } from '../registry/account.ts';
import type { GradeEvent, GradeState } from '../registry/grading-words.ts';
import type { Actor, Living } from '../registry/history.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { GradeCorrection, GradeSum } from './grade-result.ts';
import type { GradingFacts } from './scorecard.ts';

/** The grade of a firm in a round (评级结果), from the public notice on: what it rests on, what became of it. */
export interface Grade extends Living<GradeState>, GradeSum {
  readonly round: string;
  readonly cutOff: Day;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly categories: readonly string[];
  readonly facts: GradingFacts;
  readonly corrections: readonly GradeCorrection[];
  /** What the notice said first. */
  readonly noticed: Pick<GradeSum, 'total' | 'grade'>;
  /** The last day for an appeal. */
  readonly appealUntil: Day;
  /** Who put the round before the committee and who confirmed it: another re-examines. */
  readonly deciders: readonly string[];
  readonly appeal: { readonly at: string; readonly by: Actor; readonly text: string } | null;
  /** Where it stood when a voided listing put it in question, and which. */
  readonly before: GradeState | null;
  readonly cause: string;
  /** Rounds in a row, this one included, with a grade that has to be mended; 0 until it is published. */
  readonly inARow: number;
  /** What the firm says it has mended. */
  readonly mending: string;
  readonly since: Day;
  readonly due: Day | null;
  /** Where a row of low grades led, once both are begun: the removal that is proposed, and the clue. */
  readonly removal: string | null;
  readonly clue: string | null;
}

/** In these a round may not be published: somebody has to decide on the grade first. */
export const GRADE_UNDECIDED: readonly GradeState[] = ['appealed', 'questioned'];
/** From these on everybody may read the grade. */
export const GRADE_PUBLIC: readonly GradeState[] = ['published', 'to-mend', 'reported', 'mended'];

export const GRADE_REFUSAL_WORDS = {
  'wrong-state': '评级结果的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'appeal-over': '申诉期已经届满',
  'appealed-already': '这一轮评级已经申诉过一次',
  'decided-before': '提交审定和参加审定的人不办理复评',
  'nothing-corrected': '请至少更正一项数据；没有更正的，应当维持',
  'values-wrong': '更正后的数据应为不小于 0 的数字',
} as const;
export type GradeRefusal = keyof typeof GRADE_REFUSAL_WORDS;

export interface GradeFacts {
  readonly today: Day;
  readonly reason: string;
  /** How many values would change, and whether all that were typed are numbers. */
  readonly corrections: number;
  readonly valuesGood: boolean;
  /** The grade that would stand has to be mended. */
  readonly mends: boolean;
}

type Guard = (grade: Grade, person: Account, facts: GradeFacts) => GradeRefusal | undefined;

interface Step {
  readonly to: (grade: Grade, facts: GradeFacts) => GradeState;
  /** None: the platform itself. */
  readonly by: Action | null;
  readonly guards: readonly Guard[];
}

const reasoned: Guard = (_grade, _person, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const inTime: Guard = ({ appealUntil }, _person, { today }) => (today > appealUntil ? 'appeal-over' : undefined);
const firstAppeal: Guard = ({ appeal }) => (appeal === null ? undefined : 'appealed-already');
const somebodyElse: Guard = ({ deciders }, { id }) => (deciders.includes(id) ? 'decided-before' : undefined);
const valuesGood: Guard = (_grade, _person, facts) => (facts.valuesGood ? undefined : 'values-wrong');
const corrected: Guard = (_grade, _person, { corrections }) => (corrections === 0 ? 'nothing-corrected' : undefined);

const to = (state: GradeState) => () => state;
const afterPublishing: Step['to'] = (_grade, { mends }) => (mends ? 'to-mend' : 'published');
const afterQuestion =
  (same: boolean): Step['to'] =>
  (grade, facts) => {
    if (grade.before === 'noticed') return 'noticed';
    return same && grade.before !== 'published' ? (grade.before ?? 'published') : afterPublishing(grade, facts);
  };
const firm = (leads: Step['to'], ...guards: Guard[]): Step => ({ to: leads, by: 'grading.answer', guards });
const office = (leads: Step['to'], ...guards: Guard[]): Step => ({
  ...{ to: leads, by: 'grading.handle' },
  guards: [reasoned, ...guards],
});
const own = (leads: Step['to']): Step => ({ to: leads, by: null, guards: [] });
const question = { question: own(to('questioned')) };

/** The one table of a grade: state → event → where it leads, who may, what must hold. */
export const GRADE_WORKFLOW: Readonly<Record<GradeState, Readonly<Partial<Record<GradeEvent, Step>>>>> = {
  noticed: { appeal: firm(to('appealed'), firstAppeal, inTime, reasoned), publish: own(afterPublishing), ...question },
  appealed: {
    withdraw: firm(to('noticed')),
    uphold: office(to('noticed'), somebodyElse, valuesGood, corrected),
    dismiss: office(to('noticed'), somebodyElse),
  },
  published: question,
  'to-mend': { report: firm(to('reported'), reasoned), ...question },
  reported: { accept: office(to('mended')), return: office(to('to-mend')), ...question },
  mended: question,
  questioned: {
    regrade: office(afterQuestion(false), somebodyElse, valuesGood, corrected),
    keep: office(afterQuestion(true), somebodyElse),
  },
};

/** The next state of a person's step, or all reasons why it is not taken. */
export function nextGradeState(
  grade: Grade,
  event: GradeEvent,
  person: Account,
  facts: GradeFacts,
): { readonly to: GradeState } | { readonly refusals: readonly GradeRefusal[] } {
  const step = GRADE_WORKFLOW[grade.state][event];
  if (step === undefined || step.by === null) return { refusals: ['wrong-state'] };
  if (!may(person, step.by, grade)) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(grade, person, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to(grade, facts) };
}

/** Where the platform's own step leads; none where it is not its turn. */
export function ownGradeStep(grade: Grade, event: 'publish' | 'question', mends: boolean): GradeState | undefined {
  const step = GRADE_WORKFLOW[grade.state][event];
  const facts = { today: '', reason: '', corrections: 0, valuesGood: true, mends };
  return step?.by === null ? step.to(grade, facts) : undefined;
}

/** What a person may do with a grade now, as far as nothing typed could change it. */
export function gradeDeeds(grade: Grade, person: Account, today: Day): GradeEvent[] {
  const good = { today, reason: '—', corrections: 1, valuesGood: true, mends: false };
  return (Object.keys(GRADE_WORKFLOW[grade.state]) as GradeEvent[]).filter(
    (event) => 'to' in nextGradeState(grade, event, person, good),
  );
}

/** Whether a grade of a scheme has to be mended; no grade has not. */
export function mustMend({ levels }: Pick<GradingScheme, 'levels'>, grade: string | null): boolean {
  return levels.some((level) => level.grade === grade && level.mend === true);
}

/** Whether everybody, or only who may read the firm's record, may see a grade. */
export function isPublicGrade({ state }: Pick<Grade, 'state'>): boolean {
  return GRADE_PUBLIC.includes(state);
}
