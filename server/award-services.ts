import { createBatchesService, type BatchesNeeds } from './features/awards/batches.service.ts';
import { createAwardCasesService, type AwardCasesNeeds } from './features/awards/cases.service.ts';
import { createComputeService } from './features/awards/compute.service.ts';
import { createAwardRoundsService } from './features/awards/rounds.service.ts';
import type { Logger } from './logger.ts';
import { openAwardCases } from './persistence/award-case.repository.ts';
import { openAwardResults } from './persistence/award-result.repository.ts';
import { openAwardRounds } from './persistence/award-round.repository.ts';
import type { Database } from './persistence/database.ts';
import { followed } from './persistence/journal-relay.ts';

/** Where rounds, their results and the awards they tell of are kept; the journal follows what is decided. */
export async function openAwardStores(connection: Database['connection'], soon: () => void) {
  return {
    awardRounds: followed(await openAwardRounds(connection), ['begin', 'decide'], soon),
    awardCases: followed(await openAwardCases(connection), ['openMissing', 'decide'], soon),
    awardResults: await openAwardResults(connection),
  };
}

type AwardNeeds = Omit<BatchesNeeds, 'awardCases'> &
  Pick<AwardCasesNeeds, 'files'> &
  Awaited<ReturnType<typeof openAwardStores>> & { readonly policyId: string };

/** Award rounds: computed in the background, told, approved, published, paid. */
export function awardServices(needs: AwardNeeds, logger: Logger) {
  const trouble = (err: unknown, round: string) => logger.error({ err, round }, '兑付批次没有办完，下次启动时继续');
  const compute = createComputeService({ ...needs, trouble });
  return {
    compute,
    rounds: createAwardRoundsService({ ...needs, compute }),
    cases: createAwardCasesService(needs),
    batches: createBatchesService(needs),
    awardCases: needs.awardCases,
  };
}
