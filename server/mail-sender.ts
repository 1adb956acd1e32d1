import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import type { MailQueue, TakenMail } from './persistence/mail-queue.ts';
import { oneAtATime } from './persistence/one-at-a-time.ts';

export interface MailSenderNeeds {
  readonly queue: MailQueue;
  /** None: letters are only kept, and all that is done is forgetting links that work no more. */
  readonly mail: Config['mail'];
  /** The data are invented: every letter says so. */
  readonly demo: boolean;
  readonly logger: Logger;
}

export interface MailSender {
  /** Sends what waits, now and from time to time. Nobody has to wait for it. */
  start(): void;
  /** Sends what waits now; for who has just put a letter. */
  soon(): void;
  /** Takes no further letter, and waits a little for the one under way. */
  stop(): Promise<void>;
  /** One round; resolves when nothing is due any more. */
  run(): Promise<void>;
}

const EVERY_MS = 30_000;
/** Who stops us gives us about ten seconds in all. A letter that is cut off is tried again by the next start. */
const GRACE_MS = 3000;
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const DEMO_NOTE = '演示数据：本站的企业、金额、公示均为虚构。';

export function createMailSender({ queue, mail, demo, logger }: MailSenderNeeds): MailSender {
  const send = mail === undefined ? undefined : sendingThrough(mail, demo);
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  const { run, soon, settled } = oneAtATime(
    async () => {
      await queue.forgetSpent();
      for (let taken = await next(); taken !== undefined; taken = await next()) await sendOne(taken);
    },
    (err) => logger.error({ err }, '邮件未能处理，稍后再试'),
  );
  const next = async () => (send === undefined || stopping ? undefined : queue.take());
  const sendOne = async (taken: TakenMail): Promise<void> => {
    try {
      await send?.(taken);
    } catch (error) {
      const words = withoutSecrets(error, mail?.smtpUrl ?? '');
      // No address and no subject: the log holds nothing of persons.
      logger.warn({ mail: taken.id, attempt: taken.attempts, reason: words }, '邮件没有寄出');
      await queue.failed(taken, words, isFinal(error));
      return;
    }
    await queue.sent(taken);
  };
  return {
    run,
    soon: () => {
      if (send !== undefined && !stopping) soon();
    },
    start() {
      timer = setInterval(soon, EVERY_MS);
      timer.unref();
      soon();
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
    },
  };
}

function sendingThrough({ smtpUrl, from }: NonNullable<Config['mail']>, demo: boolean) {
  const transport = createTransport({ url: smtpUrl, ...PATIENCE }, { from });
  const host = new URL(smtpUrl).hostname;
  return async ({ id, to, subject, text }: TakenMail): Promise<void> => {
    await transport.sendMail({
      to,
      subject,
      text: demo ? `${text}\n\n${DEMO_NOTE}` : text,
      // The same for each try: a letter that arrived although we were cut off is known by it.
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}

/** The mail server says that the address does not exist, or will not take it: no further try changes that. */
function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode >= 500;
}

/** What the mail server said, for the administrator: without the address of the server's account and its password. */
function withoutSecrets(error: unknown, smtpUrl: string): string {
  const { username, password } = new URL(smtpUrl);
  const secrets = [smtpUrl, password, username].flatMap((secret) => [secret, decodeURIComponent(secret)]);
  const said = error instanceof Error ? error.message : String(error);
  return secrets
    .filter((secret) => secret !== '')
    .reduce((words, secret) => words.replaceAll(secret, '***'), said)
    .slice(0, 300);
}
