import { isValidObjectId, type Connection, type Model } from 'mongoose';
import { canonicalUsername, type Account, type NewAccount } from '../domain/registry/account.ts';
import { Conflict } from '../errors.ts';
import { accountModel, type AccountDocument } from './account.model.ts';

export interface AccountToCreate {
  readonly account: NewAccount;
  readonly passwordHash: string;
  readonly demo: boolean;
  readonly createdAt: Date;
}

export interface AccountRepository {
  findById(id: string): Promise<Account | null>;
  findByUsername(username: string): Promise<Account | null>;
  /** Kept apart from the account, so that no page can print it by mistake. */
  passwordHashOf(id: string): Promise<string | null>;
  /** All or, where a username is taken, none that came after it: `Conflict`. */
  create(...accounts: readonly AccountToCreate[]): Promise<void>;
  setBlocked(username: string, blocked: boolean): Promise<boolean>;
  remove(username: string): Promise<boolean>;
  isEmpty(): Promise<boolean>;
  hasDemo(): Promise<boolean>;
}

type Stored = Omit<AccountDocument, 'passwordHash'> & { _id: { toString(): string } };

export async function openAccounts(connection: Connection): Promise<AccountRepository> {
  const model = accountModel(connection);
  await model.createIndexes();
  return {
    findById: async (id) => (isValidObjectId(id) ? one(model, { _id: id }) : null),
    findByUsername: (username) => one(model, { username: canonicalUsername(username) }),
    passwordHashOf: async (id) => (await model.findById(id).select('passwordHash').lean())?.passwordHash ?? null,
    create: (...accounts) => create(model, accounts),
    setBlocked: async (username, blocked) =>
      (await model.updateOne({ username: canonicalUsername(username) }, { blocked })).matchedCount > 0,
    remove: async (username) => (await model.deleteOne({ username: canonicalUsername(username) })).deletedCount > 0,
    isEmpty: async () => (await model.exists({})) === null,
    hasDemo: async () => (await model.exists({ demo: true })) !== null,
  };
}

async function one(model: Model<AccountDocument>, filter: object): Promise<Account | null> {
  const found = await model.findOne(filter).lean<Stored>();
  return found === null ? null : toAccount(found);
}

async function create(model: Model<AccountDocument>, accounts: readonly AccountToCreate[]): Promise<void> {
  const documents = accounts.map(({ account, passwordHash, demo, createdAt }) => ({
    ...account,
    username: canonicalUsername(account.username),
    blocked: false,
    passwordHash,
    demo,
    createdAt,
  }));
  try {
    await model.insertMany(documents);
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict('username-taken', '用户名已被占用', { path: 'username', cause: error });
    throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

function toAccount(stored: Stored): Account {
  const { region, department, organisationUscc, organisationName } = stored;
  return {
    id: stored._id.toString(),
    username: stored.username,
    displayName: stored.displayName,
    role: stored.role,
    ...(region !== undefined && { region }),
    ...(department !== undefined && { department }),
    ...(organisationUscc !== undefined && { organisationUscc }),
    ...(organisationName !== undefined && { organisationName }),
    blocked: stored.blocked,
  };
}
