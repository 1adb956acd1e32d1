import { folded } from './search-words.ts';
import type { Account, NewAccount } from '../domain/registry/account.ts';
import type { AccountDocument } from './account.model.ts';

/** An account as it is read: without the password's hash. */
export type StoredAccount = Omit<AccountDocument, 'passwordHash'> & { readonly _id: { toString(): string } };

const OPTIONAL = [
  'region',
  'department',
  'organisationUscc',
  'organisationName',
  'owner',
  'email',
  'emailConfirmed',
  'phone',
  'sessionEpoch',
] as const;

export function toAccount(stored: StoredAccount): Account {
  const { _id, username, displayName, role, blocked } = stored;
  const given = OPTIONAL.filter((name) => stored[name] !== undefined && stored[name] !== null);
  const optional: Pick<Account, (typeof OPTIONAL)[number]> = Object.fromEntries(given.map((n) => [n, stored[n]]));
  return { id: _id.toString(), username, displayName, role, ...optional, blocked };
}

/** Each word of a search must stand in here. */
export function searchKeyOf(account: NewAccount): string {
  const { username, displayName, organisationName, organisationUscc, department, email } = account;
  return folded([username, displayName, organisationName, organisationUscc, department, email].join('\n'));
}
