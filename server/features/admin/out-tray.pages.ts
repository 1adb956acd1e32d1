import * as paths from '../../paths.ts';
import { turning } from '../../domain/shared/turning.ts';
import { adminTabs, crumbs } from './admin.pages.ts';

export interface ShownMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  readonly state: 'kept' | 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly nextAt: Date;
  readonly sentAt: Date | null;
  readonly lastError: string;
  readonly sendable: boolean;
}

export interface OutTrayView {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly mails: readonly ShownMail[];
  /** There is a mail server. */
  readonly sends: boolean;
}

const STATES: Readonly<Record<ShownMail['state'], { readonly kind: string; readonly text: string }>> = {
  kept: { kind: 'neutral', text: '留存，由您转交' },
  waiting: { kind: 'waiting', text: '等待寄出' },
  sent: { kind: 'good', text: '已寄出' },
  failed: { kind: 'danger', text: '没有寄出' },
};

/** Still tried, but not at the first go. */
function stateTag({ state, attempts, lastError }: ShownMail) {
  if (state === 'waiting' && lastError !== '') return { kind: 'waiting', text: `试了 ${attempts} 次，稍后再试` };
  return STATES[state];
}

export function outTrayPage({ page, size, total, mails, sends }: OutTrayView) {
  return {
    title: '待寄邮件',
    lead: sends
      ? '邮件自动寄出。几次都没有寄出的，原因写在邮件里，可以重新发送或者转交。邮件保存 90 天。'
      : '本站未接入邮件服务器，邮件留在这里，由系统管理员转交收件人。邮件保存 90 天。',
    breadcrumb: [...crumbs, { text: '待寄邮件' }],
    tabs: adminTabs('out-tray'),
    table: {
      caption: `邮件，共 ${total} 封`,
      columns: [{ text: '主题', rowHead: true }, { text: '收件人' }, { text: '时间' }, { text: '状态' }],
      rows: mails.map((mail) => ({
        cells: [
          { text: mail.subject, href: paths.outTrayMail(mail.id) },
          { text: mail.to },
          { at: mail.at },
          { tag: stateTag(mail) },
        ],
      })),
      empty: { text: '还没有邮件。注册、邀请、找回密码时，邮件会出现在这里。' },
    },
    pagination: turning({
      page,
      size,
      total,
      shown: mails.length,
      address: (number) => `${paths.outTray()}?page=${number}`,
    }),
  };
}

export function mailPage(mail: ShownMail) {
  const { id, to, subject, text, at, state, attempts, nextAt, sentAt, lastError, sendable } = mail;
  const again = state === 'waiting' && lastError !== '';
  return {
    title: subject,
    breadcrumb: [...crumbs, { href: paths.outTray(), text: '待寄邮件' }, { text: subject }],
    tag: stateTag(mail),
    action: sendable && { post: paths.outTraySend(id), text: state === 'kept' ? '寄出' : '重新发送' },
    facts: [
      { term: '收件人', text: to },
      { term: '时间', at },
      ...(sentAt === null ? [] : [{ term: '寄出', at: sentAt }]),
      ...(attempts === 0 ? [] : [{ term: '已试', text: `${attempts} 次` }]),
      ...(again ? [{ term: '下次', at: nextAt }] : []),
      ...(lastError === '' ? [] : [{ term: '邮件服务器的答复', text: lastError }]),
    ],
    paragraphs: text.split('\n\n'),
  };
}
