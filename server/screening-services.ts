import type { City } from './domain/policy/city.ts';
import type { Account } from './domain/registry/account.ts';
import { mayEver } from './domain/registry/permissions.ts';
import { createComparingService, type ComparingNeeds } from './features/screening/comparing.service.ts';
import { screeningGroup } from './features/screening/screening.pages.ts';
import { createScreeningService, type ScreeningNeeds } from './features/screening/screening.service.ts';
import type { Logger } from './logger.ts';
import type { Database } from './persistence/database.ts';
import { firmPeople } from './persistence/firm-people.ts';
import { createPeopleFollower } from './persistence/people-follower.ts';
import type { FollowedEntry, JournalFollower } from './persistence/journal-follower.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import { sha256 } from './persistence/sha256.ts';
import type { ChangeRequestRepository } from './persistence/change-request.repository.ts';

type Needs = Omit<ComparingNeeds, 'digestOf' | 'people'> & {
  readonly connection: Database['connection'];
  readonly city: City;
  readonly applications: Pick<ApplicationRepository, 'list' | 'findById'>;
  readonly requests: Pick<ChangeRequestRepository, 'findById'>;
  /** Named late: the negative list's services come after. */
  readonly clues: () => ScreeningNeeds['clues'];
};

/** The screening against the negative list: what compares, who judges, and the follower of the journal that starts it. */
export function screeningServices(given: Needs, logger: Logger) {
  const people = firmPeople(given.connection);
  const needs = { ...given, people, digestOf: sha256 };
  const comparing = createComparingService(needs);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, screening: id }, '判定未能转为线索，下次启动时重试');
  const clues: ScreeningNeeds['clues'] = { bySystem: (clue, uscc) => given.clues().bySystem(clue, uscc) };
  const service = createScreeningService({ ...needs, comparing, clues, trouble });

  /** What of the journal has firms compared; safe to repeat. */
  async function handle({ kind, event, document }: FollowedEntry): Promise<void> {
    if (kind === 'applications' && event === 'submit') {
      const application = await needs.applications.findById(document);
      if (application !== null) await comparing.firm(application.uscc, 'application');
    }
    if (kind === 'change-requests' && event === 'approve') {
      const request = await needs.requests.findById(document);
      if (request !== null) await comparing.firm(request.uscc, 'change');
    }
    if (kind === 'listing_cases' && event === 'list') await comparing.entry(document);
  }

  return {
    service,
    comparing,
    /** Compares the firms that somebody joined or whose profile was saved. */
    joining: createPeopleFollower({
      connection: given.connection,
      changed: (usccs) => comparing.people(usccs),
      trouble: (err) => logger.error({ err }, '新增人员未能比对负面清单，下次办理或启动时继续'),
    }),
    follower: { name: 'screening', handle } satisfies JournalFollower,
    words: { city: needs.city, calendar: needs.calendar },
    /** What waits of cases, for the workbench. */
    workGroups: async (person: Account) =>
      mayEver(person, 'screening.read') ? [screeningGroup(await service.lists(person))] : [],
  };
}
