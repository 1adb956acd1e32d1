import type { Account } from '../../domain/registry/account.ts';
import { EMPTY_PROFILE } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { registerOwner, type ChosenAccount, type RegistrationNeeds } from './owner-account.ts';

/** What a firm states when it registers, with the account that it chooses. */
export interface Registering
  extends ChosenAccount, Pick<Provider, 'uscc' | 'name' | 'region' | 'establishedOn' | 'legalRepresentative'> {}

export type RegistrationService = ReturnType<typeof createRegistrationService>;

export function createRegistrationService(needs: RegistrationNeeds) {
  const { accounts, providers } = needs;
  const finish = async () => {
    for (const firm of await accounts.registering()) {
      await providers.insertMissing([newProvider(firm)]);
      await accounts.registered(firm.uscc);
    }
  };
  return {
    finish,
    register(given: Registering): Promise<Account> {
      const { uscc, name, region, establishedOn, legalRepresentative, contactName, phone } = given;
      const contact = { name: contactName, phone };
      const registering = { uscc, name, region, establishedOn, legalRepresentative, contact };
      return registerOwner(needs, 'provider', registering, given, { registering }, finish);
    },
  };
}

/** Identity and nothing else: whatever the firm has not said yet is unknown, not none. Never marked as invented. */
function newProvider(
  firm: Pick<Provider, 'uscc' | 'name' | 'region' | 'establishedOn' | 'legalRepresentative' | 'contact'>,
): Provider {
  return {
    ...firm,
    address: '',
    summary: '',
    categories: [],
    industries: [],
    confirmedOn: null,
    demo: false,
    pool: [],
    listings: [],
    softwareCertificates: null,
    peakBeforeRecordFen: null,
    revenue: [],
    standards: [],
    otherAwards: [],
    publishedAwards: [],
    formerNames: [],
    profile: EMPTY_PROFILE,
  };
}
