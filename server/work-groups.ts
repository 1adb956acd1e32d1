import type { AwardAdjustment } from './domain/awards/adjustment.ts';
import type { AwardJudgement } from './domain/awards/judgement.ts';
import type { Grade } from './domain/grading/grade.ts';
import type { GradingRound } from './domain/grading/grading-round.ts';
import type { Account } from './domain/registry/account.ts';
import { mayEver } from './domain/registry/permissions.ts';
import type { Day } from './domain/shared/calendar-date.ts';
import * as gradingPaths from './grading-paths.ts';
import * as paths from './paths.ts';

type AtWork<Matter> = (person: Account) => Promise<readonly Matter[]>;

interface Desks {
  readonly awardRounds: { readonly cases: { readonly countWaiting: (person: Account) => Promise<number> } };
  readonly judgements: { readonly service: { readonly atWork: AtWork<AwardJudgement> } };
  readonly adjustments: { readonly service: { readonly atWork: AtWork<AwardAdjustment> } };
  readonly gradingRounds: {
    readonly rounds: { readonly all: (person: Account) => Promise<{ readonly mine: readonly GradingRound[] }> };
    readonly grades: { readonly atWork: AtWork<Grade> };
  };
}

/** The groups of awards and of the grading in the rail of the workbench: how much of each waits for the person. */
export function awardAndGradingWork(desks: Desks, today: () => Day) {
  const { rounds, grades } = desks.gradingRounds;
  const [judgements, adjustments] = [desks.judgements.service, desks.adjustments.service];
  return async (person: Account) => {
    if (!mayEver(person, 'award-round.read')) return [];
    const [awards, held, moved, { mine }, graded] = await Promise.all([
      ...([
        desks.awardRounds.cases.countWaiting(person),
        judgements.atWork(person),
        adjustments.atWork(person),
      ] as const),
      ...([rounds.all(person), grades.atWork(person)] as const),
    ]);
    const late = moved.some(({ due }) => due !== null && due < today());
    return [
      {
        title: '奖励兑付',
        items: [
          { href: paths.awards(), text: '奖励等我办', count: awards },
          { href: paths.judgements(), text: '人工认定待复核', count: held.length },
          { href: paths.adjustments(), text: '奖励调整待办', count: moved.length, waiting: late },
        ],
      },
      {
        title: '评级',
        items: [
          { href: gradingPaths.gradingRounds(), text: '评级批次待办', count: mine.length },
          { href: gradingPaths.gradingRounds(), text: '申诉和整改待办', count: graded.length },
        ],
      },
    ];
  };
}
