import { createAnalysisService } from './features/grading/analysis.service.ts';
import { createGradingCompute } from './features/grading/compute.service.ts';
import { createGradingFacts, type GradingFactsNeeds } from './features/grading/facts.service.ts';
import { createGradesService } from './features/grading/grades.service.ts';
import { createGradePublishing, type PublishNeeds } from './features/grading/publish.service.ts';
import { createQuestionService, type QuestionNeeds } from './features/grading/question.service.ts';
import { createGradingRoundsService, type GradingRoundsNeeds } from './features/grading/rounds.service.ts';
import { createGradingSheetsService } from './features/grading/sheets.service.ts';
import { createSimulationService } from './features/grading/simulation.service.ts';
import type { Logger } from './logger.ts';
import type { AccountRepository } from './persistence/account.repository.ts';
import type { Database } from './persistence/database.ts';
import { openGrades } from './persistence/grade.repository.ts';
import { openGradingResults } from './persistence/grading-result.repository.ts';
import { openGradingRounds } from './persistence/grading-round.repository.ts';
import { openGradingSheets } from './persistence/grading-sheet.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';

/** Where the rounds of the grading are kept, with what experts say and each firm's grade; the journal follows what is decided. */
export async function openGradingStores(connection: Database['connection'], soon: () => void) {
  return {
    gradingRounds: followed(await openGradingRounds(connection), ['begin', 'decide'], soon),
    gradingSheets: followed(await openGradingSheets(connection), ['addMissing', 'decide'], soon),
    gradingResults: await openGradingResults(connection),
    grades: followed(await openGrades(connection), ['addMissing', 'decide', 'decideMany'], soon),
  };
}

export type GradingStores = Awaited<ReturnType<typeof openGradingStores>>;

/** What puts grades in question when a listing is void; the journal's follower needs it before all else is put together. */
export function gradingQuestions(needs: Omit<QuestionNeeds, 'facts'> & GradingFactsNeeds) {
  return createQuestionService({ ...needs, facts: createGradingFacts(needs) }).follower;
}

type Needs = GradingStores &
  GradingFactsNeeds &
  Omit<PublishNeeds, 'trouble'> &
  Omit<GradingRoundsNeeds, 'compute' | 'experts' | 'noticePrefix'> & {
    readonly accounts: Pick<AccountRepository, 'ofRole'>;
    readonly providers: Pick<ProviderRepository, 'findByUscc'>;
    readonly rules: { readonly noticePrefix: string };
  };

/** Rounds of the grading: computed in the background, judged by experts, confirmed, published, appealed, mended. */
export function gradingServices(needs: Needs, logger: Logger) {
  const facts = createGradingFacts(needs);
  const trouble = (err: unknown, matter: string) => logger.error({ err, matter }, '评级没有办完，下次启动时继续');
  const publishing = createGradePublishing({ ...needs, trouble });
  const compute = createGradingCompute({ ...needs, facts, publishing, trouble });
  const experts = () => needs.accounts.ofRole('expert');
  return {
    compute,
    rounds: createGradingRoundsService({ ...needs, compute, experts, noticePrefix: needs.rules.noticePrefix }),
    sheets: createGradingSheetsService(needs),
    grades: createGradesService({ ...needs, publishing }),
    analysis: { analysis: createAnalysisService(needs), simulation: createSimulationService(needs) },
    /** At start: what was broken off. */
    async resume(): Promise<void> {
      await compute.resume();
      await publishing.follow();
    },
  };
}
