import type { City } from './domain/policy/city.ts';
import type { PoolRules } from './domain/policy/pool-rules.ts';
import type { ProfileRules } from './domain/policy/profile-rules.ts';
import type { Account } from './domain/registry/account.ts';
import { mayReadRecord } from './domain/registry/access.ts';
import { may, mayEver } from './domain/registry/permissions.ts';
import { completenessOf } from './domain/registry/profile-completeness.ts';
import type { Provider } from './domain/registry/provider.ts';
import type { WorkCalendar } from './domain/shared/working-days.ts';
import { createChangeEffects } from './features/changes/change-effects.service.ts';
import { changeGroup } from './features/changes/change-lists.pages.ts';
import { createChangesService } from './features/changes/changes.service.ts';
import { completenessTable } from './features/profile/profile.pages.ts';
import type { ProfileLists } from './domain/registry/profile-values.ts';
import { createProfileService } from './features/profile/profile.service.ts';
import type { Logger } from './logger.ts';
import type { ChangeRequestRepository } from './persistence/change-request.repository.ts';
import type { Database } from './persistence/database.ts';
import type { Counters } from './persistence/counters.ts';
import type { DocumentRepository } from './persistence/document.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import { organisationNames } from './persistence/organisation-names.ts';
import { openProfiles } from './persistence/profile.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';

export interface ProfileServicesNeeds {
  readonly connection: Database['connection'];
  readonly requests: ChangeRequestRepository;
  readonly providers: ProviderRepository;
  readonly documents: DocumentRepository;
  readonly counters: Counters;
  readonly city: City;
  readonly rules: PoolRules;
  readonly profileRules: ProfileRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => string;
  /** Told when a firm has saved something of its profile. */
  readonly saved: () => void;
}

/** What a provider keeps about itself, and the requests to change what identifies it. */
export async function profileServices(needs: ProfileServicesNeeds, logger: Logger) {
  const { connection, requests, city, rules, calendar, profileRules } = needs;
  const profiles = followed(openProfiles(connection), ['write'], needs.saved);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, request: id }, '变更未能写入服务商档案，下次启动时重试');
  const effects = createChangeEffects({ requests, profiles, rename: organisationNames(connection), trouble });
  await effects.applyPending();
  const changes = createChangesService({ ...needs, applyEffects: effects.apply });
  const lists: ProfileLists = { city, certificateKinds: profileRules.certificateKinds };
  const completeness = { profile: profileRules, pool: rules };
  return {
    service: createProfileService({ ...needs, profiles, rules: completeness }),
    changes,
    effects,
    requests,
    profiles,
    lists,
    /** The lists with the documents of a firm: for the firm itself, and for whoever may read its record. */
    async listsOf(uscc: string): Promise<ProfileLists> {
      const documents = await needs.documents.ofFirm(uscc);
      return {
        ...lists,
        documents: documents.map(({ id, name, state }) => ({ code: id, name, removed: state === 'removed' })),
      };
    },
    /** How complete a profile is: for the firm itself, and for the offices that may read its record. */
    meter(provider: Provider, person: Account | undefined) {
      if (!mayReadRecord(person, provider)) return undefined;
      const own = may(person, 'profile.write', provider);
      return completenessTable(completenessOf(provider, { ...completeness, today: needs.today() }), provider.uscc, own);
    },
    /** The groups of the workbench's rail beside the applications. */
    async workGroups(person: Account) {
      if (!mayEver(person, 'change.read')) return [];
      return [changeGroup(await changes.list(person), { city, rules, calendar })];
    },
  };
}
