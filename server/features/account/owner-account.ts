import type { Account } from '../../domain/registry/account.ts';
import { Conflict } from '../../errors.ts';
import type { AccountRepository, AccountToCreate } from '../../persistence/account.repository.ts';
import type { EnterpriseRepository } from '../../persistence/enterprise.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { EmailService } from './email.service.ts';

export interface RegistrationNeeds {
  readonly accounts: AccountRepository;
  readonly providers: Pick<ProviderRepository, 'findByUscc' | 'insertMissing'>;
  readonly enterprises: Pick<EnterpriseRepository, 'findByUscc' | 'insertMissing'>;
  readonly email: EmailService;
  readonly now: () => Date;
}

/** The account that whoever registers a firm chooses. */
export interface ChosenAccount {
  readonly contactName: string;
  readonly phone: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** The firm that waits in the account until it is written, of either kind. */
type WaitingFirm = Pick<AccountToCreate, 'registering' | 'registeringEnterprise'>;

const TAKEN = '该统一社会信用代码已经在平台登记。请向本企业已有账号的同事索取邀请；联系不上的，请联系系统管理员';

/**
 * Registers a firm by its first person, who is its owner. The account is the decision, and the firm its effect: what was
 * stated waits in the account until `finish` has written it. Killed in between, the next start writes it, or whoever
 * tries the same code again.
 *
 * One organisation for each code: a provider that was also an enterprise could confirm and rate its own projects, and
 * its people would have to be told apart by which hat they wear.
 */
export async function registerOwner(
  { accounts, providers, enterprises, email, now }: RegistrationNeeds,
  role: 'provider' | 'enterprise',
  firm: { readonly uscc: string; readonly name: string },
  chosen: ChosenAccount,
  waiting: WaitingFirm,
  finish: () => Promise<void>,
): Promise<Account> {
  const { contactName, phone, username } = chosen;
  await finish();
  const known = (await providers.findByUscc(firm.uscc)) ?? (await enterprises.findByUscc(firm.uscc));
  if (known !== null) throw new Conflict('uscc-registered', TAKEN, { path: 'uscc' });
  const organisation = { organisationUscc: firm.uscc, organisationName: firm.name, owner: true };
  await accounts
    .create({
      account: { username, displayName: contactName, role, ...organisation, email: chosen.email, phone },
      ...waiting,
      passwordHash: await hashPassword(chosen.password),
      demo: false,
      createdAt: now(),
    })
    .catch(takenInOurWords);
  await finish();
  const account = await accounts.findByUsername(username);
  if (account === null) throw new Conflict('account-gone', '账号未能建立，请重新注册');
  await email.askToConfirm(account);
  return account;
}

function takenInOurWords(error: unknown): never {
  if (error instanceof Conflict && error.path === 'uscc')
    throw new Conflict(error.code, TAKEN, { path: 'uscc', cause: error });
  throw error;
}
