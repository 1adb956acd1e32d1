import { isValidObjectId, type Connection, type Model } from 'mongoose';
import type { AccountChange } from '../domain/registry/account-history.ts';
import { canonicalUsername, type Account, type Role, type NewAccount } from '../domain/registry/account.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import {
  accountModel,
  type AccountDocument,
  type RegisteringEnterprise,
  type RegisteringFirm,
} from './account.model.ts';
import { searchKeyOf, toAccount, type StoredAccount } from './account-document.ts';
import { emailTaken, isDuplicate } from './duplicate.ts';

export interface AccountToCreate {
  /** Given where it has to be known beforehand. */
  readonly id?: string;
  readonly account: NewAccount;
  readonly passwordHash: string;
  readonly demo: boolean;
  readonly createdAt: Date;
  /** The firm that registers with this account; it waits in the account until the provider is written. */
  readonly registering?: RegisteringFirm;
  readonly registeringEnterprise?: RegisteringEnterprise;
  /** Who opened the account, where it was not the person. */
  readonly opened?: AccountChange;
}

export interface AccountRepository {
  findById(id: string): Promise<Account | null>;
  findByUsername(username: string): Promise<Account | null>;
  /** Those with this address that may sign in. */
  findByEmail(email: string): Promise<readonly Account[]>;
  /** Kept apart from the account, so that no page can print it by mistake. */
  passwordHashOf(id: string): Promise<string | null>;
  /** All or, where a username or a firm's code is taken, none that came after it: `Conflict`. */
  create(...accounts: readonly AccountToCreate[]): Promise<void>;
  /**
   * A new password, and with it the end of all sessions of the account. False: it may not sign in, is gone, or its
   * password is no longer `before`.
   */
  setPassword(id: string, passwordHash: string, change: AccountChange, before?: string): Promise<boolean>;
  /** Only while it is still the address of the account. */
  confirmEmail(id: string, email: string): Promise<boolean>;
  /** Firms that registered and whose provider may not be written yet. */
  registering(): Promise<readonly RegisteringFirm[]>;
  registeringEnterprises(): Promise<readonly RegisteringEnterprise[]>;
  registered(uscc: string): Promise<void>;
  setBlocked(username: string, blocked: boolean): Promise<boolean>;
  remove(username: string): Promise<boolean>;
  /** Those of a role that may sign in. */
  ofRole(role: Role): Promise<readonly Account[]>;
  isEmpty(): Promise<boolean>;
  hasDemo(): Promise<boolean>;
}

export async function openAccounts(connection: Connection): Promise<AccountRepository> {
  const model = accountModel(connection);
  await createIndexes(model);
  return {
    findById: async (id) => (isValidObjectId(id) ? one(model, { _id: id }) : null),
    findByUsername: (username) => one(model, { username: canonicalUsername(username) }),
    ofRole: async (role) =>
      (await model.find({ role, blocked: false }).sort({ _id: 1 }).lean<StoredAccount[]>()).map(toAccount),
    findByEmail: async (email) =>
      (await model.find({ email, blocked: false }).limit(10).lean<StoredAccount[]>()).map(toAccount),
    passwordHashOf: async (id) => (await model.findById(id).select('passwordHash').lean())?.passwordHash ?? null,
    create: (...accounts) => create(model, accounts),
    setPassword: async (id, passwordHash, change, before) =>
      (
        await model.updateOne(
          { _id: id, blocked: false, ...(before !== undefined && { passwordHash: before }) },
          { $set: { passwordHash }, $inc: { sessionEpoch: 1 }, $push: { history: change } },
        )
      ).matchedCount > 0,
    confirmEmail: async (id, email) =>
      (await model.updateOne({ _id: id, email }, { $set: { emailConfirmed: true } }).catch(emailTaken)).matchedCount >
      0,
    registering: async () => {
      const found = await model.find({ 'registering.uscc': { $exists: true } }).lean<StoredAccount[]>();
      return found.flatMap(({ registering }) => (registering === undefined ? [] : [registering]));
    },
    registeringEnterprises: async () => {
      const found = await model.find({ 'registeringEnterprise.uscc': { $exists: true } }).lean<StoredAccount[]>();
      return found.flatMap(({ registeringEnterprise }) => registeringEnterprise ?? []);
    },
    registered: async (uscc) => {
      await model.updateOne({ founderOf: uscc }, { $unset: { registering: 1, registeringEnterprise: 1 } });
    },
    setBlocked: async (username, blocked) =>
      (await model.updateOne({ username: canonicalUsername(username) }, { blocked })).matchedCount > 0,
    remove: async (username) => (await model.deleteOne({ username: canonicalUsername(username) })).deletedCount > 0,
    isEmpty: async () => (await model.exists({})) === null,
    hasDemo: async () => (await model.exists({ demo: true })) !== null,
  };
}

async function one(model: Model<AccountDocument>, filter: object): Promise<Account | null> {
  const found = await model.findOne(filter).lean<StoredAccount>();
  return found === null ? null : toAccount(found);
}

/** One organisation for each code, whether it registers as a provider or as an enterprise. */
function foundedBy({ registering, registeringEnterprise }: Partial<AccountToCreate>) {
  const uscc = registering?.uscc ?? registeringEnterprise?.uscc;
  return uscc === undefined ? {} : { founderOf: uscc };
}

async function create(model: Model<AccountDocument>, accounts: readonly AccountToCreate[]): Promise<void> {
  const documents = accounts.map(({ id, account, passwordHash, demo, createdAt, opened, ...firm }) => ({
    ...(id !== undefined && { _id: id as never }),
    ...account,
    username: canonicalUsername(account.username),
    ...firm,
    ...foundedBy(firm),
    search: searchKeyOf(account),
    history: opened === undefined ? [] : [opened],
    blocked: false,
    passwordHash,
    demo,
    createdAt,
  }));
  try {
    await model.insertMany(documents);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // The server names the index that refused: one code, one firm; one name, one person.
    const firm = error instanceof Error && error.message.includes('founderOf');
    if (firm) throw new Conflict('uscc-registered', '该统一社会信用代码已经注册', { path: 'uscc', cause: error });
    throw new Conflict('username-taken', '用户名已被占用', { path: 'username', cause: error });
  }
}
