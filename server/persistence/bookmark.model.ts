import { Schema, type Connection, type Model } from 'mongoose';

/** How far one who follows has got: the last number of the journal, or the last instant. */
export interface BookmarkDocument {
  _id: string;
  seq: number;
  at: string;
}

const schema = new Schema<BookmarkDocument>(
  {
    _id: { type: String, required: true },
    seq: { type: Number, default: 0 },
    at: { type: String, default: '' },
  },
  { collection: 'bookmarks', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);

export function bookmarkModel(connection: Connection): Model<BookmarkDocument> {
  return connection.model<BookmarkDocument>('Bookmark', schema);
}
