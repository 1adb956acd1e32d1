import type { Account } from '../../domain/registry/account.ts';
import type { Enterprise } from '../../domain/registry/enterprise.ts';
import { registerOwner, type ChosenAccount, type RegistrationNeeds } from './owner-account.ts';

/** What an enterprise states when it registers, with the account that it chooses. */
export interface RegisteringEnterprise
  extends ChosenAccount, Pick<Enterprise, 'uscc' | 'name' | 'region' | 'industry'> {}

export type EnterpriseRegistrationService = ReturnType<typeof createEnterpriseRegistration>;

export function createEnterpriseRegistration(needs: RegistrationNeeds) {
  const { accounts, enterprises } = needs;
  const finish = async () => {
    for (const firm of await accounts.registeringEnterprises()) {
      await enterprises.insertMissing([{ ...firm, demo: false }]);
      await accounts.registered(firm.uscc);
    }
  };
  return {
    finish,
    register(given: RegisteringEnterprise): Promise<Account> {
      const { uscc, name, region, industry, contactName, phone } = given;
      const registeringEnterprise = { uscc, name, region, industry, contact: { name: contactName, phone } };
      return registerOwner(needs, 'enterprise', registeringEnterprise, given, { registeringEnterprise }, finish);
    },
  };
}
