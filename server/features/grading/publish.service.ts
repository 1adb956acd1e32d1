import { mustMend, ownGradeStep, type Grade } from '../../domain/grading/grade.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import type { Actor, HistoryEntry } from '../../domain/registry/history.ts';
import type { Clue } from '../../domain/registry/listing-case.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import type { Grades, NewGrade } from '../../persistence/grade.repository.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';
import { oneAtATime } from '../../persistence/one-at-a-time.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';

export interface PublishNeeds {
  readonly grades: Grades;
  readonly gradingResults: GradingResults;
  readonly gradingRounds: GradingRounds;
  readonly listingCases: Pick<ListingCaseRepository, 'ofFirm'>;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Begins a removal, once for each source; no number where there is nothing to remove. */
  readonly proposeRemoval: (proposed: {
    readonly uscc: string;
    readonly ground: string;
    readonly facts: string;
    readonly source: string;
    readonly decided: HistoryEntry;
  }) => Promise<string | null>;
  readonly clues: { bySystem(clue: Clue, uscc: string, by: Actor): Promise<{ readonly number: string }> };
  /** Told where a consequence could not be begun: it is tried again at the next start. */
  readonly trouble: (error: unknown, grade: string) => void;
}

const BATCH = 200;
const MOST_PASSES = 20;
/** Noted where nothing had to be begun: the firm is no member any more, or a way out stands already. */
const NOTHING = '无需提出';

export type GradePublishing = ReturnType<typeof createGradePublishing>;

/** From a confirmed round to what each firm is told, and what follows from it. Every part is safe to repeat. */
export function createGradePublishing(needs: PublishNeeds) {
  const { grades, gradingResults, gradingRounds, calendar, now, today } = needs;

  async function list(round: GradingRound): Promise<void> {
    const ordered = round.history.at(-1);
    const { notice } = round;
    if (ordered === undefined || notice === null) return;
    const entry = { at: now().toISOString(), by: ordered.by, event: 'begin', reason: notice.number, shown: null };
    let waiting: NewGrade[] = [];
    for await (const one of gradingResults.each(round.number)) {
      const { firm, region, categories, facts, total, grade, scoredWeight, dimensions, uscc } = one;
      const result = { uscc, region, categories, facts, total, grade, scoredWeight, dimensions };
      waiting.push({
        ...{ ...result, round: round.number, cutOff: round.cutOff, name: firm },
        ...{ noticed: { total: result.total, grade: result.grade }, appealUntil: notice.until },
        ...{ deciders: decidersOf(round), before: null, cause: '', since: notice.from, due: null },
      });
      if (waiting.length < BATCH) continue;
      await grades.addMissing(waiting, 'noticed', entry);
      waiting = [];
    }
    if (waiting.length > 0) await grades.addMissing(waiting, 'noticed', entry);
  }

  /** How many rounds in a row, this one included, left a firm with a grade that has to be mended. */
  const inARow = async (grade: Grade): Promise<number> => rowOf(grade, await grades.ofFirm(grade.uscc));

  /** What publishing makes of a grade, with the firm's others; nothing where it is published already. */
  function publishing(round: GradingRound, grade: Grade, ordered: HistoryEntry, others: readonly Grade[]) {
    const mends = mustMend(round.scheme, grade.grade);
    const to = ownGradeStep(grade, 'publish', mends);
    if (to === undefined) return [];
    const { id, state, version } = grade;
    const day = today();
    const row = mends ? rowOf(grade, others) : 0;
    const due = mends ? workingTerm(day, round.scheme.rounds.mendDays, calendar).to : null;
    const entry = { at: now().toISOString(), by: ordered.by, event: 'publish', reason: '', shown: null };
    return [{ expected: { id, state, version }, decision: { to, entry, set: { inARow: row, since: day, due } } }];
  }

  /** One pass over the grades of a round; answers how many it published. */
  async function pass(round: GradingRound, ordered: HistoryEntry): Promise<number> {
    let published = 0;
    let waiting: Grade[] = [];
    const portion = async () => {
      const low = waiting.filter(({ grade }) => mustMend(round.scheme, grade)).map(({ uscc }) => uscc);
      const others = low.length === 0 ? new Map<string, readonly Grade[]>() : await grades.ofFirms(low);
      const decisions = waiting.flatMap((one) => publishing(round, one, ordered, others.get(one.uscc) ?? []));
      await grades.decideMany(decisions);
      published += decisions.length;
      waiting = [];
    };
    for await (const grade of grades.ofRound(round.number)) {
      waiting.push(grade);
      if (waiting.length >= BATCH) await portion();
    }
    await portion();
    return published;
  }

  /** Removal and clue of one firm: each is proposed, and a person decides on it. */
  async function begin(round: GradingRound, grade: Grade): Promise<void> {
    const { removalGround, listingGround, lowInARow } = round.scheme.rounds;
    const decided = grade.history.findLast(
      ({ event }) => event === 'publish' || event === 'regrade' || event === 'keep',
    );
    if (decided === undefined || grade.inARow < lowInARow) return;
    const { id, uscc, name } = grade;
    const facts = `连续 ${grade.inARow} 次评级为 ${grade.grade ?? '—'}，最近一次为 ${round.number}（截止日 ${formatDay(round.cutOff)}）。`;
    if (grade.removal === null) {
      const number = await needs.proposeRemoval({ uscc, ground: removalGround, facts, source: id, decided });
      await grades.note(id, 'removal', number ?? NOTHING);
    }
    if (grade.clue !== null) return;
    const earlier = (await needs.listingCases.ofFirm(uscc)).find(
      ({ clue }) => clue.source === 'grading' && clue.reference === round.number,
    );
    const told: Clue = {
      source: 'grading',
      reference: round.number,
      whom: name,
      content: `${facts}涉及事由 ${listingGround}。`,
    };
    const made = earlier ?? (await needs.clues.bySystem(told, uscc, decided.by));
    await grades.note(id, 'clue', made.number);
  }

  /** By one at a time: two at once could begin the same clue twice. */
  const { run: follow } = oneAtATime(
    async () => {
      const rounds = new Map((await gradingRounds.all()).map((one) => [one.number, one]));
      if (rounds.size === 0) return;
      const least = Math.min(...[...rounds.values()].map(({ scheme }) => scheme.rounds.lowInARow));
      for (const grade of await grades.withConsequences(least)) {
        const round = rounds.get(grade.round);
        if (round !== undefined) await begin(round, grade).catch((error: unknown) => needs.trouble(error, grade.id));
      }
    },
    (error) => needs.trouble(error, ''),
  );

  return {
    list,
    inARow,

    /** Publishes every grade of a round, and begins what follows from a row of low ones. */
    async publish(round: GradingRound): Promise<void> {
      const ordered = round.history.at(-1);
      if (ordered === undefined) return;
      // What somebody moved in between is met by the next pass.
      for (let left = MOST_PASSES; left > 0 && (await pass(round, ordered)) > 0; left--);
      await follow();
    },

    /** Begins what follows from rows of low grades and has not begun yet. */
    follow,
  };
}

/** How many rounds in a row, that of the grade included, left its firm with a grade that has to be mended; its grades from the latest on. */
function rowOf(grade: Grade, all: readonly Grade[]): number {
  const earlier = all.filter(({ id, cutOff }) => id !== grade.id && cutOff < grade.cutOff);
  const end = earlier.findIndex((one) => one.inARow === 0);
  return 1 + (end === -1 ? earlier.length : end);
}

/** Who put a round before the committee, and who confirmed it: another re-examines. */
export function decidersOf({ proposer, votes }: Pick<GradingRound, 'proposer' | 'votes'>): string[] {
  return [...new Set([...(proposer === null ? [] : [proposer.account]), ...votes.map(({ by }) => by.account)])];
}
