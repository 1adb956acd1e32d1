import { BSON, type Document } from 'mongodb';
import type { Connection } from 'mongoose';
import type { SavedDocument } from './backup.ts';
import { nativeDatabase } from './collections.ts';

const MOST_DOCUMENTS = 500;
/** A message to the server holds 48 MB; the text of a document is longer than its BSON. */
const MOST_CHARACTERS = 8_000_000;

/** A document out of its line; throws where it is none. */
export function documentOf(text: string): Document {
  return BSON.EJSON.parse(text, { relaxed: false }) as Document;
}

/** Writes saved documents as they were, in their order; answers how many. */
export async function putIn(connection: Connection, saved: AsyncIterable<SavedDocument>): Promise<number> {
  let total = 0;
  let into = '';
  let batch: Document[] = [];
  let characters = 0;
  const write = async () => {
    if (batch.length > 0) await nativeDatabase(connection).collection(into).insertMany(batch, { ordered: true });
    total += batch.length;
    batch = [];
    characters = 0;
  };
  for await (const { collection, text } of saved) {
    const full = batch.length === MOST_DOCUMENTS || characters + text.length > MOST_CHARACTERS;
    if (full || collection !== into) await write();
    into = collection;
    batch.push(documentOf(text));
    characters += text.length;
  }
  await write();
  return total;
}
