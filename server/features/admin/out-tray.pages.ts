import * as paths from '../../paths.ts';
import { turning } from '../../domain/shared/turning.ts';
import { adminTabs, crumbs } from './admin.pages.ts';

export interface ShownMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

export interface OutTrayView {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly mails: readonly ShownMail[];
}

export function outTrayPage({ page, size, total, mails }: OutTrayView) {
  return {
    title: '待寄邮件',
    lead: '本站未接入邮件服务器时，邮件留在这里，由系统管理员转交收件人。',
    breadcrumb: [...crumbs, { text: '待寄邮件' }],
    tabs: adminTabs('out-tray'),
    table: {
      caption: `邮件，共 ${total} 封`,
      columns: [{ text: '主题', rowHead: true }, { text: '收件人' }, { text: '时间' }],
      rows: mails.map(({ id, to, subject, at }) => ({
        cells: [{ text: subject, href: paths.outTrayMail(id) }, { text: to }, { at }],
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

export function mailPage({ to, subject, text, at }: ShownMail) {
  return {
    title: subject,
    breadcrumb: [...crumbs, { href: paths.outTray(), text: '待寄邮件' }, { text: subject }],
    facts: [
      { term: '收件人', text: to },
      { term: '时间', at },
    ],
    paragraphs: text.split('\n\n'),
  };
}
