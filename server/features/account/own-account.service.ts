import { actorOf, type AccountRecord } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import type { AccountRecords } from '../../persistence/account-records.repository.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import type { OutTray } from '../../persistence/mail.repository.ts';
import { hashPassword, verifyPassword } from '../../persistence/passwords.ts';
import type { TokenRepository } from '../../persistence/token.repository.ts';

export interface OwnAccountNeeds {
  readonly accounts: AccountRepository;
  readonly records: AccountRecords;
  readonly tokens: TokenRepository;
  readonly outTray: OutTray;
  readonly now: () => Date;
}

/** What a person changes of the own account, and how long its history was when the page was shown. */
export interface OwnDetails {
  readonly displayName: string;
  readonly phone: string | undefined;
  readonly seen: number;
}

export type OwnAccountService = ReturnType<typeof createOwnAccountService>;

export function createOwnAccountService({ accounts, records, tokens, outTray, now }: OwnAccountNeeds) {
  const see = async ({ id }: Account): Promise<AccountRecord> => {
    const account = await records.find(id);
    if (account === null) throw new NotFound('unknown-account', '没有这个账号');
    return account;
  };
  const entryOf = (person: Account, what: string) => ({
    at: now().toISOString(),
    by: actorOf(person),
    what,
    why: '本人更改',
  });
  return {
    see,
    async saveDetails(person: Account, { displayName, phone, seen }: OwnDetails): Promise<void> {
      const account = await see(person);
      if (account.history.length !== seen) throw new Conflict('account-moved', '在您打开页面之后，这个账号已有改动');
      const renamed = displayName !== account.displayName;
      if (!renamed && phone === account.phone) return;
      const what = [
        renamed ? `姓名：${account.displayName} → ${displayName}` : '',
        phone === account.phone ? '' : '更改手机',
      ];
      const entry = entryOf(person, what.filter(Boolean).join('；'));
      await records.change(account, { displayName, phone: phone ?? null }, entry);
    },
    /**
     * Ends all sessions of the account and all links to set a password; gives the account as it is now, for a new
     * session. Of two who change it at once, one is told that the password has moved.
     */
    async changePassword(person: Account, current: string, password: string): Promise<Account> {
      const before = await accounts.passwordHashOf(person.id);
      if (!(await verifyPassword(before, current))) throw wrongPassword();
      const entry = entryOf(person, '修改密码');
      const changed = await accounts.setPassword(person.id, await hashPassword(password), entry, before ?? '');
      const after = changed ? await accounts.findById(person.id) : null;
      if (after === null) throw new Conflict('password-moved', '密码刚刚已被更改，请重新登录');
      await tokens.revoke('password', person.id);
      if (after.email !== undefined) await outTray.put({ to: after.email, ...told(after), at: now() });
      return after;
    },
  };
}

/** Beside the field where the present password is typed. */
export function wrongPassword(): InvalidInput {
  return new InvalidInput([{ path: 'current', code: 'wrong-password', message: '现在的密码不正确' }]);
}

function told({ username }: Account) {
  const text = [
    '您好：',
    `您在禾库的账号 ${username} 的密码已经修改，其他设备上的登录全部失效。`,
    '如果不是您本人修改，请立即用“忘记密码”重设，并联系系统管理员。',
  ].join('\n\n');
  return { subject: '密码已修改', text };
}
