import type { Account } from '../../domain/registry/account.ts';
import { EMPTY_PROFILE } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { Conflict } from '../../errors.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { EmailService } from './email.service.ts';

export interface RegistrationNeeds {
  readonly accounts: AccountRepository;
  readonly providers: Pick<ProviderRepository, 'findByUscc' | 'insertMissing'>;
  readonly email: EmailService;
  readonly now: () => Date;
}

/** What a firm states when it registers, with the account that it chooses. */
export interface Registering extends Pick<
  Provider,
  'uscc' | 'name' | 'region' | 'establishedOn' | 'legalRepresentative'
> {
  readonly contactName: string;
  readonly phone: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

export type RegistrationService = ReturnType<typeof createRegistrationService>;

const TAKEN = '该统一社会信用代码已经在平台登记。请向本企业已有账号的同事索取邀请；联系不上的，请联系系统管理员';

export function createRegistrationService({ accounts, providers, email, now }: RegistrationNeeds) {
  /**
   * The account is the decision, and the provider its effect: what the firm stated waits in the account until the
   * provider is written. Killed in between, the next start writes it, or whoever tries the same code again.
   */
  const finish = async () => {
    for (const firm of await accounts.registering()) {
      await providers.insertMissing([newProvider(firm)]);
      await accounts.registered(firm.uscc);
    }
  };
  return {
    finish,
    async register(given: Registering): Promise<Account> {
      const { uscc, name, region, establishedOn, legalRepresentative, contactName, phone, username } = given;
      await finish();
      if ((await providers.findByUscc(uscc)) !== null) throw new Conflict('uscc-registered', TAKEN, { path: 'uscc' });
      const contact = { name: contactName, phone };
      await accounts
        .create({
          account: {
            username,
            displayName: contactName,
            role: 'provider',
            organisationUscc: uscc,
            organisationName: name,
            owner: true,
            email: given.email,
            phone,
          },
          registering: { uscc, name, region, establishedOn, legalRepresentative, contact },
          passwordHash: await hashPassword(given.password),
          demo: false,
          createdAt: now(),
        })
        .catch(inOurWords);
      await finish();
      const account = await accounts.findByUsername(username);
      if (account === null) throw new Conflict('account-gone', '账号未能建立，请重新注册');
      await email.askToConfirm(account);
      return account;
    },
  };
}

function inOurWords(error: unknown): never {
  if (error instanceof Conflict && error.path === 'uscc')
    throw new Conflict(error.code, TAKEN, { path: 'uscc', cause: error });
  throw error;
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
