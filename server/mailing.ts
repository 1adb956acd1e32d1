import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import { createMailSender } from './mail-sender.ts';
import type { Database } from './persistence/database.ts';
import { followed } from './persistence/journal-relay.ts';
import { openMailQueue } from './persistence/mail-queue.ts';
import { openOutTray } from './persistence/mail.repository.ts';

export interface MailingNeeds {
  readonly connection: Database['connection'];
  readonly config: Pick<Config, 'mail'>;
  readonly demo: boolean;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** The out-tray, and the sender that empties it where there is a mail server. */
export async function openMailing({ connection, config, demo, now, logger }: MailingNeeds) {
  const { mail } = config;
  const sender = createMailSender({ queue: openMailQueue(connection, now), mail, demo, logger });
  const outTray = await openOutTray({ connection, now, sends: mail !== undefined });
  return { sender, outTray: followed(outTray, ['put', 'sendAgain'], sender.soon) };
}
