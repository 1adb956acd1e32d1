import type { Connection } from 'mongoose';
import { isSpent, whole } from './mail-secret.ts';
import { mailModel, type MailDocument } from './mail.model.ts';

/** A letter that somebody has taken to send it: nobody else takes it until that counts as gone. */
export interface TakenMail {
  readonly id: string;
  readonly attempts: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The letters that wait for the mail server. Several processes may take from it: each letter goes to one of them. */
export interface MailQueue {
  take(): Promise<TakenMail | undefined>;
  sent(mail: TakenMail): Promise<void>;
  /** It could not be sent: again after a while, or given up; at once where trying again is of no use. */
  failed(mail: TakenMail, error: string, final: boolean): Promise<void>;
  /** Takes out of all letters the links that work no more. */
  forgetSpent(): Promise<void>;
}

const MINUTE = 60 * 1000;
/** So long a letter may take; then whoever took it was killed, and it is tried again. */
const TAKEN_FOR = 3 * MINUTE;
/** After each try that failed: a day and a half in all. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1080].map((minutes) => minutes * MINUTE);

type Stored = MailDocument & { _id: { toString(): string } };

const SPENT = '其中的链接已使用或已过期，没有寄出';

export function openMailQueue(connection: Connection, now: () => Date): MailQueue {
  const model = mailModel(connection);
  const mine = ({ id, attempts }: TakenMail) => ({ _id: id, attempts, state: 'waiting' });
  const forgotten = { secret: 1, secretHash: 1 } as const;
  const take = async (): Promise<TakenMail | undefined> => {
    const at = now();
    const taken = await model
      .findOneAndUpdate(
        { state: 'waiting', nextAt: { $lte: at } },
        { $set: { nextAt: new Date(at.getTime() + TAKEN_FOR) }, $inc: { attempts: 1 } },
        { sort: { nextAt: 1, _id: 1 }, returnDocument: 'after' },
      )
      .lean<Stored>();
    if (taken === null) return undefined;
    const { _id, attempts, to, subject } = taken;
    const mail = { id: String(_id), attempts, to, subject, text: whole(taken, at) };
    if (!isSpent(taken, at)) return mail;
    await model.updateOne(mine(mail) as never, { $set: { state: 'failed', lastError: SPENT }, $unset: forgotten });
    return take();
  };
  return {
    take,
    async sent(mail) {
      await model.updateOne(mine(mail) as never, {
        $set: { state: 'sent', sentAt: now(), lastError: '' },
        $unset: forgotten,
      });
    },
    async failed(mail, error, final) {
      const pause = final ? undefined : PAUSES[mail.attempts - 1];
      const next = pause === undefined ? { state: 'failed' } : { nextAt: new Date(now().getTime() + pause) };
      await model.updateOne(mine(mail) as never, { $set: { ...next, lastError: error } as never });
    },
    async forgetSpent() {
      await model.updateMany({ secretUntil: { $lte: now() }, secret: { $type: 'string' } }, { $unset: forgotten });
    },
  };
}
