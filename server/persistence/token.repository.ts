import { createHash, randomBytes } from 'node:crypto';
import { isValidObjectId, type Connection } from 'mongoose';
import { NotFound } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { tokenModel, type TokenDocument } from './token.model.ts';

/** What a link is for, and whom or what it is about. */
export type TokenMatter = Pick<
  TokenDocument,
  'purpose' | 'account' | 'uscc' | 'organisation' | 'email' | 'invitedBy' | 'owner'
>;
export type TokenPurpose = TokenMatter['purpose'];

/** An invitation that nobody took up yet. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly owner: boolean;
  /** The account that sent it. */
  readonly invitedBy: string;
  readonly issuedAt: Date | undefined;
  readonly expiresAt: Date;
}

export interface TokenRepository {
  /** A new link's token. It is handed out here and nowhere else: only its fingerprint is kept. */
  issue(matter: TokenMatter, now: Date, hours: number): Promise<string>;
  find(purpose: TokenPurpose, token: string, now: Date): Promise<TokenMatter | null>;
  /**
   * Uses a token up and does with it what it is for: of two at once only one gets through. Where that is refused
   * (a username that is taken), the token is good again. `NotFound` where there is none or it is used or over.
   */
  use<T>(purpose: TokenPurpose, token: string, now: Date, deed: (matter: TokenMatter) => Promise<T>): Promise<T>;
  /** Ends all of one purpose for an account. */
  revoke(purpose: TokenPurpose, account: string): Promise<void>;
  /** What a link of this purpose that is still good for an account is about. */
  pending(purpose: TokenPurpose, account: string, now: Date): Promise<TokenMatter | null>;
  openInvitations(uscc: string, now: Date): Promise<readonly OpenInvitation[]>;
  /** Takes an invitation of the organisation back. False: there is none, or somebody took it up, or it is over. */
  withdrawInvitation(id: string, uscc: string, now: Date): Promise<boolean>;
  wasWithdrawn(token: string): Promise<boolean>;
}

const HOUR = 60 * 60 * 1000;

export async function openTokens(connection: Connection): Promise<TokenRepository> {
  const model = tokenModel(connection);
  await createIndexes(model);
  const good = (now: Date) => ({ usedAt: null, withdrawnAt: { $exists: false }, expiresAt: { $gt: now } });
  const alive = (purpose: TokenPurpose, token: string, now: Date) => ({
    hash: fingerprint(token),
    purpose,
    ...good(now),
  });
  return {
    async issue(matter, now, hours) {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now.getTime() + hours * HOUR);
      await model.insertMany([{ ...matter, hash: fingerprint(token), issuedAt: now, expiresAt, usedAt: null }]);
      return token;
    },
    find: (purpose, token, now) => model.findOne(alive(purpose, token, now)).lean<TokenMatter>(),
    async use(purpose, token, now, deed) {
      const taken = await model
        .findOneAndUpdate(alive(purpose, token, now), { usedAt: now })
        .lean<TokenMatter & { _id: unknown }>();
      if (taken === null) throw new NotFound('link-over', '这个链接已经用过、已经过期，或不完整');
      try {
        return await deed(taken);
      } catch (error) {
        await model.updateOne({ hash: fingerprint(token) }, { usedAt: null });
        throw error;
      }
    },
    async revoke(purpose, account) {
      await model.deleteMany({ purpose, account });
    },
    pending: (purpose, account, now) => model.findOne({ purpose, account, ...good(now) }).lean<TokenMatter>(),
    async openInvitations(uscc, now) {
      const found = await model
        .find({ purpose: 'invitation', uscc, ...good(now) })
        .sort({ expiresAt: -1, _id: -1 })
        .lean<(TokenDocument & { _id: unknown })[]>();
      return found.map(({ _id, email = '', owner = false, invitedBy = '', issuedAt, expiresAt }) => ({
        id: String(_id),
        email,
        owner,
        invitedBy,
        issuedAt,
        expiresAt,
      }));
    },
    async withdrawInvitation(id, uscc, now) {
      if (!isValidObjectId(id)) return false;
      const filter = { _id: id, purpose: 'invitation', uscc, ...good(now) } as const;
      return (await model.updateOne(filter, { withdrawnAt: now })).matchedCount > 0;
    },
    wasWithdrawn: async (token) =>
      (await model.exists({ hash: fingerprint(token), withdrawnAt: { $exists: true } })) !== null,
  };
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
