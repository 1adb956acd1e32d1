import type { Config } from './config.ts';
import { createEmailService } from './features/account/email.service.ts';
import { createInvitationsService } from './features/account/invitations.service.ts';
import { createEnterpriseRegistration } from './features/account/enterprise-registration.service.ts';
import { createNewEmailService } from './features/account/new-email.service.ts';
import { createOwnAccountService } from './features/account/own-account.service.ts';
import { createPasswordService } from './features/account/password.service.ts';
import { createPeopleService } from './features/account/people.service.ts';
import { createRegistrationService } from './features/account/registration.service.ts';
import { createAccountOpening } from './features/admin/account-opening.service.ts';
import { createAdministrationService } from './features/admin/accounts.service.ts';
import { createEnterprisesService } from './features/admin/enterprises.service.ts';
import { createOutTrayService } from './features/admin/out-tray.service.ts';
import { openAccountRecords } from './persistence/account-records.repository.ts';
import type { AccountRepository } from './persistence/account.repository.ts';
import type { Database } from './persistence/database.ts';
import type { EnterpriseRepository } from './persistence/enterprise.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import type { OutTray } from './persistence/mail.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';
import { openTokens, type TokenRepository } from './persistence/token.repository.ts';

export interface AccountServicesNeeds {
  readonly connection: Database['connection'];
  readonly accounts: AccountRepository;
  readonly providers: ProviderRepository;
  readonly enterprises: EnterpriseRepository;
  readonly config: Pick<Config, 'baseUrl' | 'mail'>;
  readonly now: () => Date;
  readonly outTray: OutTray;
  /** Told when an account was changed. */
  readonly changed: () => void;
}

/** What is done with accounts: registering, addresses, passwords, people, administration. */
export async function openAccountServices(needs: AccountServicesNeeds) {
  const { connection, accounts, providers, enterprises, config, now, outTray } = needs;
  const tokens = forgetting(await openTokens(connection), outTray);
  const records = followed(await openAccountRecords(connection), ['change'], needs.changed);
  const common = { accounts, tokens, outTray, baseUrl: config.baseUrl, now };
  const opening = createAccountOpening(common);
  const email = createEmailService(common);
  const registration = createRegistrationService({ accounts, providers, enterprises, email, now });
  const enterpriseRegistration = createEnterpriseRegistration({ accounts, providers, enterprises, email, now });
  await registration.finish();
  await enterpriseRegistration.finish();
  return {
    records,
    outTray,
    opening,
    administration: createAdministrationService({ records, opening, now }),
    letters: createOutTrayService(outTray, config.mail !== undefined),
    email,
    registration,
    enterpriseRegistration,
    enterprises: createEnterprisesService(enterprises),
    passwords: createPasswordService(common),
    people: createPeopleService({ ...common, records }),
    own: createOwnAccountService({ ...common, records }),
    newEmail: createNewEmailService({ ...common, records }),
    invitations: createInvitationsService({ ...common, email }),
  };
}

/** A link that was used is not kept in the letter either. */
function forgetting(tokens: TokenRepository, outTray: OutTray): TokenRepository {
  return {
    ...tokens,
    async use(purpose, token, now, deed) {
      const done = await tokens.use(purpose, token, now, deed);
      await outTray.forget(token);
      return done;
    },
  };
}
