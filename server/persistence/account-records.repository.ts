import { isValidObjectId, type Connection, type Model } from 'mongoose';
import type { AccountChange, AccountRecord } from '../domain/registry/account-history.ts';
import type { Account, Role } from '../domain/registry/account.ts';
import { Conflict } from '../errors.ts';
import { searchKeyOf, toAccount, type StoredAccount } from './account-document.ts';
import { onPage, searchFor } from './search-words.ts';
import { accountModel, type AccountDocument } from './account.model.ts';
import { emailTaken } from './duplicate.ts';

export interface AccountQuery {
  readonly q: string;
  readonly role: Role | undefined;
  readonly page: number;
  readonly size: number;
}

/** What an administrator, an owner or the person changes; `null` takes the value away. */
export type AccountFields = {
  readonly [Name in 'region' | 'department' | 'organisationUscc' | 'organisationName' | 'phone']?: string | null;
} & {
  readonly role?: Role;
  readonly blocked?: boolean;
  readonly owner?: boolean;
  readonly displayName?: string;
  readonly email?: string;
  readonly emailConfirmed?: boolean;
};

/** The accounts as those see them who look after them: with their history, and changed only as they were seen. */
export interface AccountRecords {
  find(id: string): Promise<AccountRecord | null>;
  search(query: AccountQuery): Promise<{ readonly total: number; readonly accounts: readonly Account[] }>;
  peopleOf(uscc: string): Promise<readonly AccountRecord[]>;
  /** One write with its entry in the history; `Conflict` where the account has changed since it was read. */
  change(seen: AccountRecord, fields: AccountFields, entry: AccountChange): Promise<void>;
  activeAdmins(): Promise<number>;
  activeOwners(uscc: string): Promise<number>;
}

export async function openAccountRecords(connection: Connection): Promise<AccountRecords> {
  const model = accountModel(connection);
  return {
    async find(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<StoredAccount>() : null;
      return found === null ? null : toRecord(found);
    },
    search: (query) => search(model, query),
    async peopleOf(uscc) {
      const found = await model.find({ organisationUscc: uscc }).sort({ username: 1 }).lean<StoredAccount[]>();
      return found.map(toRecord);
    },
    change: (seen, fields, entry) => change(model, seen, fields, entry),
    activeAdmins: () => model.countDocuments({ role: 'admin', blocked: false }),
    activeOwners: (uscc) => model.countDocuments({ organisationUscc: uscc, owner: true, blocked: false }),
  };
}

async function search(model: Model<AccountDocument>, { q, role, page, size }: AccountQuery) {
  const filter = { ...(role !== undefined && { role }), ...searchFor(q) };
  const stored = await onPage(model.find(filter).sort({ username: 1 }), { page, size }).lean<StoredAccount[]>();
  return { total: await model.countDocuments(filter), accounts: stored.map(toAccount) };
}

async function change(
  model: Model<AccountDocument>,
  seen: AccountRecord,
  fields: AccountFields,
  entry: AccountChange,
): Promise<void> {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  const taken = Object.entries(fields).filter(([, value]) => value === null);
  const set = Object.fromEntries(given);
  const unset = Object.fromEntries(taken.map(([name]) => [name, 1]));
  const kept = Object.entries(seen).filter(([name]) => !(name in fields));
  const search = searchKeyOf({ ...(Object.fromEntries(kept) as unknown as Account), ...set });
  // The history only grows: an entry at the next place means that somebody else was faster.
  const { matchedCount } = await model
    .updateOne({ _id: seen.id, [`history.${seen.history.length}`]: { $exists: false } }, {
      $set: { ...set, search },
      ...(taken.length > 0 && { $unset: unset }),
      $push: { history: entry },
    } as never)
    .catch(emailTaken);
  if (matchedCount === 0) throw new Conflict('account-moved', '在您打开页面之后，有人先改动了这个账号');
}

function toRecord(stored: StoredAccount): AccountRecord {
  return { ...toAccount(stored), createdAt: stored.createdAt, history: stored.history ?? [] };
}
