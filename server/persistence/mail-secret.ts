import { createHash } from 'node:crypto';
import type { MailDocument } from './mail.model.ts';

/** Stands in a kept text where the link with the token belongs. */
const LINK_STANDS = '{{链接}}';
const HOUR = 60 * 60 * 1000;
/** The longest that any link works, for a letter that does not say. */
const LONGEST_HOURS = 7 * 24;
/** An address with a token in it: 43 letters of base64url. */
const LINK = /https?:\/\/[^\s]*\/([\w-]{43})(?=\s|$)/;

type Secret = Pick<MailDocument, 'text' | 'secret' | 'secretUntil' | 'secretHash'>;

export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Takes the link with a token out of a text, so that it can be forgotten by itself. */
export function apart(text: string, at: Date, hours = LONGEST_HOURS): Secret {
  const [link, token] = LINK.exec(text) ?? [];
  if (link === undefined || token === undefined) return { text };
  const secretUntil = new Date(at.getTime() + hours * HOUR);
  return { text: text.replace(link, () => LINK_STANDS), secret: link, secretUntil, secretHash: fingerprint(token) };
}

/** Whether a letter that held a link holds one no more that works: it is of no use any longer. */
export function isSpent({ secret, secretUntil }: Secret, now: Date): boolean {
  if (!(secretUntil instanceof Date)) return false;
  return typeof secret !== 'string' || secretUntil <= now;
}

/** The text to read; where the link was forgotten, it says why. */
export function whole(mail: Secret & Pick<MailDocument, 'state'>, now: Date): string {
  const { text, secret, secretUntil, state } = mail;
  if (!(secretUntil instanceof Date)) return text;
  const gone = state === 'sent' ? '（链接已寄出，不再保存）' : '（链接已使用或已过期，不再保存）';
  const stands = isSpent(mail, now) ? gone : (secret ?? gone);
  return text.replace(LINK_STANDS, () => stands);
}
