import type { Account } from '../../domain/registry/account.ts';
import { ACCOUNTS, kindName, levelName, type OfferedTopic } from '../../domain/registry/message-kinds.ts';
import { LEVEL_WORDS } from '../../domain/registry/message.ts';
import * as paths from '../../paths.ts';

export interface SettingsView {
  readonly person: Pick<Account, 'email' | 'emailConfirmed' | 'role'>;
  /** There is a mail server. */
  readonly mails: boolean;
  readonly topics: readonly (OfferedTopic & { readonly on: boolean })[];
  readonly saved: boolean;
  readonly faults: readonly string[];
}

export function settingsPage({ person, mails, topics, saved, faults }: SettingsView) {
  const open = topics.filter(({ locked }) => !locked);
  return {
    title: '消息设置',
    lead: '消息总会进您的收件箱。这里决定哪些同时寄到您的电子邮箱。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.account(), text: '我的账号' },
      { text: '消息设置' },
    ],
    action: paths.messageSettings(),
    saved: saved && '已保存。下一条消息起按新的设置寄送。',
    address: addressWords(person, mails),
    errors: faults.map((text) => ({ href: '#mail', text })),
    offered: open.map(({ topic }) => ({ name: 'offered', value: topic })),
    choices: open.length > 0 && {
      name: 'mail',
      label: '寄到电子邮箱',
      kind: 'checkboxes',
      value: open.filter(({ on }) => on).map(({ topic }) => topic),
      options: open.map(({ topic, kind, level }) => ({
        value: topic,
        text: `${kindName(kind)}：${levelName(kind, level)}`,
        hint: LEVEL_WORDS[level].about,
      })),
    },
    locked: {
      caption: '不能关闭的',
      columns: [{ text: '消息', rowHead: true }, { text: '寄送' }, { text: '原因' }],
      rows: topics
        .filter(({ locked }) => locked)
        .map(({ kind, level }) => ({
          cells: [
            { text: `${kindName(kind)}：${levelName(kind, level)}` },
            { text: '收件箱和电子邮箱' },
            {
              text: kind === ACCOUNTS ? '密码、角色等变动必须告诉本人，防止他人冒用。' : LEVEL_WORDS[level].about,
            },
          ],
        })),
    },
  };
}

/** To which address, or why none comes. */
function addressWords({ email, emailConfirmed, role }: SettingsView['person'], mails: boolean): string {
  if (!mails) return '本站还没有接入邮件服务器，消息暂时只进收件箱；您的设置会保存，接入之后生效。';
  if (email === undefined) return '您的账号没有电子邮箱，消息只进收件箱。';
  const firm = role === 'provider' || role === 'enterprise';
  if (firm && emailConfirmed !== true) return `您的电子邮箱 ${email} 尚未确认，确认之前消息只进收件箱。`;
  return `寄往 ${email}。`;
}
