import { Schema, type Connection, type Model } from 'mongoose';
import { MOST_SHORTLISTED, type Shortlist, type ShortlistItem } from '../domain/registry/shortlist.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';

interface ShortlistDocument {
  /** The enterprise's code. */
  _id: string;
  items: ShortlistItem[];
}

/** What came of a writing: it is there; somebody wrote in between; the list is full. */
export type ShortlistWriting = 'done' | 'moved' | 'full';

export interface ShortlistRepository {
  find(enterprise: string): Promise<Shortlist>;
  /** Puts a provider on the list, unless it is there already. */
  add(enterprise: string, item: ShortlistItem): Promise<ShortlistWriting>;
  /** Changes a note as it was read at that version. */
  note(enterprise: string, uscc: string, version: number, note: string): Promise<ShortlistWriting>;
  remove(enterprise: string, uscc: string): Promise<void>;
}

const text = { type: String, required: true };
const item = new Schema(
  {
    uscc: text,
    note: { type: String, default: '' },
    addedAt: text,
    addedBy: new Schema({ account: text, name: text, role: text }, { _id: false }),
    version: { type: Number, required: true },
  },
  { _id: false },
);
const schema = new Schema<ShortlistDocument>({ _id: text, items: [item] } as never, {
  collection: 'shortlists',
  versionKey: false,
  autoIndex: false,
  autoCreate: false,
  strict: 'throw',
});
schema.index({ 'items.uscc': 1 });

export function shortlistModel(connection: Connection): Model<ShortlistDocument> {
  return connection.model<ShortlistDocument>('Shortlist', schema);
}

export async function openShortlists(connection: Connection): Promise<ShortlistRepository> {
  const model = shortlistModel(connection);
  await createIndexes(model);
  const holds = async (enterprise: string, uscc: string) =>
    (await model.exists({ _id: enterprise, 'items.uscc': uscc })) !== null;
  return {
    async find(enterprise) {
      const found = await model.findById(enterprise).lean<ShortlistDocument>();
      return { uscc: enterprise, items: found?.items ?? [] };
    },

    async add(enterprise, made) {
      const room = { 'items.uscc': { $ne: made.uscc }, [`items.${MOST_SHORTLISTED - 1}`]: { $exists: false } };
      try {
        const { matchedCount, upsertedCount } = await model.updateOne(
          { _id: enterprise, ...room } as never,
          { $push: { items: made } },
          { upsert: true },
        );
        if (matchedCount + upsertedCount > 0) return 'done';
      } catch (error) {
        // There is a list: it has the provider already, or no room.
        if (!isDuplicate(error)) throw error;
      }
      return (await holds(enterprise, made.uscc)) ? 'moved' : 'full';
    },

    async note(enterprise, uscc, version, note) {
      const { matchedCount } = await model.updateOne(
        { _id: enterprise, items: { $elemMatch: { uscc, version } } },
        { $set: { 'items.$.note': note }, $inc: { 'items.$.version': 1 } },
      );
      return matchedCount > 0 ? 'done' : 'moved';
    },

    async remove(enterprise, uscc) {
      await model.updateOne({ _id: enterprise }, { $pull: { items: { uscc } } });
    },
  };
}
