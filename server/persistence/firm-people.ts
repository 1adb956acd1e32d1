import type { Connection } from 'mongoose';
import type { FirmPeople } from '../domain/registry/screening-case.ts';
import type { AccountDocument } from './account.model.ts';
import { providerModel } from './provider.model.ts';
import { accountModel } from './account.model.ts';

/** The people who work on the platform for the firms, by the firms' codes. */
export interface FirmPeopleReader {
  all(): Promise<ReadonlyMap<string, FirmPeople>>;
  /** Names how the records of all firms stand: another where one was added or changed, or a person joined. */
  stand(): Promise<string>;
}

type Person = Pick<AccountDocument, 'organisationUscc' | 'displayName' | 'email'>;

const FIELDS = { organisationUscc: 1, displayName: 1, email: 1, _id: 0 };

/** Whoever may no longer sign in worked for the firm as well. */
export function firmPeople(connection: Connection): FirmPeopleReader {
  const model = accountModel(connection);
  const find = async (filter: object) =>
    peopleByFirm(await model.find({ role: 'provider', ...filter }, FIELDS).lean<Person[]>());
  return {
    all: () => find({ organisationUscc: { $type: 'string' } }),
    async stand() {
      const [firms, people] = await Promise.all([
        providerModel(connection).aggregate<{ count: number; versions: number }>([
          { $group: { _id: null, count: { $sum: 1 }, versions: { $sum: '$version' } } },
        ]),
        model.countDocuments({ role: 'provider' }),
      ]);
      return `${firms[0]?.count ?? 0}:${firms[0]?.versions ?? 0}:${people}`;
    },
  };
}

function peopleByFirm(people: readonly Person[]): Map<string, FirmPeople> {
  const firms = new Map<string, { names: string[]; mails: string[] }>();
  for (const { organisationUscc = '', displayName, email } of people) {
    const firm = firms.get(organisationUscc) ?? { names: [], mails: [] };
    firm.names.push(displayName);
    if (email !== undefined) firm.mails.push(email);
    firms.set(organisationUscc, firm);
  }
  return firms;
}
