import { actorOf } from '../../domain/registry/account-history.ts';
import { canonicalUsername, type Account } from '../../domain/registry/account.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import type { OutTray } from '../../persistence/mail.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import type { TokenRepository } from '../../persistence/token.repository.ts';

export interface PasswordNeeds {
  readonly accounts: AccountRepository;
  readonly tokens: TokenRepository;
  readonly outTray: OutTray;
  readonly baseUrl: string;
  readonly now: () => Date;
}

export type PasswordService = ReturnType<typeof createPasswordService>;

const HOURS = 1;
const OVER = '这个链接已经用过、已经过期，或不完整';

export function createPasswordService({ accounts, tokens, outTray, baseUrl, now }: PasswordNeeds) {
  const named = async (typed: string): Promise<readonly Account[]> => {
    if (typed.includes('@')) return accounts.findByEmail(canonicalUsername(typed));
    const account = await accounts.findByUsername(typed);
    return account === null || account.blocked ? [] : [account];
  };
  return {
    /** Writes to the address of the account, or of each account with this address. Nothing where there is none. */
    async forgotten(typed: string): Promise<void> {
      for (const { id, username, email } of await named(typed)) {
        if (email === undefined) continue;
        await tokens.revoke('password', id);
        const token = await tokens.issue({ purpose: 'password', account: id }, now(), HOURS);
        const text = [
          '您好：',
          `有人为您在禾库的账号 ${username} 申请重设密码。请打开下面的链接设置新密码，1 小时内有效，只能用一次：`,
          `${baseUrl}${paths.resetPassword(token)}`,
          '如果不是您本人申请，请不要理会这封邮件，密码不会改变。',
        ].join('\n\n');
        await outTray.put({ to: email, subject: '重设密码', text, at: now(), hours: HOURS });
      }
    },
    /** Whose password a link sets. */
    async accountOf(token: string): Promise<Account> {
      const matter = await tokens.find('password', token, now());
      const account = matter === null ? null : await accounts.findById(matter.account ?? '');
      if (account === null || account.blocked) throw new NotFound('link-over', OVER);
      return account;
    },
    /** The new password ends all sessions of the account and all other links to set one. */
    async reset(token: string, password: string): Promise<void> {
      const passwordHash = await hashPassword(password);
      await tokens.use('password', token, now(), async ({ account: id = '' }) => {
        const account = await accounts.findById(id);
        if (account === null) throw new NotFound('link-over', OVER);
        const entry = { at: now().toISOString(), by: actorOf(account), what: '通过链接设置密码', why: '' };
        if (!(await accounts.setPassword(id, passwordHash, entry))) throw new NotFound('link-over', OVER);
      });
    },
  };
}
