import { saidOf, type FirmSaid } from '../../domain/grading/expert-sheet.ts';
import {
  GRADE_REFUSAL_WORDS,
  gradeDeeds,
  isPublicGrade,
  mustMend,
  nextGradeState,
  type Grade,
  type GradeRefusal,
} from '../../domain/grading/grade.ts';
import {
  cardOf,
  correctable,
  correctedFacts,
  presentValue,
  sumOf,
  type GradeCorrection,
} from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { GradeEvent } from '../../domain/registry/grading-words.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError } from '../../errors.ts';
import type { GradeDecision, Grades } from '../../persistence/grade.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { GradingSheets } from '../../persistence/grading-sheet.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { GradePublishing } from './publish.service.ts';

export interface GradesNeeds {
  readonly grades: Grades;
  readonly gradingRounds: GradingRounds;
  readonly gradingSheets: Pick<GradingSheets, 'ofFirm'>;
  readonly publishing: GradePublishing;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

export interface GradeOrder {
  readonly version: number;
  readonly reason: string;
  /** What was typed for each correctable value, by `kind:id`; blank stays as it is, `NaN` is no number. */
  readonly values: Readonly<Record<string, number>>;
}

export interface SeenGrade {
  readonly grade: Grade;
  readonly round: GradingRound;
  readonly deeds: readonly GradeEvent[];
  readonly today: Day;
}

export type GradesService = ReturnType<typeof createGradesService>;

/** The grade of each firm from the notice on: appeal and re-examination, mending, what the public sees. */
export function createGradesService(needs: GradesNeeds) {
  const { grades, gradingRounds: rounds, calendar, now, today } = needs;

  async function see(id: string, person: Account | undefined): Promise<SeenGrade> {
    const grade = await grades.findById(id);
    const round = grade === null ? null : await rounds.find(grade.round);
    if (grade === null || round === null || !may(person, 'grade.read', grade))
      throw new NotFound('unknown-grade', '没有这件评级结果');
    return { grade, round, deeds: person === undefined ? [] : gradeDeeds(grade, person, today()), today: today() };
  }

  function correctionsOf({ grade, round }: SeenGrade, order: GradeOrder, person: Account): GradeCorrection[] {
    return correctable(round.scheme).flatMap(({ kind, id }) => {
      const target = { kind, id } as GradeCorrection['target'];
      const to = order.values[`${kind}:${id}`];
      const from = presentValue(correctedFacts(grade.facts, grade.corrections), target);
      if (to === undefined || to === from) return [];
      return [{ target, from, to, ground: order.reason, by: actorOf(person), at: now().toISOString() }];
    });
  }

  async function bringsOf(
    seen: SeenGrade,
    event: GradeEvent,
    order: GradeOrder,
    made: {
      readonly by: ReturnType<typeof actorOf>;
      readonly at: string;
      readonly corrections: readonly GradeCorrection[];
    },
  ): Promise<Partial<GradeDecision>> {
    const { grade, round } = seen;
    const since = today();
    const mendBy = () => workingTerm(since, round.scheme.rounds.mendDays, calendar).to;
    switch (event) {
      case 'appeal':
        return { set: { appeal: { at: made.at, by: made.by, text: order.reason }, since } };
      case 'withdraw':
      case 'dismiss':
        return { set: { since, due: null } };
      case 'report':
        return { set: { mending: order.reason, since, due: null } };
      case 'return':
        return { set: { since, due: mendBy() } };
      case 'uphold':
      case 'regrade':
      case 'keep': {
        const sum = sumOf(cardOf(round.scheme, grade.facts, [...grade.corrections, ...made.corrections]));
        const over = event !== 'uphold' && grade.before !== 'noticed';
        const mends = mustMend(round.scheme, sum.grade);
        const row = mends ? await needs.publishing.inARow(grade) : 0;
        const after = over ? { inARow: row, due: mends && grade.before !== 'mended' ? mendBy() : null } : { due: null };
        return { set: { ...sum, ...after, before: null, since }, corrections: made.corrections };
      }
      default:
        return { set: { since, due: null } };
    }
  }

  function verdictOf(seen: SeenGrade, event: GradeEvent, order: GradeOrder, person: Account) {
    const { grade, round } = seen;
    const values = Object.values(order.values);
    const corrections = correctionsOf(seen, order, person);
    const sum = sumOf(cardOf(round.scheme, grade.facts, [...grade.corrections, ...corrections]));
    const verdict = nextGradeState(grade, event, person, {
      ...{ today: today(), reason: order.reason, corrections: corrections.length },
      valuesGood: values.every((one) => Number.isFinite(one) && one >= 0),
      mends: mustMend(round.scheme, sum.grade),
    });
    return { verdict, corrections };
  }

  return {
    see,

    /** A grade for its page: with what the experts said of the firm. */
    async read(id: string, person: Account): Promise<SeenGrade & { readonly said: FirmSaid }> {
      const seen = await see(id, person);
      const { round, grade } = seen;
      const told = { gathered: round.gathered, names: may(person, 'grading.handle', {}) };
      return { ...seen, said: saidOf(grade.uscc, await needs.gradingSheets.ofFirm(round.number, grade.uscc), told) };
    },

    /** Appeals, reports and questions that wait for this person, the oldest first. */
    async atWork(person: Account): Promise<readonly Grade[]> {
      if (!may(person, 'grading.handle', {})) return [];
      const all = await grades.inStates(['appealed', 'reported', 'questioned']);
      const mine = all.filter((one) => gradeDeeds(one, person, today()).length > 0);
      return mine.toSorted((a, b) => (a.since < b.since ? -1 : 1));
    },

    /** Of one firm: its own and the offices see all that it was told of, everybody what is published. */
    async ofFirm(uscc: string, person: Account | undefined) {
      const all = await grades.ofFirm(uscc);
      return all.filter((one) => may(person, 'grade.read', one) || isPublicGrade(one));
    },

    /** What everybody sees of a round, from its notice on. */
    async publicList(number: string, page: number, size: number) {
      const round = await rounds.find(number);
      if (round === null || !LISTED.includes(round.state)) throw new NotFound('unknown-round', '没有这份评级公示');
      return {
        round,
        grades: await grades.page(number, { skip: (page - 1) * size, limit: size }),
        total: await grades.countOf(number),
      };
    },

    /** The rounds of which everybody may see the list, the latest first. */
    publicRounds: async () => (await rounds.all()).filter(({ state }) => LISTED.includes(state)),

    /** The step for its page; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: GradeEvent, person: Account): Promise<SeenGrade> {
      const seen = await see(id, person);
      if (seen.deeds.includes(event)) return seen;
      const { verdict } = verdictOf(seen, event, { version: 0, reason: '—', values: {} }, person);
      throw refused('refusals' in verdict ? verdict.refusals : ['wrong-state']);
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: GradeEvent, person: Account, order: GradeOrder): Promise<void> {
      const seen = await see(id, person);
      const { grade } = seen;
      const { verdict, corrections } = verdictOf(seen, event, order, person);
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== grade.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      const by = actorOf(person);
      const at = now().toISOString();
      const entry = { at, by, event, reason: order.reason, shown: `${grade.round}:${grade.version}` };
      const { state, version } = grade;
      const brings = await bringsOf(seen, event, order, { by, at, corrections });
      await grades.decide({ id, state, version }, { to: verdict.to, entry, ...brings });
      await needs.publishing.follow();
    },
  };
}

const LISTED: readonly GradingRound['state'][] = ['noticed', 'publishing', 'published'];
const FIELDS: Readonly<Partial<Record<GradeRefusal, string>>> = {
  'reason-missing': 'reason',
  'nothing-corrected': 'values',
  'values-wrong': 'values',
};
const PERSONAL: readonly GradeRefusal[] = ['not-permitted', 'decided-before'];

function refused(refusals: readonly GradeRefusal[]): HekuError {
  const words = (one: GradeRefusal) => GRADE_REFUSAL_WORDS[one];
  const person = refusals.find((one) => PERSONAL.includes(one));
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
