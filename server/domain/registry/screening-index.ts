import type { FirmProfile, Value } from './firm-profile.ts';
import { oneApartKeys } from './name-likeness.ts';
import { addressKeys } from './postal-address.ts';
import { OPENING_POINTS, POINTS } from './screening-evidence.ts';
import type { Screening } from './screening-evidence.ts';
import { isShared, judged } from './screening-findings.ts';
import type { Rarity } from './screening-findings.ts';
import { screen } from './screening.ts';

/** A firm of the index against which the screened one opens a case. */
export interface Found<T> {
  readonly item: T;
  readonly screening: Screening;
}

/** Many firms, each read once, to screen one against all of them. */
export interface ScreeningIndex<T> {
  readonly size: number;
  /** All firms against which a case opens, in the order of the index: exactly those that `screen` finds one by one. */
  find(firm: FirmProfile, rarity: Rarity): Found<T>[];
}

/** What a key can tell at most, in the points of `POINTS`: the groups are kinds of evidence, or pairs of them. */
const GROUPS = ['decisive', 'name', 'person', 'firm', 'address', 'phone', 'bankAccount', 'mail'] as const;
type Group = (typeof GROUPS)[number];
/** A person can agree in three roles: that alone may open a case. */
const MOST: Readonly<Record<Group, number>> = {
  ...{ decisive: OPENING_POINTS, name: 2, person: OPENING_POINTS, firm: 2 },
  ...{ address: 2, phone: 2, bankAccount: 2, mail: 2 },
};

/** Puts firms under every key by which a comparison could find them. */
export function screeningIndex<T>(items: Iterable<readonly [item: T, profile: FirmProfile]>): ScreeningIndex<T> {
  const all = [...items];
  const lists = Object.fromEntries(GROUPS.map((group) => [group, new Map<string, number[]>()])) as Record<
    Group,
    Map<string, number[]>
  >;
  all.forEach(([, profile], number) => {
    for (const [group, keys] of keysOf(profile))
      for (const key of new Set(keys)) {
        const list = lists[group].get(key);
        if (list === undefined) lists[group].set(key, [number]);
        else list.push(number);
      }
  });
  return {
    size: all.length,
    find: (firm, rarity) => {
      const found: Found<T>[] = [];
      for (const number of candidates(firm, lists, rarity)) {
        const [item, profile] = all[number] as (typeof all)[number];
        const screening = screen(firm, profile, rarity);
        if (screening.opens !== null) found.push({ item, screening });
      }
      return found;
    },
  };
}

/** The firms for which what their keys can tell at most is enough to open a case, in the order of the index. */
function candidates(firm: FirmProfile, lists: Record<Group, Map<string, number[]>>, rarity: Rarity): number[] {
  const points = new Map<number, number>();
  for (const [group, keys] of keysOf(firm)) {
    const hit = new Set<number>();
    for (const key of keys)
      if (tells(group, key, rarity)) for (const number of lists[group].get(key) ?? []) hit.add(number);
    for (const number of hit) points.set(number, (points.get(number) ?? 0) + MOST[group]);
  }
  return [...points]
    .filter(([, most]) => most >= OPENING_POINTS)
    .map(([number]) => number)
    .sort((a, b) => a - b);
}

/** Whether a shared value counts at all: not an agent's phone that hundreds of firms give. */
function tells(group: Group, key: string, rarity: Rarity): boolean {
  if (group !== 'phone' && group !== 'bankAccount' && group !== 'mail') return true;
  return POINTS[judged([], group === 'phone' ? 'mobile' : group, [key], rarity).strength] > 0;
}

/** Under what a firm is found: two firms with evidence of a kind share a key of its group. */
function keysOf(firm: FirmProfile): [Group, string[]][] {
  const names = firm.names.flatMap(({ tradingNames }) => tradingNames);
  const keys = (values: readonly Value[]) => values.map(({ key }) => key);
  const { legalRepresentative, shareholders, keyPersons } = firm;
  const full = firm.names.map((name) => name.full).filter(Boolean);
  return [
    ['decisive', [...(firm.uscc === '' ? [] : [`code ${firm.uscc}`]), ...full]],
    [
      'name',
      names.flatMap((name) =>
        name.other
          ? [name.key]
          : [...oneApartKeys(name), ...name.sounds.map((sound) => `sound ${sound}`), `sorted ${name.sorted}`],
      ),
    ],
    ['person', keys([...(legalRepresentative === null ? [] : [legalRepresentative]), ...shareholders, ...keyPersons])],
    ['firm', [...full, ...keys(shareholders)]],
    ['address', firm.addresses.filter((address) => !isShared(address)).flatMap(addressKeys)],
    ['phone', keys(firm.phones)],
    ['bankAccount', keys(firm.bankAccounts)],
    ['mail', keys(firm.mails)],
  ];
}
