import { NotFound } from '../../errors.ts';
import type { Mail, MailPage, OutTray } from '../../persistence/mail.repository.ts';

export type OutTrayService = ReturnType<typeof createOutTrayService>;

export const MAILS_ON_PAGE = 30;

export function createOutTrayService(outTray: OutTray, sends: boolean) {
  return {
    sends,
    list: (page: number): Promise<MailPage> => outTray.list(page, MAILS_ON_PAGE),
    async see(id: string): Promise<Mail> {
      const mail = await outTray.find(id);
      if (mail === null) throw new NotFound('unknown-mail', '没有这封邮件');
      return mail;
    },
    async sendAgain(id: string): Promise<void> {
      if ((await outTray.find(id)) === null) throw new NotFound('unknown-mail', '没有这封邮件');
      await outTray.sendAgain(id);
    },
  };
}
