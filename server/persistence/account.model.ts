import { Schema, type Connection, type Model } from 'mongoose';
import type { AccountChange } from '../domain/registry/account-history.ts';
import { ROLE_NAMES, type Role } from '../domain/registry/account.ts';
import type { Enterprise } from '../domain/registry/enterprise.ts';
import type { Provider } from '../domain/registry/provider.ts';
import { enterpriseFields } from './enterprise.model.ts';
import { actorSchema } from './living.ts';

/** What a firm stated of itself when it registered; waits here until the provider has it. */
export type RegisteringFirm = Pick<
  Provider,
  'uscc' | 'name' | 'region' | 'establishedOn' | 'legalRepresentative' | 'contact'
>;

/** The same of an enterprise. */
export type RegisteringEnterprise = Omit<Enterprise, 'demo'>;

export interface AccountDocument {
  username: string;
  displayName: string;
  role: Role;
  region?: string;
  department?: string;
  organisationUscc?: string;
  organisationName?: string;
  owner?: boolean;
  email?: string;
  emailConfirmed?: boolean;
  phone?: string;
  sessionEpoch?: number;
  /** The code under which this account registered its firm: one account for each code, whoever is faster. */
  founderOf?: string;
  registering?: RegisteringFirm;
  registeringEnterprise?: RegisteringEnterprise;
  /** Name, username, organisation, department and address, folded, for the search field. */
  search: string;
  history: AccountChange[];
  blocked: boolean;
  /** Came with the demonstration data: its password is public. */
  demo: boolean;
  passwordHash: string;
  createdAt: Date;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });

const registering = part({
  uscc: text,
  name: text,
  region: text,
  establishedOn: text,
  legalRepresentative: text,
  contact: part({ name: words, phone: words }),
});

const schema = new Schema<AccountDocument>(
  {
    username: { type: String, required: true },
    displayName: { type: String, required: true },
    role: { type: String, required: true, enum: ROLE_NAMES },
    region: String,
    department: String,
    organisationUscc: String,
    organisationName: String,
    owner: Boolean,
    email: String,
    emailConfirmed: Boolean,
    phone: String,
    sessionEpoch: Number,
    founderOf: String,
    registering,
    registeringEnterprise: part(enterpriseFields),
    search: words,
    history: [part({ at: text, by: actorSchema, what: text, why: words })],
    blocked: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
    // Asked for by name where a password is checked, never read along.
    passwordHash: { type: String, required: true, select: false },
    createdAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ username: 1 }, { unique: true });
schema.index({ founderOf: 1 }, { unique: true, partialFilterExpression: { founderOf: { $type: 'string' } } });
schema.index({ organisationUscc: 1, username: 1 });
schema.index({ email: 1 });
// An address is one account's once it is confirmed; until then anybody may have typed it.
schema.index({ emailConfirmed: 1, email: 1 }, { unique: true, partialFilterExpression: { emailConfirmed: true } });
schema.index({ 'history.at': 1 });
schema.index({ createdAt: 1 });
schema.index({ 'registering.uscc': 1 }, { sparse: true });
schema.index({ 'registeringEnterprise.uscc': 1 }, { sparse: true });

export function accountModel(connection: Connection): Model<AccountDocument> {
  return connection.model<AccountDocument>('Account', schema);
}
