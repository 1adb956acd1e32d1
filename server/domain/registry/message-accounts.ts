import type { AccountChange } from './account-history.ts';
import { officeWords, type Draft, type MessageKind } from './message.ts';

/** An account with what was done to it, as its messages need it. */
export interface TellableAccount {
  readonly id: string;
  readonly username: string;
  readonly history: readonly AccountChange[];
}

/** The welcome says the same. */
const OPENING = '开通账号';

/**
 * What people are told of their own accounts: every change, and always. A version is the place of the change in the
 * account's history, from 1; with 0 the account begins. The person is also told of what the person did: that it was
 * somebody else would be seen so.
 */
export const ACCOUNT_MESSAGES: MessageKind = {
  name: '我的账号',
  told: [],
  draft(stored, version): readonly Draft[] {
    const account = stored as TellableAccount;
    if (version === 0) return [welcome(account)];
    const change = account.history[version - 1];
    return change === undefined || change.what.startsWith(OPENING) ? [] : [changed(account, change)];
  },
};

const toPerson = ({ id }: TellableAccount) =>
  ({ to: { account: id, except: [] }, level: 'required', todo: false, link: { page: 'account', key: id } }) as const;

function welcome(account: TellableAccount): Draft {
  return {
    ...toPerson(account),
    // The letter with the link to confirm the address, or to set the password, is there already.
    inboxOnly: true,
    subject: '账号已开通',
    text: [
      `您的账号 ${account.username} 已开通。`,
      '与您有关的事项有了进展，这里会告诉您，并附上链接。哪些消息同时寄到您的电子邮箱，可以在“消息设置”里选择。',
    ],
  };
}

function changed(account: TellableAccount, { by, what, why }: AccountChange): Draft {
  const own = by.account === account.id;
  const ofFirm = by.role === 'provider' || by.role === 'enterprise';
  const who = ofFirm ? '本企业管理员' : officeWords(by);
  return {
    ...toPerson(account),
    subject: `账号安全：${what}`,
    text: [
      own ? `您的账号办理了“${what}”。` : `${who}对您的账号办理了“${what}”。`,
      ...(why === '' ? [] : [`理由：${why}`]),
      own ? '如果不是您本人所为，请立即重设密码，并告诉系统管理员。' : '有疑问的，请联系办理的部门或系统管理员。',
    ],
  };
}
