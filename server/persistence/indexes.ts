import type { Model } from 'mongoose';

/** All indexes of a model in one command: every start asks for them, and most find them there. */
export async function createIndexes<Document>(model: Model<Document>): Promise<void> {
  const specs = model.schema.indexes().map(([key, options]) => ({ ...options, key }));
  if (specs.length > 0) await model.collection.createIndexes(specs as never);
}
