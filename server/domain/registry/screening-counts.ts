import type { Counted, ScreeningRules } from '../policy/screening-rules.ts';
import type { FirmProfile, Value } from './firm-profile.ts';
import { addressCountKey } from './postal-address.ts';
import type { Rarity } from './screening-findings.ts';

/**
 * How common each value is among the firms on record (共用家数): a value counts once for each firm that has it. What many
 * share is weak, or says nothing, from the limits of the city's data on.
 */
export function rarityAmong(firms: Iterable<FirmProfile>, limits: ScreeningRules['limits']): Rarity {
  const counts = new Map<string, number>();
  for (const firm of firms) for (const key of new Set(countedKeys(firm))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { limits, countOf: (counted, key) => counts.get(`${counted} ${key}`) ?? 0 };
}

function countedKeys(firm: FirmProfile): string[] {
  const { legalRepresentative, shareholders, keyPersons } = firm;
  const people = [...(legalRepresentative === null ? [] : [legalRepresentative]), ...shareholders, ...keyPersons];
  const of = (counted: Counted, keys: readonly string[]) => keys.map((key) => `${counted} ${key}`);
  const keys = (values: readonly Value[]) => values.map(({ key }) => key);
  return [
    ...of(
      'tradingName',
      firm.names.flatMap(({ tradingNames }) => tradingNames.map(({ key }) => key)),
    ),
    ...of('person', keys(people.filter(({ company }) => !company))),
    ...of('company', keys(people.filter(({ company }) => company))),
    ...of('address', firm.addresses.map(addressCountKey)),
    ...of('mobile', keys(firm.phones)),
    ...of('bankAccount', keys(firm.bankAccounts)),
    ...of('mail', keys(firm.mails)),
  ];
}
