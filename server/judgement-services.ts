import { createJudgementsService, type JudgementsNeeds } from './features/judgements/judgements.service.ts';
import type { Logger } from './logger.ts';
import { openAwardJudgements } from './persistence/award-judgement.repository.ts';
import type { Database } from './persistence/database.ts';
import { followed } from './persistence/journal-relay.ts';

/** Where held claims that persons decide are kept; the journal follows them. */
export async function openJudgements(connection: Database['connection'], soon: () => void) {
  return followed(await openAwardJudgements(connection), ['begin', 'decide'], soon);
}

/** Held claims, decided by two persons each; what was decided and not on record yet is written now. */
export async function judgementServices(needs: Omit<JudgementsNeeds, 'trouble'>, logger: Logger) {
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, judgement: id }, '人工认定未能写入服务商档案，下次启动时重试');
  const service = createJudgementsService({ ...needs, trouble });
  await service.resume();
  return { service, judgements: needs.judgements };
}
