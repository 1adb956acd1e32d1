import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import type { AccountRecords } from '../../persistence/account-records.repository.ts';
import { verifyPassword } from '../../persistence/passwords.ts';
import type { EmailNeeds } from './email.service.ts';
import { wrongPassword } from './own-account.service.ts';

export interface NewEmailNeeds extends EmailNeeds {
  readonly records: AccountRecords;
}

export type NewEmailService = ReturnType<typeof createNewEmailService>;

const HOURS = 7 * 24;
const OVER = '这个链接已经用过、已经过期，或不完整';

/** Another address for an account: it counts once somebody has opened the link that went there. */
export function createNewEmailService({ accounts, records, tokens, outTray, baseUrl, now }: NewEmailNeeds) {
  return {
    async pending({ id }: Account): Promise<string | undefined> {
      return (await tokens.pending('new-email', id, now()))?.email;
    },
    /**
     * Sends the link; an older one is over. Whether the address is another account's is not told here: only who reads
     * its letters learns that.
     */
    async ask({ id, username }: Account, current: string, email: string): Promise<void> {
      if (!(await verifyPassword(await accounts.passwordHashOf(id), current))) throw wrongPassword();
      await tokens.revoke('new-email', id);
      const token = await tokens.issue({ purpose: 'new-email', account: id, email }, now(), HOURS);
      const text = [
        '您好：',
        `禾库的账号 ${username} 要把电子邮箱换成这个地址。请打开下面的链接确认，7 天内有效：`,
        `${baseUrl}${paths.confirmNewEmail(token)}`,
        '如果不是您本人办理，请不要理会这封邮件，账号不会改变。',
      ].join('\n\n');
      await outTray.put({ to: email, subject: '请确认新的电子邮箱', text, at: now() });
    },
    /** What a link would do. */
    async see(token: string): Promise<{ readonly email: string; readonly username: string }> {
      const matter = await tokens.find('new-email', token, now());
      const account = matter === null ? null : await accounts.findById(matter.account ?? '');
      if (account === null || account.blocked) throw new NotFound('link-over', OVER);
      return { email: matter?.email ?? '', username: account.username };
    },
    /** The old address is told; links that were sent there are over. `Conflict` where another account has the new one. */
    async confirm(token: string): Promise<void> {
      await tokens.use('new-email', token, now(), async ({ account: id = '', email = '' }) => {
        const account = await records.find(id);
        if (account === null || account.blocked) throw new NotFound('link-over', OVER);
        const entry = {
          at: now().toISOString(),
          by: actorOf(account),
          what: '更换电子邮箱',
          why: '本人更改，已经确认',
        };
        await records.change(account, { email, emailConfirmed: true }, entry);
        await tokens.revoke('email', id);
        await tokens.revoke('password', id);
        if (account.email === undefined || account.email === email) return;
        const text = [
          '您好：',
          `您在禾库的账号 ${account.username} 已经换用另一个电子邮箱，今后的邮件不再发往这里。`,
          '如果不是您本人办理，请立即联系系统管理员。',
        ].join('\n\n');
        await outTray.put({ to: account.email, subject: '电子邮箱已更换', text, at: now() });
      });
    },
  };
}
