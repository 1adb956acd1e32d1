import type { City } from './domain/policy/city.ts';
import type { RevenueRules } from './domain/policy/revenue-rules.ts';
import type { Account } from './domain/registry/account.ts';
import { mayEver } from './domain/registry/permissions.ts';
import type { WorkCalendar } from './domain/shared/working-days.ts';
import { createEvidenceService } from './features/revenue/evidence.service.ts';
import { createImportService, type ImportNeeds } from './features/revenue/import.service.ts';
import { revenueGroup } from './features/revenue/list.pages.ts';
import { createRevenueEffects } from './features/revenue/revenue-effects.service.ts';
import { createRevenueService, type RevenueNeeds } from './features/revenue/revenue.service.ts';
import type { Logger } from './logger.ts';
import type { Database } from './persistence/database.ts';
import type { Intake } from './persistence/document-intake.ts';
import type { DocumentRepository } from './persistence/document.repository.ts';
import { revenueEffects } from './persistence/revenue-effects.ts';

export interface RevenueServicesNeeds extends Omit<RevenueNeeds & ImportNeeds, 'applyEffects'> {
  readonly connection: Database['connection'];
  readonly documents: DocumentRepository;
  readonly intake: Intake;
  readonly revenueRules: RevenueRules;
  readonly city: City;
  readonly calendar: WorkCalendar;
}

/** The revenue ledger: declared by firms, verified by offices, written to the facts of the awards. */
export async function revenueServices(needs: RevenueServicesNeeds, logger: Logger) {
  const { statements, city, calendar, revenueRules, today } = needs;
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, statement: id }, '核实的营收未能写入服务商档案，下次启动时重试');
  const effects = createRevenueEffects({ statements, note: revenueEffects(needs.connection), trouble });
  await effects.applyPending();
  const service = createRevenueService({ ...needs, applyEffects: effects.apply });
  const words = { city, calendar, revenueRules };
  return {
    service,
    effects,
    statements,
    evidence: createEvidenceService({ ...needs, rules: revenueRules }),
    imports: createImportService({ ...needs, applyEffects: effects.apply }),
    words,
    today,
    /** The group of the workbench's rail: for whoever verifies. */
    async workGroups(person: Account) {
      if (!mayEver(person, 'revenue.verify')) return [];
      return [revenueGroup(await service.atWork(person), today(), words)];
    },
  };
}
