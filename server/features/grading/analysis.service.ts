import { spreadsOf, standingCounts, type Regraded } from '../../domain/grading/distribution.ts';
import { isPublicGrade, type Grade } from '../../domain/grading/grade.ts';
import { cardOf, sumOf } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import {
  movementOf,
  MOVES,
  reasonOf,
  sameScoring,
  type FirmMove,
  type Move,
  type MoveReason,
  type Scored,
  type Standing,
} from '../../domain/grading/movement.ts';
import { GradeMatrix } from '../../domain/grading/simulation.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { isPublicOn } from '../../domain/registry/pool-membership.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import type { Grades } from '../../persistence/grade.repository.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { recheck, type Recheck } from './recheck.service.ts';

export interface AnalysisNeeds {
  readonly gradingRounds: GradingRounds;
  readonly gradingResults: GradingResults;
  readonly grades: Grades;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly today: () => Day;
}

export const MOVES_SHOWN = 50;
const BATCH = 500;

/** What is asked of the movement: against which round, and who of it is listed. */
export interface MovementQuery {
  readonly with: string | undefined;
  readonly move: Move | undefined;
}

export interface ReasonedMove extends FirmMove {
  /** None where the firm was not in both rounds. */
  readonly reason: MoveReason | undefined;
}

export interface SeenMovement {
  readonly earlier: GradingRound;
  readonly sameScheme: boolean;
  readonly counts: Readonly<Record<Move, number>>;
  readonly matrix: GradeMatrix;
  /** Those asked for; without a choice all but who stayed. */
  readonly asked: readonly FirmMove[];
}

export type AnalysisService = ReturnType<typeof createAnalysisService>;

/** Rounds of the grading looked at as a whole; reads only. */
export function createAnalysisService(needs: AnalysisNeeds) {
  const { gradingRounds: rounds, gradingResults: results, grades } = needs;
  const checking = new Map<string, Promise<Recheck | undefined>>();

  async function roundOf(number: string, person: Account): Promise<GradingRound> {
    if (!may(person, 'grading.read', { region: person.region ?? '' }))
      throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
    const round = await rounds.find(number);
    if (round === null) throw new NotFound('unknown-round', '没有这个评级批次');
    return round;
  }

  /** What each firm of a round has now, and which of them have not what was locked. */
  async function standingsOf({ number }: GradingRound) {
    const locked = await results.standings(number);
    const changed = new Map((await grades.changedSince(number)).map((one) => [one.uscc, one]));
    const known = new Map(locked.map((one) => [one.uscc, one]));
    const regraded = [...changed.values()].map((grade): Regraded => {
      const from = known.get(grade.uscc);
      const { region, categories } = from ?? grade;
      return { region, categories, to: grade.grade, ...(from !== undefined && { from: from.grade }) };
    });
    const now = locked.map((one): Standing => {
      const grade = changed.get(one.uscc);
      return grade === undefined ? one : { ...one, total: grade.total, grade: grade.grade };
    });
    const added = [...changed.values()].filter(({ uscc }) => !known.has(uscc)).map(standingOf);
    return { standings: [...now, ...added], regraded };
  }

  /** Those that a round can be compared with: they have results, and their day is not after it. The latest first. */
  async function others(round: GradingRound): Promise<readonly GradingRound[]> {
    const own = (await rounds.all()).filter(
      (one) =>
        one.number !== round.number &&
        one.result !== null &&
        one.state !== 'discarded' &&
        (one.cutOff < round.cutOff || (one.cutOff === round.cutOff && one.id < round.id)),
    );
    return own.sort((a, b) => (a.cutOff === b.cutOff ? (a.id < b.id ? 1 : -1) : a.cutOff < b.cutOff ? 1 : -1));
  }

  /** On what these firms were scored in a round. */
  async function scoredIn({ number, scheme }: GradingRound, usccs: readonly string[]) {
    const scored = new Map<string, Scored>();
    for (const { uscc, facts } of await results.ofFirms(number, usccs))
      scored.set(uscc, { scheme, facts, corrections: [] });
    for (const { uscc, facts, corrections } of await grades.changedSince(number))
      scored.set(uscc, { scheme, facts, corrections });
    return scored;
  }

  async function reasoned(earlier: GradingRound, later: GradingRound, moves: readonly FirmMove[]) {
    const both = moves.filter(({ from, to }) => from !== null && to !== null).map(({ firm }) => firm.uscc);
    const [was, is] = [await scoredIn(earlier, both), await scoredIn(later, both)];
    return moves.map((one): ReasonedMove => {
      const [before, after] = [was.get(one.firm.uscc), is.get(one.firm.uscc)];
      const known = before !== undefined && after !== undefined && one.from !== null && one.to !== null;
      return { ...one, reason: known ? reasonOf(before, after) : undefined };
    });
  }

  async function movement(
    round: GradingRound,
    standings: readonly Standing[],
    earlier: GradingRound,
    person: Account,
    move: Move | undefined,
  ): Promise<SeenMovement> {
    const { standings: before } = await standingsOf(earlier);
    const all = movementOf({ scheme: earlier.scheme, standings: before }, { scheme: round.scheme, standings });
    const counts = Object.fromEntries(Object.keys(MOVES).map((one) => [one, 0])) as Record<Move, number>;
    const matrix = new GradeMatrix();
    for (const one of all) {
      counts[one.move] += 1;
      if (one.from !== null && one.to !== null) matrix.add(one.from.grade, one.to.grade);
    }
    const mine = (one: FirmMove) => person.role !== 'county' || one.firm.region === person.region;
    const asked = all.filter((one) => mine(one) && (move === undefined ? one.move !== 'stayed' : one.move === move));
    return { earlier, counts, matrix, asked, sameScheme: sameScoring(earlier.scheme, round.scheme) };
  }

  async function see(number: string, person: Account, query: MovementQuery) {
    const round = await roundOf(number, person);
    const { result, scheme } = round;
    const candidates = await others(round);
    const asked = candidates.find((one) => one.number === query.with);
    if (query.with !== undefined && asked === undefined) throw new NotFound('unknown-round', '没有这个评级批次');
    const earlier = asked ?? candidates.find(({ state }) => state === 'published');
    if (result === null) return { round, candidates, spread: undefined, medians: [], movement: undefined };
    const { standings, regraded } = await standingsOf(round);
    const counts = standingCounts(result.counts, regraded);
    return {
      ...{ round, candidates, medians: result.medians },
      spread: {
        regraded: regraded.filter(({ from, to }) => from !== to).length,
        all: spreadsOf(counts, 'all', scheme)[0],
        regions: spreadsOf(counts, 'region', scheme),
        categories: spreadsOf(counts, 'category', scheme),
      },
      movement: earlier && (await movement(round, standings, earlier, person, query.move)),
    };
  }

  return {
    /** A round as a whole; of its movement one page of firms, each with what moved it. */
    async see(number: string, person: Account, query: MovementQuery, page: number) {
      const seen = await see(number, person, query);
      const { round, movement: moved } = seen;
      if (moved === undefined) return { ...seen, moves: [] };
      const shown = moved.asked.slice((page - 1) * MOVES_SHOWN, page * MOVES_SHOWN);
      return { ...seen, moves: await reasoned(moved.earlier, round, shown) };
    },

    /** Everybody who moved, each with what moved it. */
    async moves(number: string, person: Account, query: MovementQuery) {
      const seen = await see(number, person, query);
      if (seen.movement === undefined) throw new NotFound('no-movement', '没有可以比较的批次');
      const { earlier, asked } = seen.movement;
      const moves: ReasonedMove[] = [];
      for (let i = 0; i < asked.length; i += BATCH)
        moves.push(...(await reasoned(earlier, seen.round, asked.slice(i, i + BATCH))));
      return { round: seen.round, earlier, moves };
    },

    /** Computes a round again; who asks at the same time waits for the same. A county learns of firms of its region only. */
    async recheck(number: string, person: Account) {
      const round = await roundOf(number, person);
      const running = checking.get(number) ?? recheck(needs, round).finally(() => checking.delete(number));
      checking.set(number, running);
      const found = await running;
      if (found === undefined) return undefined;
      const { differing } = found;
      const shown = person.role === 'county' ? differing.filter(({ region }) => region === person.region) : differing;
      return { recheck: found, shown };
    },

    /** The grades of a firm over the years, each with the round it was given in. Who may not know of the firm is told that there is none. */
    async history(uscc: string, person: Account | undefined) {
      const provider = await needs.providers.findByUscc(uscc);
      const own = (await grades.ofFirm(uscc)).filter((one) => may(person, 'grade.read', one) || isPublicGrade(one));
      const whole = provider !== null && mayReadRecord(person, provider);
      if (provider === null || !(whole || own.length > 0 || isPublicOn(provider, needs.today())))
        throw new NotFound('unknown-provider', '没有这家服务商');
      const known = new Map((await rounds.all()).map((one) => [one.number, one]));
      const given = own.flatMap((grade) => {
        const round = known.get(grade.round);
        return round === undefined
          ? []
          : [{ grade, round, again: sumOf(cardOf(round.scheme, grade.facts, grade.corrections)) }];
      });
      return { provider, whole, grades: given };
    },
  };
}

const standingOf = ({ uscc, name, region, categories, total, grade }: Grade): Standing => ({
  ...{ uscc, firm: name, region, categories, total, grade },
});
