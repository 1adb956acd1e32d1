import type { openRateLimiters } from './persistence/rate-limiter.ts';

const MINUTE = 60;

/** How often one name or one address may try what can be abused, from all processes together. */
export function limitsOf(limiter: Awaited<ReturnType<typeof openRateLimiters>>) {
  return {
    signInName: limiter({ name: 'sign-in-name', points: 10, seconds: 15 * MINUTE }),
    signInAddress: limiter({ name: 'sign-in-address', points: 100, seconds: 15 * MINUTE }),
    register: limiter({ name: 'register', points: 30, seconds: 60 * MINUTE }),
    letters: limiter({ name: 'letters', points: 30, seconds: 60 * MINUTE }),
    lettersPerName: limiter({ name: 'letters-per-name', points: 3, seconds: 60 * MINUTE }),
    objections: limiter({ name: 'objections', points: 20, seconds: 60 * MINUTE }),
    clues: limiter({ name: 'clues', points: 30, seconds: 60 * MINUTE }),
    api: limiter({ name: 'api', points: 300, seconds: MINUTE }),
  };
}
