import { deductionOf } from './domain/awards/deduction.ts';
import type { PolicyShelf } from './domain/awards/policy-shelf.ts';
import type { City } from './domain/policy/city.ts';
import type { RevenueRules } from './domain/policy/revenue-rules.ts';
import type { FactKindName } from './domain/records/fact-kind.ts';
import { FACT_KINDS } from './domain/records/fact-kinds.ts';
import { confirmsEver } from './domain/records/fact-workflow.ts';
import type { Account } from './domain/registry/account.ts';
import type { WorkCalendar } from './domain/shared/working-days.ts';
import { createFactEffects } from './features/facts/fact-effects.service.ts';
import { createFactsService, type FactsNeeds } from './features/facts/facts.service.ts';
import { factGroup } from './features/facts/list.pages.ts';
import { createLookup } from './features/facts/lookup.service.ts';
import { createOtherImportService } from './features/facts/other-import.service.ts';
import { createEvidenceService } from './features/revenue/evidence.service.ts';
import type { Logger } from './logger.ts';
import type { Database } from './persistence/database.ts';
import type { Intake } from './persistence/document-intake.ts';
import type { DocumentRepository } from './persistence/document.repository.ts';
import { factEffects } from './persistence/fact-effects.ts';
import { openFirmFacts, type FirmFacts } from './persistence/firm-fact.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import { openWorkbooks } from './persistence/workbook-intake.ts';
import { openStandardHolders } from './persistence/standard-holders.ts';

/** The facts of firms, by their kinds. */
export type FactStores = Readonly<Record<FactKindName, FirmFacts>>;

export async function openFactStores(connection: Database['connection'], soon: () => void): Promise<FactStores> {
  const opened = await Promise.all(
    Object.values(FACT_KINDS).map(async (kind) => {
      const facts = followed(await openFirmFacts(connection, kind), ['begin', 'decide'], soon);
      return [kind.name, facts] as const;
    }),
  );
  return Object.fromEntries(opened) as FactStores;
}

interface FactServicesNeeds extends Omit<FactsNeeds, 'facts' | 'lookup' | 'deduction' | 'applyEffects'> {
  readonly shelf: PolicyShelf;
  readonly connection: Database['connection'];
  readonly factStores: FactStores;
  readonly documents: DocumentRepository;
  readonly intake: Intake;
  readonly revenueRules: RevenueRules;
  readonly city: City;
  readonly calendar: WorkCalendar;
}

/** Facts of firms: declared, confirmed by the office whose they are, written once to the record that awards rest on. */
export async function factServices(needs: FactServicesNeeds, logger: Logger) {
  const { connection, factStores, city, calendar, revenueRules, today } = needs;
  const words = { city, calendar, revenueRules };
  const lookup = createLookup(openStandardHolders(connection));
  const policy = needs.shelf.get(city.policy);
  if (policy === undefined) throw new Error(`no policy ${city.policy}`);
  const deduction: FactsNeeds['deduction'] = (provider, matter) =>
    deductionOf(policy.assess, provider, matter, today());
  const note = factEffects(connection);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, fact: id }, '确认的事项未能写入服务商档案，下次启动时重试');
  const kinds = await Promise.all(
    Object.values(FACT_KINDS).map(async (kind) => {
      const facts = factStores[kind.name];
      const effects = createFactEffects(kind, { facts, note, trouble });
      await effects.applyPending();
      return {
        service: createFactsService(kind, { ...needs, facts, lookup, deduction, applyEffects: effects.apply }),
        evidence: createEvidenceService({ ...needs, rules: kind }),
        words,
        today,
      };
    }),
  );
  const others = kinds.find(({ service }) => service.kind.name === 'other-awards');
  if (others === undefined) throw new Error('no ledger of other awards');
  return {
    kinds,
    /** Awards of other programmes out of a workbook. */
    otherImports: createOtherImportService({
      ...{ service: others.service, facts: factStores['other-awards'], providers: needs.providers, today },
      workbooks: openWorkbooks(needs.files, needs.intake),
    }),
    /** The group of the workbench's rail: for whoever confirms. */
    async workGroups(person: Account) {
      const own = kinds.filter(({ service: { kind } }) => confirmsEver(kind, person));
      if (own.length === 0) return [];
      const waiting = own.map(async ({ service }) => ({ kind: service.kind, facts: await service.atWork(person) }));
      return [factGroup(await Promise.all(waiting), today(), words)];
    },
  };
}
