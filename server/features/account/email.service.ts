import type { Account } from '../../domain/registry/account.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import type { OutTray } from '../../persistence/mail.repository.ts';
import type { TokenRepository } from '../../persistence/token.repository.ts';

export interface EmailNeeds {
  readonly accounts: AccountRepository;
  readonly tokens: TokenRepository;
  readonly outTray: OutTray;
  readonly baseUrl: string;
  readonly now: () => Date;
}

export type EmailService = ReturnType<typeof createEmailService>;

const HOURS = 7 * 24;

export function createEmailService({ accounts, tokens, outTray, baseUrl, now }: EmailNeeds) {
  return {
    /** Sends the link; an older one is over. Nothing to do where there is no address or it is confirmed. */
    async askToConfirm({ id, email, emailConfirmed, username }: Account): Promise<void> {
      if (email === undefined || emailConfirmed === true) return;
      await tokens.revoke('email', id);
      const token = await tokens.issue({ purpose: 'email', account: id, email }, now(), HOURS);
      const text = [
        '您好：',
        `您在禾库的账号 ${username} 填写了这个电子邮箱。请打开下面的链接确认，7 天内有效：`,
        `${baseUrl}${paths.confirmEmail(token)}`,
        '如果不是您本人填写，请不要理会这封邮件。',
      ].join('\n\n');
      await outTray.put({ to: email, subject: '请确认您的电子邮箱', text, at: now(), hours: HOURS });
    },
    /** The address that a link would confirm. */
    async addressOf(token: string): Promise<string> {
      const matter = await tokens.find('email', token, now());
      if (matter?.email === undefined) throw new NotFound('link-over', '这个链接已经用过、已经过期，或不完整');
      return matter.email;
    },
    async confirm(token: string): Promise<void> {
      await tokens.use('email', token, now(), async ({ account = '', email = '' }) => {
        if (!(await accounts.confirmEmail(account, email)))
          throw new NotFound('link-over', '账号的电子邮箱已经更改，这个链接不再有效');
      });
    },
  };
}
