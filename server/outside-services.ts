import type { Account } from './domain/registry/account.ts';
import { outsideBanners } from './features/outside-lists/hints.pages.ts';
import { createImportsService, type ImportsNeeds } from './features/outside-lists/imports.service.ts';
import { createMatchingService, type MatchingNeeds } from './features/outside-lists/matching.service.ts';
import { createRecordsService, type RecordsNeeds } from './features/outside-lists/records.service.ts';
import type { Logger } from './logger.ts';
import type { Database } from './persistence/database.ts';
import type { Files } from './persistence/files.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import { openOutsideImports } from './persistence/outside-import.repository.ts';
import { openOutsideIntake } from './persistence/outside-intake.ts';
import { openOutsideRecords } from './persistence/outside-record.repository.ts';
import { sha256 } from './persistence/sha256.ts';

/** Where imports of outside lists and their records are kept. `soon` calls the journal after each decision. */
export async function openOutside(connection: Database['connection'], soon: () => void) {
  const outsideImports = followed(await openOutsideImports(connection), ['begin', 'decide'], soon);
  return { outsideImports, outsideRecords: await openOutsideRecords(connection) };
}

type Stores = Awaited<ReturnType<typeof openOutside>>;
type Needs = Stores & { readonly files: Files } & Omit<
    ImportsNeeds & RecordsNeeds & MatchingNeeds,
    'imports' | 'records' | 'intake' | 'matching' | 'digestOf' | 'trouble' | 'clueTrouble'
  >;

/** Lists of others (信用中国 and the like): how they come in, what they say, and whom of the register they are about. */
export function outsideServices(given: Needs, logger: Logger) {
  const { outsideImports: imports, outsideRecords: records, files, today } = given;
  const matching = createMatchingService({ ...given, records });
  const needs = { ...given, imports, records, matching, intake: openOutsideIntake(files), digestOf: sha256 };
  const importing = createImportsService({
    ...needs,
    trouble: (err, id) => logger.error({ err, outsideImport: id }, '外部名单记录未能写完，下次启动时继续'),
  });
  const recorded = createRecordsService({
    ...needs,
    clueTrouble: (err, id) => logger.error({ err, outsideRecord: id }, '外部名单记录未能转为线索，下次启动时重试'),
  });
  return {
    imports: importing,
    records: recorded,
    today,
    /** What outside lists say of a firm, as banners of the pages that decide about it. */
    hints: async (uscc: string, person: Account) => outsideBanners(await recorded.ofFirm(uscc, person), today()),
    async resume(): Promise<void> {
      await importing.applyPendingEffects();
      await recorded.applyPendingEffects();
    },
  };
}
