import { correctedFacts } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { changedScheme, Simulation, type SchemeChange } from '../../domain/grading/simulation.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import type { Grades } from '../../persistence/grade.repository.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';

export interface SimulationNeeds {
  readonly gradingRounds: Pick<GradingRounds, 'all'>;
  readonly gradingResults: Pick<GradingResults, 'each'>;
  readonly grades: Pick<Grades, 'changedSince'>;
}

export type SimulationService = ReturnType<typeof createSimulationService>;

/** Other weights and thresholds tried on a round that is locked, before a scheme is published. Stores nothing. */
export function createSimulationService({ gradingRounds, gradingResults, grades }: SimulationNeeds) {
  return {
    /** The rounds that can be tried on, the latest first, and the one asked for or the latest. */
    async prepare(number: string | undefined, person: Account) {
      if (!may(person, 'grading.read', { region: person.region ?? '' }))
        throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const rounds = (await gradingRounds.all()).filter(
        ({ result, state }) => result !== null && state !== 'discarded',
      );
      const round = number === undefined ? rounds[0] : rounds.find((one) => one.number === number);
      if (number !== undefined && round === undefined) throw new NotFound('unknown-round', '没有这个评级批次');
      return { rounds, round };
    },

    /** What another scheme would do to all firms of a round, or why it is none. A county sees which firms of its region move. */
    async run({ number, scheme }: GradingRound, change: SchemeChange, person: Account) {
      const other = changedScheme(scheme, change);
      if ('refusals' in other) return other;
      const changed = new Map((await grades.changedSince(number)).map((one) => [one.uscc, one]));
      const simulation = new Simulation(scheme, other.scheme);
      for await (const result of gradingResults.each(number)) {
        const grade = changed.get(result.uscc);
        changed.delete(result.uscc);
        simulation.add(result, grade === undefined ? result.facts : correctedFacts(grade.facts, grade.corrections));
      }
      for (const { uscc, name: firm, region, facts, corrections } of changed.values())
        simulation.add({ uscc, firm, region }, correctedFacts(facts, corrections));
      const mine = ({ firm }: (typeof simulation.movers)[number]) =>
        person.role !== 'county' || firm.region === person.region;
      return { scheme: other.scheme, simulation, movers: simulation.movers.filter(mine) };
    },
  };
}
