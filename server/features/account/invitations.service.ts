import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { Conflict, NotFound } from '../../errors.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import type { TokenMatter, TokenRepository } from '../../persistence/token.repository.ts';
import type { EmailService } from './email.service.ts';

export interface InvitationsNeeds {
  readonly accounts: AccountRepository;
  readonly tokens: TokenRepository;
  readonly email: EmailService;
  readonly now: () => Date;
}

/** What an invited person chooses. */
export interface Joining {
  readonly displayName: string;
  readonly username: string;
  readonly password: string;
}

export type InvitationsService = ReturnType<typeof createInvitationsService>;

export function createInvitationsService({ accounts, tokens, email, now }: InvitationsNeeds) {
  /** An invitation is as good as who sent it: it ends when that person may no longer look after the people. */
  const inviterOf = async ({ invitedBy = '', uscc }: TokenMatter): Promise<Account> => {
    const inviter = await accounts.findById(invitedBy);
    if (uscc === undefined || inviter === null || !may(inviter, 'people.manage', { uscc }))
      throw new NotFound('link-over', '这个邀请已经失效，请向本企业重新索取');
    return inviter;
  };
  const over = async (token: string): Promise<NotFound> =>
    (await tokens.wasWithdrawn(token))
      ? new NotFound('invitation-withdrawn', '这个邀请已由对方企业撤回。如仍需加入，请向对方重新索取')
      : new NotFound('link-over', '这个邀请已经用过、已经过期，或不完整');
  return {
    /** Where an invitation leads, and to which address it went. */
    async see(token: string): Promise<{ readonly organisation: string; readonly email: string }> {
      const matter = await tokens.find('invitation', token, now());
      if (matter === null) throw await over(token);
      await inviterOf(matter);
      return { organisation: matter.organisation ?? '', email: matter.email ?? '' };
    },
    async accept(token: string, { displayName, username, password }: Joining): Promise<Account> {
      const passwordHash = await hashPassword(password);
      await tokens.use('invitation', token, now(), async (matter) => {
        const inviter = await inviterOf(matter);
        await accounts.create({
          account: {
            username,
            displayName,
            role: inviter.role,
            organisationUscc: matter.uscc ?? '',
            organisationName: matter.organisation ?? '',
            ...(matter.owner === true && { owner: true }),
            ...(matter.email !== undefined && { email: matter.email }),
          },
          passwordHash,
          demo: false,
          createdAt: now(),
        });
      });
      const account = await accounts.findByUsername(username);
      if (account === null) throw new Conflict('account-gone', '账号未能建立，请重新打开邀请链接');
      await email.askToConfirm(account);
      return account;
    },
  };
}
