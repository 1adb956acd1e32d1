import type { Connection } from 'mongoose';
import type { Enterprise } from '../domain/registry/enterprise.ts';
import { createIndexes } from './indexes.ts';
import { folded, onPage, searchFor } from './search-words.ts';
import { enterpriseModel } from './enterprise.model.ts';

export interface EnterpriseQuery {
  readonly q: string;
  readonly page: number;
  readonly size: number;
}

export interface EnterprisePage {
  readonly total: number;
  readonly enterprises: readonly Enterprise[];
}

export interface EnterpriseRepository {
  findByUscc(uscc: string): Promise<Enterprise | null>;
  /** The latest registered first; every word must stand in name, code or contact. */
  search(query: EnterpriseQuery): Promise<EnterprisePage>;
  /** Adds those whose code is not there yet; one that is there stays as it is. */
  insertMissing(enterprises: readonly Enterprise[]): Promise<void>;
}

const HIDDEN = { _id: 0, search: 0 } as const;

export async function openEnterprises(connection: Connection): Promise<EnterpriseRepository> {
  const model = enterpriseModel(connection);
  await createIndexes(model);
  return {
    findByUscc: (uscc) => model.findOne({ uscc }, HIDDEN).lean<Enterprise>(),
    async search({ q, page, size }) {
      const filter = searchFor(q);
      const enterprises = await onPage(model.find(filter, HIDDEN).sort({ _id: -1 }), { page, size }).lean<
        Enterprise[]
      >();
      return { total: await model.countDocuments(filter), enterprises };
    },
    async insertMissing(enterprises) {
      const writes = enterprises.map((enterprise) => {
        const { uscc, name, contact } = enterprise;
        const search = folded([name, uscc, contact.name].join('\n'));
        return { updateOne: { filter: { uscc }, update: { $setOnInsert: { ...enterprise, search } }, upsert: true } };
      });
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}
