import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';

/** What is needed of a counter; rate-limiter-flexible's stores fit. */
export interface Limiter {
  consume(key: string): Promise<unknown>;
  reward(key: string): Promise<unknown>;
  delete(key: string): Promise<boolean>;
}

export class TooManyRequests extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`请求过于频繁，请在 ${waitInWords(retryAfterSeconds)}后再试`);
    this.name = 'TooManyRequests';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

function waitInWords(seconds: number): string {
  return seconds < 120 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

async function take(limiter: Limiter, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number };
    throw new TooManyRequests(Math.max(1, Math.ceil(msBeforeNext / 1000)));
  }
}

/** Addresses and usernames are personal: only their fingerprint is counted. */
function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

export function limitRequests(limiter: Limiter): RequestHandler {
  return async (req, _res, next) => {
    await take(limiter, fingerprint(req.ip ?? ''));
    next();
  };
}

/** Counts what is asked about a name that was typed, whoever asks. */
export function countFor(limiter: Limiter, name: string): Promise<void> {
  return take(limiter, fingerprint(name));
}

export interface SignInGuard {
  /** Counts an attempt before the password is looked at, so that many at once gain nothing; in one spelling of the name. */
  attempt(username: string, address: string): Promise<void>;
  /** It was the right password: the attempt is given back. */
  succeeded(username: string, address: string): Promise<void>;
}

export function createSignInGuard(limits: { perName: Limiter; perAddress: Limiter }): SignInGuard {
  const nameKey = (username: string, address: string) => fingerprint(username, address);
  return {
    async attempt(username, address) {
      await take(limits.perAddress, fingerprint(address));
      await take(limits.perName, nameKey(username, address));
    },
    async succeeded(username, address) {
      await limits.perAddress.reward(fingerprint(address));
      await limits.perName.delete(nameKey(username, address));
    },
  };
}
