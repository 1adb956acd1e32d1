import { isValidObjectId, type Connection } from 'mongoose';
import type { DocumentState, FirmDocument } from '../domain/registry/firm-document.ts';
import { createIndexes } from './indexes.ts';
import { documentModel, type StoredDocument } from './document.model.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';

export type NewDocument = Pick<FirmDocument, 'uscc' | 'purpose' | 'name' | 'kind' | 'size' | 'sha256'>;

export interface DocumentRepository {
  findById(id: string): Promise<FirmDocument | null>;
  /** All of a firm, the latest first. */
  ofFirm(uscc: string, state?: DocumentState): Promise<readonly FirmDocument[]>;
  countKept(uscc: string): Promise<number>;
  /** Notes an uploaded document; its bytes are kept already. */
  begin(document: NewDocument, entry: Change['entry']): Promise<FirmDocument>;
  decide(expected: Expected, change: Pick<Change, 'entry'> & { readonly to: DocumentState }): Promise<void>;
  /** Adds those whose id is not there yet. */
  insertMissing(documents: readonly FirmDocument[]): Promise<void>;
}

type Stored = StoredDocument & { _id: { toString(): string } };

export async function openDocuments(connection: Connection): Promise<DocumentRepository> {
  const model = documentModel(connection);
  await createIndexes(model);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toDocument(found);
    },
    async ofFirm(uscc, state) {
      const filter = state === undefined ? { uscc } : { uscc, state };
      return (await model.find(filter).sort({ _id: -1 }).lean<Stored[]>()).map(toDocument);
    },
    countKept: (uscc) => model.countDocuments({ uscc, state: 'kept' }),
    async begin({ uscc, purpose, name, kind, size, sha256 }, entry) {
      const document: StoredDocument = {
        ...beginning('kept', entry),
        ...{ uscc, purpose, name, kind, size, sha256, demo: false },
      };
      const [created] = await model.insertMany([document]);
      return toDocument({ ...document, _id: created?._id ?? '' });
    },
    decide: (expected, change) => decide(model, expected, change),
    async insertMissing(documents) {
      const writes = documents.map(({ id, ...document }) => ({
        updateOne: {
          filter: { _id: id },
          update: {
            $setOnInsert: { ...document, demo: true, outbox: document.history.map(({ version }) => version) },
          },
          upsert: true,
        },
      }));
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}

function toDocument({ _id, ...stored }: Stored): FirmDocument {
  const { state, version, history, uscc, purpose, name, kind, size, sha256 } = stored;
  return { id: String(_id), state: state as DocumentState, version, history, uscc, purpose, name, kind, size, sha256 };
}
