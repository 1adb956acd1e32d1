import type { AccountChange } from './account-history.ts';
import { officeWords, type Draft, type MessageKind } from './message.ts';

/** An account with what was done to it, as its messages need it. */
export interface TellableAccount {
  readonly id: string;
  readonly history: readonly AccountChange[];
}

/** The letter with the link already says that the account is there. */
const OPENING = '开通账号';

/**
 * What people are told of their own accounts: every change, and always. A version is the place of the change in the
 * account's history, from 1. The person gets it also for what the person did: that it was somebody else would be seen so.
 */
export const ACCOUNT_MESSAGES: MessageKind = {
  name: '我的账号',
  told: [],
  draft(stored, version): readonly Draft[] {
    const { id, history } = stored as TellableAccount;
    const change = history[version - 1];
    if (change === undefined || change.what.startsWith(OPENING)) return [];
    const own = change.by.account === id;
    return [
      {
        to: { account: id, except: [] },
        level: 'required',
        subject: `账号安全：${change.what}`,
        text: [
          own
            ? `您的账号办理了“${change.what}”。`
            : `${officeWords(change.by) === '服务商' || officeWords(change.by) === '企业' ? '本企业管理员' : officeWords(change.by)}对您的账号办理了“${change.what}”。`,
          ...(change.why === '' ? [] : [`理由：${change.why}`]),
          own ? '如果不是您本人所为，请立即重设密码，并告诉系统管理员。' : '有疑问的，请联系办理的部门或系统管理员。',
        ],
        todo: false,
        link: { page: 'account', key: id },
      },
    ];
  },
};
