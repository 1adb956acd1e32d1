import type { Database } from './persistence/database.ts';
import { createDocumentsService, type DocumentsNeeds } from './features/documents/documents.service.ts';
import { createObjectionsService, type ObjectionsNeeds } from './features/objections/objections.service.ts';
import { FACT_KINDS } from './domain/records/fact-kinds.ts';
import type { FactStores } from './fact-services.ts';
import { noticeMatters } from './notice-matters.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';
import { createIntake } from './persistence/document-intake.ts';
import { openDocuments } from './persistence/document.repository.ts';
import { openFiles } from './persistence/files.repository.ts';
import { followed } from './persistence/journal-relay.ts';

/** Where files and documents are kept, and how they are taken in. `soon` calls the journal after each decision. */
export async function openDocumentStore(connection: Database['connection'], soon: () => void) {
  const files = await openFiles(connection);
  const documents = followed(await openDocuments(connection), ['begin', 'decide'], soon);
  return { files, documents, intake: createIntake(files, documents) };
}

/** What the pages of documents and of objections from the public rest on. */
export function documentServices(
  needs: Omit<DocumentsNeeds, 'factLedgers'> &
    Omit<ObjectionsNeeds, 'matters'> & {
      readonly applications: ApplicationRepository;
      readonly factStores: FactStores;
      readonly awardCases: AwardCaseRepository;
    },
) {
  const matters = noticeMatters(needs.applications, needs.awardCases);
  const factLedgers = Object.values(FACT_KINDS).map((kind) => ({ kind, facts: needs.factStores[kind.name] }));
  return {
    documents: createDocumentsService({ ...needs, factLedgers }),
    objections: createObjectionsService({ ...needs, matters }),
    rules: needs.rules,
  };
}
