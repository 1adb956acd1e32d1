import { Schema, type Connection, type Model } from 'mongoose';
import { ROLE_NAMES, type Role } from '../domain/registry/account.ts';

export interface AccountDocument {
  username: string;
  displayName: string;
  role: Role;
  region?: string;
  department?: string;
  organisationUscc?: string;
  organisationName?: string;
  blocked: boolean;
  /** Came with the demonstration data: its password is public. */
  demo: boolean;
  passwordHash: string;
  createdAt: Date;
}

const schema = new Schema<AccountDocument>(
  {
    username: { type: String, required: true },
    displayName: { type: String, required: true },
    role: { type: String, required: true, enum: ROLE_NAMES },
    region: String,
    department: String,
    organisationUscc: String,
    organisationName: String,
    blocked: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
    // Asked for by name where a password is checked, never read along.
    passwordHash: { type: String, required: true, select: false },
    createdAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ username: 1 }, { unique: true });

export function accountModel(connection: Connection): Model<AccountDocument> {
  return connection.model<AccountDocument>('Account', schema);
}
