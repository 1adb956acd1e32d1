import type { Config } from './config.ts';
import { letterOf } from './features/messages/message-letter.words.ts';
import { createMessagesService } from './features/messages/messages.service.ts';
import type { Logger } from './logger.ts';
import type { Database } from './persistence/database.ts';
import type { Journal } from './persistence/journal.repository.ts';
import type { OutTray } from './persistence/mail.repository.ts';
import { createMessageFollower } from './persistence/message-follower.ts';
import { openInbox } from './persistence/message.repository.ts';

export interface MessageServicesNeeds {
  readonly connection: Database['connection'];
  readonly config: Pick<Config, 'baseUrl' | 'mail'>;
  readonly journal: Pick<Journal, 'afterRelay'>;
  readonly outTray: OutTray;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** What people are told: their inboxes, and the follower of the journal that fills them. */
export async function openMessageServices({ connection, config, journal, outTray, now, logger }: MessageServicesNeeds) {
  const inbox = await openInbox(connection);
  const mails = config.mail !== undefined;
  const follower = createMessageFollower({
    connection,
    inbox,
    now,
    // Without a mail server the inbox has it all: the administrator is not asked to hand on a letter for each step.
    mail: mails
      ? async (addressed) => {
          const letters = addressed.map(({ to, message }) => {
            const { kind, document, version, account } = message;
            const key = `message:${kind}:${String(document)}:${version}:${account}`;
            return { to, ...letterOf(message, config.baseUrl), at: now(), key };
          });
          await outTray.put(...letters);
        }
      : undefined,
    trouble: (err) => logger.error({ err }, '消息未能送达收件箱，下次办理或启动时继续'),
  });
  journal.afterRelay(follower.soon);
  return { service: createMessagesService({ inbox, now, mails }), follower };
}
