import { randomBytes } from 'node:crypto';
import type { AccountChange } from '../../domain/registry/account-history.ts';
import type { Account, NewAccount } from '../../domain/registry/account.ts';
import { Conflict } from '../../errors.ts';
import * as paths from '../../paths.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import type { OutTray } from '../../persistence/mail.repository.ts';
import { hashPassword } from '../../persistence/passwords.ts';
import type { TokenRepository } from '../../persistence/token.repository.ts';

export interface OpeningNeeds {
  readonly accounts: AccountRepository;
  readonly tokens: TokenRepository;
  readonly outTray: OutTray;
  readonly baseUrl: string;
  readonly now: () => Date;
}

/** The account of somebody else, before that person has chosen a password. */
export type Office = Omit<NewAccount, 'emailConfirmed' | 'phone'>;

export type AccountOpening = ReturnType<typeof createAccountOpening>;

const HOURS = 7 * 24;

/** Opens accounts for others; used by the administrator's page and by `npm run user:create`. */
export function createAccountOpening({ accounts, tokens, outTray, baseUrl, now }: OpeningNeeds) {
  const passwordLink = async ({ id, username, email }: Account): Promise<string> => {
    await tokens.revoke('password', id);
    const token = await tokens.issue({ purpose: 'password', account: id }, now(), HOURS);
    const link = `${baseUrl}${paths.resetPassword(token)}`;
    const text = [
      '您好：',
      `您在禾库的用户名是 ${username}。请打开下面的链接设置密码，7 天内有效，只能用一次：`,
      link,
    ].join('\n\n');
    await outTray.put({
      to: email ?? `${username}（未填邮箱，请转交）`,
      subject: '设置密码',
      text,
      at: now(),
      hours: HOURS,
    });
    return link;
  };
  return {
    passwordLink,
    /** Nobody knows the first password: the link is the only way in. */
    async open(office: Office, opened: AccountChange): Promise<{ readonly id: string; readonly link: string }> {
      const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
      await accounts.create({ account: office, passwordHash, demo: false, createdAt: now(), opened });
      const account = await accounts.findByUsername(office.username);
      if (account === null) throw new Conflict('account-gone', '账号未能建立，请重试');
      return { id: account.id, link: await passwordLink(account) };
    },
  };
}
