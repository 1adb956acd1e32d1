import { formatDay, type Day } from '../shared/calendar-date.ts';
import type { Reader, Telling, Told } from './message.ts';

/** What a matter has to be for its messages to be written: whose it is, and until when somebody has to act. */
interface Matter {
  readonly name: string;
  readonly due?: Day | null;
}

/** Where a firm may turn against a decision. */
export const REMEDY = '如不服本决定，可以自知道决定之日起 60 日内申请行政复议，或者在 6 个月内提起行政诉讼。';

/** The reason of a step, as a paragraph; none where none was given. */
export function why({ entry: { reason } }: Told<unknown>): string[] {
  return reason.trim() === '' ? [] : [`理由：${reason}`];
}

/** The day by which to act, while the document still stands as the entry left it. */
export function dueFor({ document, latest }: Told<Matter>, deed: string): string[] {
  const { due = null } = document;
  return latest && due !== null ? [`请在${formatDay(due)}前${deed}。`] : [`请尽早${deed}。`];
}

/** The messages that every kind has, in words of its own: `named` says what the matter is called. */
export function tellingsOf<Document extends Matter>(named: (told: Told<Document>) => string) {
  type Office = Exclude<Reader, 'firm' | 'owner' | 'customer'>;
  type Words = (told: Told<Document>) => readonly string[];
  type Says = Telling<Document>;
  const firms = (told: Told<Document>) => `${told.document.name}的${named(told)}`;
  return {
    toFirm: (level: 'required' | 'progress', subject: string, text: Words, more: Partial<Says> = {}): Says => ({
      reader: 'firm',
      level,
      subject: (told) => `${subject}：${named(told)}`,
      text,
      ...more,
    }),
    /** For an office: the matter has come to it. */
    arrives: (reader: Office, deed: string, text?: Words, more: Partial<Says> = {}): Says => ({
      reader,
      level: 'work',
      todo: true,
      subject: (told) => `待${deed}：${told.document.name}`,
      text: (told) => [`${firms(told)}已到您这里，等待${deed}。`, ...(text?.(told) ?? dueFor(told, '办理'))],
      ...more,
    }),
    /** For an office: what happened, and that nothing has to be done. */
    news: (reader: Office, what: string, text: Words = why): Says => ({
      reader,
      level: 'progress',
      subject: (told) => `${what}：${told.document.name}`,
      text: (told) => [`${firms(told)}：${what}。`, ...text(told)],
    }),
  };
}
