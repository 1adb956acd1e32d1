import { Schema, type Connection, type Model } from 'mongoose';

/** A link's token as it is stored: its fingerprint, what it is for, until when. */
export interface TokenDocument {
  hash: string;
  purpose: 'invitation' | 'password' | 'email' | 'new-email';
  /** Whose password or address it is about. */
  account?: string;
  /** The organisation an invitation leads into. */
  uscc?: string;
  organisation?: string;
  email?: string;
  invitedBy?: string;
  /** The invited person will look after the people of the organisation, too. */
  owner?: boolean;
  issuedAt?: Date;
  expiresAt: Date;
  usedAt: Date | null;
  /** An invitation that was taken back: the link says so until it would have been over anyway. */
  withdrawnAt?: Date;
}

const text = { type: String, required: true };

const schema = new Schema<TokenDocument>(
  {
    hash: text,
    purpose: { ...text, enum: ['invitation', 'password', 'email', 'new-email'] },
    account: String,
    uscc: String,
    organisation: String,
    email: String,
    invitedBy: String,
    owner: Boolean,
    issuedAt: Date,
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    withdrawnAt: Date,
  },
  { collection: 'tokens', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ purpose: 1, uscc: 1 });
schema.index({ purpose: 1, account: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function tokenModel(connection: Connection): Model<TokenDocument> {
  return connection.model<TokenDocument>('Token', schema);
}
