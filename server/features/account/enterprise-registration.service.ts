import type { Account } from '../../domain/registry/account.ts';
import type { Enterprise } from '../../domain/registry/enterprise.ts';
import { Conflict } from '../../errors.ts';
import type { EnterpriseRepository } from '../../persistence/enterprise.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import { refuseKnown, takenInOurWords, type RegistrationNeeds } from './registration.service.ts';

export interface EnterpriseRegistrationNeeds extends RegistrationNeeds {
  readonly enterprises: Pick<EnterpriseRepository, 'findByUscc' | 'insertMissing'>;
}

/** What an enterprise states when it registers, with the account that it chooses. */
export interface RegisteringEnterprise extends Pick<Enterprise, 'uscc' | 'name' | 'region' | 'industry'> {
  readonly contactName: string;
  readonly phone: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

export type EnterpriseRegistrationService = ReturnType<typeof createEnterpriseRegistration>;

export function createEnterpriseRegistration(needs: EnterpriseRegistrationNeeds) {
  const { accounts, enterprises, email, now } = needs;
  /** As with providers: the account is the decision, the enterprise its effect. */
  const finish = async () => {
    for (const firm of await accounts.registeringEnterprises()) {
      await enterprises.insertMissing([{ ...firm, demo: false }]);
      await accounts.registered(firm.uscc);
    }
  };
  return {
    finish,
    async register(given: RegisteringEnterprise): Promise<Account> {
      const { uscc, name, region, industry, contactName, phone, username } = given;
      await finish();
      await refuseKnown(needs, uscc);
      await accounts
        .create({
          account: {
            username,
            displayName: contactName,
            role: 'enterprise',
            organisationUscc: uscc,
            organisationName: name,
            owner: true,
            email: given.email,
            phone,
          },
          registeringEnterprise: { uscc, name, region, industry, contact: { name: contactName, phone } },
          passwordHash: await hashPassword(given.password),
          demo: false,
          createdAt: now(),
        })
        .catch(takenInOurWords);
      await finish();
      const account = await accounts.findByUsername(username);
      if (account === null) throw new Conflict('account-gone', '账号未能建立，请重新注册');
      await email.askToConfirm(account);
      return account;
    },
  };
}
