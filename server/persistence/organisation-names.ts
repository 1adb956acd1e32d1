import type { Connection } from 'mongoose';
import { searchKeyOf, toAccount, type StoredAccount } from './account-document.ts';
import { accountModel } from './account.model.ts';

/** Carries the new name of a firm to the accounts of its people. Safe to repeat. */
export type RenameOrganisation = (uscc: string, name: string) => Promise<void>;

export function organisationNames(connection: Connection): RenameOrganisation {
  const model = accountModel(connection);
  return async (uscc, organisationName) => {
    for (const stored of await model.find({ organisationUscc: uscc }).lean<StoredAccount[]>()) {
      const search = searchKeyOf({ ...toAccount(stored), organisationName });
      await model.updateOne({ _id: stored._id, organisationUscc: uscc }, { $set: { organisationName, search } });
    }
  };
}
