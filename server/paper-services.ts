import { dayOf } from './clock.ts';
import type { PaperSetting } from './domain/registry/paper-setting.ts';
import type { ShownPaper } from './domain/registry/paper.ts';
import { createIssuingService } from './features/papers/issuing.service.ts';
import { createPapersService } from './features/papers/papers.service.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import type { Database } from './persistence/database.ts';
import { openPapers } from './persistence/paper.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';

export interface PaperServicesNeeds {
  readonly connection: Database['connection'];
  readonly applications: ApplicationRepository;
  readonly providers: ProviderRepository;
  readonly setting: PaperSetting;
  readonly now: () => Date;
  /** Told where a paper could not be issued at once: the journal's follower issues it. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** The papers of the pool: issued after each decision, and by the journal's follower where that did not come to pass. */
export async function openPaperServices(needs: PaperServicesNeeds) {
  const { connection, applications, trouble } = needs;
  const papers = await openPapers(connection);
  const issuing = createIssuingService({ ...needs, papers, dayOf });
  return {
    papers,
    issuing,
    service: createPapersService(papers),
    /** The paper of a notice. One that was opened stands, though its paper failed: the next who asks for it issues it. */
    async issueNotice(number: string, opened = false): Promise<ShownPaper | null> {
      if (!opened) return issuing.ofNotice(number);
      return issuing.ofNotice(number, true).catch((error: unknown) => {
        trouble(error, number);
        return null;
      });
    },
    /** Applications whose decisions have their papers when they return. The decision stands though its paper failed. */
    applications: {
      ...applications,
      async decide(expected, decision) {
        await applications.decide(expected, decision);
        await issuing
          .ofApplication(expected.id, expected.version + 1)
          .catch((error: unknown) => trouble(error, expected.id));
      },
    } satisfies ApplicationRepository,
  };
}
