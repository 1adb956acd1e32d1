import { LEVEL_WORDS, type MessageLevel, type MessageLink } from '../../domain/registry/message.ts';
import * as paths from '../../paths.ts';
import { linkOf } from './message-links.words.ts';

/** What of a message goes into a letter. */
export interface Lettered {
  readonly subject: string;
  readonly text: readonly string[];
  readonly level: MessageLevel;
  readonly link: MessageLink;
}

/** The letter that goes with a message: the same words, the address of the matter, and how to get no more of them. */
export function letterOf({ subject, text, level, link }: Lettered, baseUrl: string) {
  const { href, text: deed } = linkOf(link);
  const settings = `${baseUrl}${paths.messageSettings()}`;
  const footer =
    level === 'required'
      ? '这类消息依法必须告知您，不能关闭。请不要回复本邮件。'
      : `不想再收到“${LEVEL_WORDS[level].name}”的邮件，请在这里关闭：${settings}\n请不要回复本邮件。`;
  const body = ['您好：', ...text, `${deed}：${baseUrl}${href}`, `—— 禾库\n${footer}`];
  return { subject, text: body.join('\n\n') };
}
