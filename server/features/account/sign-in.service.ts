import type { Account } from '../../domain/registry/account.ts';
import type { AccountRepository } from '../../persistence/account.repository.ts';
import { verifyPassword } from '../../persistence/passwords.ts';

export type SignInOutcome = { readonly person: Account } | { readonly refusal: 'wrong' | 'blocked' };

export interface SignInService {
  keyOf(person: Account): string;
  find(key: string): Promise<Account | null>;
  check(username: string, password: string): Promise<SignInOutcome>;
}

export function createSignInService(accounts: AccountRepository): SignInService {
  return {
    keyOf: sessionKey,
    async find(key) {
      const account = await accounts.findById(key.split('.')[0] ?? '');
      return account === null || account.blocked || sessionKey(account) !== key ? null : account;
    },
    async check(username, password) {
      const account = await accounts.findByUsername(username);
      const stored = account === null ? null : await accounts.passwordHashOf(account.id);
      const right = await verifyPassword(stored, password);
      if (account === null || !right) return { refusal: 'wrong' };
      // Told only to who knows the password: others must not learn which accounts exist.
      return account.blocked ? { refusal: 'blocked' } : { person: account };
    },
  };
}

/** A session belongs to an account and to the epoch in which it began. */
function sessionKey({ id, sessionEpoch = 0 }: Account): string {
  return `${id}.${sessionEpoch}`;
}
