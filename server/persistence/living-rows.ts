import { Types, type Model } from 'mongoose';
import type { Living } from '../domain/registry/history.ts';
import { isDuplicate } from './duplicate.ts';
import type { LivingDocument } from './living.ts';

/** A living document as a query gives it. */
export type StoredLiving<Document extends LivingDocument> = Document & { _id: { toString(): string } };

/** The domain's form of a stored document: its id as text, without what only the storage needs. */
export function toDomain<T>(stored: { _id: { toString(): string } }, hidden: readonly string[]): T {
  const own = new Set(['_id', 'outbox', ...hidden]);
  const shared = Object.entries(stored).filter(([key]) => !own.has(key));
  return { ...Object.fromEntries(shared), id: String(stored._id) } as unknown as T;
}

/**
 * Adds those whose id is not there yet, with all their history waiting for the journal, in one write and past the
 * schema: demonstration data are many, and made by us.
 */
export async function insertMissing<Document extends LivingDocument, T extends Living<string>>(
  model: Model<Document>,
  all: readonly T[],
  hidden: (one: T) => object,
): Promise<void> {
  if (all.length === 0) return;
  const documents = all.map((one) => {
    const { id, ...rest } = one;
    const outbox = one.history.map(({ version }) => version);
    return { _id: new Types.ObjectId(id), ...rest, ...hidden(one), outbox };
  });
  try {
    await model.collection.insertMany(documents as never, { ordered: false });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
