import { dayOf } from './clock.ts';
import { isNamedOn } from './domain/registry/listing-terms.ts';
import type { Account } from './domain/registry/account.ts';
import type { ListingPaperSetting, PaperSetting } from './domain/registry/paper-setting.ts';
import type { Paper, ShownPaper } from './domain/registry/paper.ts';
import type { Day } from './domain/shared/calendar-date.ts';
import { createIssuingService, type IssuingNeeds } from './features/papers/issuing.service.ts';
import { createPapersService } from './features/papers/papers.service.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import type { ListingCaseRepository } from './persistence/listing-case.repository.ts';
import type { Database } from './persistence/database.ts';
import { openPapers } from './persistence/paper.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';

export interface PaperServicesNeeds {
  readonly connection: Database['connection'];
  readonly applications: ApplicationRepository;
  readonly listingCases: ListingCaseRepository;
  readonly awardCases: IssuingNeeds['awardCases'];
  readonly shelf: IssuingNeeds['shelf'];
  readonly providers: ProviderRepository;
  readonly setting: PaperSetting & ListingPaperSetting;
  readonly today: () => Day;
  readonly now: () => Date;
  /** Told where a paper could not be issued at once: the journal's follower issues it. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** The papers of the pool and of the negative list: issued after each decision, and by the journal's follower where that did not come to pass. */
export async function openPaperServices(needs: PaperServicesNeeds) {
  const { connection, applications, listingCases, setting, today, trouble } = needs;
  const papers = await openPapers(connection);
  const issuing = createIssuingService({ ...needs, papers, dayOf });
  const service = createPapersService({
    papers,
    async namesInPublic(id) {
      const one = await listingCases.findById(id);
      return one !== null && isNamedOn(one, today(), setting.listing);
    },
  });
  return {
    papers,
    issuing,
    service,
    /** The paper of a notice. One that was opened stands, though its paper failed: the next who asks for it issues it. */
    async issueNotice(number: string, opened = false): Promise<ShownPaper | null> {
      if (!opened) return issuing.ofNotice(number);
      return issuing.ofNotice(number, true).catch((error: unknown) => {
        trouble(error, number);
        return null;
      });
    },
    /** The papers of a case of the negative list that a person may read. A case stands though a paper failed. */
    async ofListing(id: string, person: Account | undefined): Promise<readonly Paper[]> {
      await issuing.allOfListing(id).catch((error: unknown) => trouble(error, id));
      return service.ofListing(id, person);
    },
    /** The calculation of an award; of one that was told just now it is issued here. */
    async ofAward(id: string): Promise<readonly Paper[]> {
      const issued = await service.ofAward(id);
      if (issued.length > 0) return issued;
      await issuing.ofAward(id).catch((error: unknown) => trouble(error, id));
      return service.ofAward(id);
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
    /** Cases of the negative list whose decisions have their papers when they return. */
    listingCases: {
      ...listingCases,
      async decide(expected, decision) {
        await listingCases.decide(expected, decision);
        await issuing
          .ofListing(expected.id, expected.version + 1)
          .catch((error: unknown) => trouble(error, expected.id));
      },
    } satisfies ListingCaseRepository,
  };
}
