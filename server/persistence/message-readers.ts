import type { Connection } from 'mongoose';
import { isOfficial, type Account } from '../domain/registry/account.ts';
import type { Audience } from '../domain/registry/message.ts';
import { toAccount, type StoredAccount } from './account-document.ts';
import { shortlistModel } from './shortlist.repository.ts';
import { accountModel } from './account.model.ts';

/** Finds who is meant; within one run each audience is looked up once. */
export function readersFinder(connection: Connection): (audience: Audience) => Promise<readonly Account[]> {
  const model = accountModel(connection);
  const known = new Map<string, Promise<readonly Account[]>>();
  const customersOf = async (uscc: string) => {
    const lists = await shortlistModel(connection).find({ 'items.uscc': uscc }, { _id: 1 }).lean();
    return { role: 'enterprise' as const, organisationUscc: { $in: lists.map(({ _id }) => _id) } };
  };
  const look = async ({ account, uscc, owner, role, region, shortlisted }: Omit<Audience, 'except'>) => {
    const filter = {
      // Whoever is blocked is told of that, and of nothing else.
      ...(account === undefined ? { blocked: false } : { _id: account }),
      ...(uscc !== undefined && { organisationUscc: uscc }),
      ...(owner !== undefined && { owner }),
      ...(role !== undefined && { role }),
      ...(region !== undefined && { region }),
      ...(shortlisted !== undefined && (await customersOf(shortlisted))),
    };
    return (await model.find(filter).sort({ _id: 1 }).lean<StoredAccount[]>()).map(toAccount);
  };
  return async ({ except, ...wanted }) => {
    const key = JSON.stringify(wanted);
    const found = known.get(key) ?? look(wanted);
    known.set(key, found);
    return (await found).filter(({ id }) => !except.includes(id));
  };
}

/** The address to which mail about matters may go: one that its owner has confirmed, or that the administrator entered. */
export function mailAddressOf(account: Account): string | undefined {
  return account.emailConfirmed === true || isOfficial(account) ? account.email : undefined;
}
