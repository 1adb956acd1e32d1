import type { FirmProfile, Value } from './firm-profile.ts';
import { overlap } from './region-names.ts';
import { EVIDENCE_KINDS, OPENING_POINTS, POINTS } from './screening-evidence.ts';
import type { Difference, Evidence, EvidenceKind, NotCompared, Opening, Screening } from './screening-evidence.ts';
import { addressEvidence, nameEvidence, valueEvidence } from './screening-findings.ts';
import { peopleEvidence } from './screening-people.ts';
import type { Rarity } from './screening-findings.ts';

/**
 * Compares two firms. A case opens for a person to judge with two kinds of evidence that together count enough (one strong
 * and one weak, or three weak), with the same trading name and the same legal representative, or where the code or the whole
 * name is the same. What only many share (a registration agent's address) is shown and counts for nothing.
 */
export function screen(first: FirmProfile, second: FirmProfile, rarity: Rarity): Screening {
  const evidence = [
    ...sameCode(first, second),
    nameEvidence(first, second, rarity),
    ...peopleEvidence(first, second, rarity),
    addressEvidence(first, second, rarity),
    valueEvidence('phone', first.phones, second.phones, rarity),
    valueEvidence('bankAccount', first.bankAccounts, second.bankAccounts, rarity),
    valueEvidence('mail', first.mails, second.mails, rarity),
  ].filter((one) => one !== null);
  return {
    opens: openingOf(evidence, first, second),
    points: pointsOf(evidence),
    evidence,
    ...unagreed(first, second, new Set(evidence.map(({ kind }) => kind))),
  };
}

function sameCode({ uscc }: FirmProfile, { uscc: other }: FirmProfile): Evidence[] {
  if (uscc === '' || uscc !== other) return [];
  const values = [uscc, other] as const;
  return [
    {
      kind: 'uscc',
      relation: 'same',
      strength: 'decisive',
      weaknesses: [],
      values,
      firms: null,
      former: [false, false],
    },
  ];
}

function pointsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { strength }) => sum + POINTS[strength], 0);
}

function openingOf(evidence: readonly Evidence[], first: FirmProfile, second: FirmProfile): Opening | null {
  if (evidence.some(({ strength }) => strength === 'decisive')) return 'decisive';
  const counting = evidence.filter(({ strength }) => POINTS[strength] > 0);
  const name = counting.find(({ kind, relation }) => kind === 'name' && relation === 'equal');
  const representative = counting.find(({ kind, relation }) => kind === 'legalRepresentative' && relation === 'same');
  if (name !== undefined && representative !== undefined) {
    const bothCommon = name.strength === 'weak' && representative.strength === 'weak';
    if (!bothCommon || !areElsewhere(first, second)) return 'trading-name-and-representative';
  }
  // no kind but a decisive one reaches the points by itself
  return pointsOf(counting) >= OPENING_POINTS ? 'two-kinds' : null;
}

/** Both are known to be in cities that differ. Never evidence; with 中天 and 王伟 alone it is the reason to stay quiet. */
function areElsewhere({ cities }: FirmProfile, { cities: others }: FirmProfile): boolean {
  return cities.length > 0 && others.length > 0 && !overlap(cities, others);
}

/** What each kind of evidence is read from; people in other roles are read from all that is known of people. */
const STATED: Readonly<Record<EvidenceKind, (firm: FirmProfile) => readonly string[]>> = {
  uscc: ({ uscc }) => (uscc === '' ? [] : [uscc]),
  name: ({ names }) => names.flatMap(({ tradingNames }) => tradingNames.slice(0, 1).map(({ shown }) => shown)),
  legalRepresentative: ({ legalRepresentative }) => (legalRepresentative === null ? [] : [legalRepresentative.shown]),
  shareholder: ({ shareholders }) => shown(shareholders),
  keyPerson: ({ keyPersons }) => shown(keyPersons),
  address: ({ addresses }) => shown(addresses.filter(({ local }) => local !== '')),
  phone: ({ phones }) => shown(phones),
  bankAccount: ({ bankAccounts }) => shown(bankAccounts),
  mail: ({ mails }) => [...new Set(shown(mails))],
};

function shown(values: readonly Pick<Value, 'shown'>[]): string[] {
  return values.map((value) => value.shown);
}

/** What both stated without agreeing, and what could not be compared. */
function unagreed(first: FirmProfile, second: FirmProfile, agreed: ReadonlySet<EvidenceKind>) {
  const differences: Difference[] = [];
  const notCompared: NotCompared[] = [];
  for (const kind of EVIDENCE_KINDS) {
    if (agreed.has(kind)) continue;
    const [left, right] = [STATED[kind](first), STATED[kind](second)];
    if (left.length > 0 && right.length > 0) differences.push({ kind, values: [left.join('、'), right.join('、')] });
    else notCompared.push({ kind, missing: right.length > 0 ? 'first' : left.length > 0 ? 'second' : 'both' });
  }
  return { differences, notCompared };
}

/**
 * A digest of all that two firms were compared by, whichever comes first: a judgement that they are different holds until
 * it changes. Other ways to write the same fact (full width, traditional characters, blanks) change nothing.
 */
export function factsDigest(
  [first, second]: readonly [FirmProfile, FirmProfile],
  digestOf: (text: string) => string,
): string {
  return digestOf(JSON.stringify([compared(first), compared(second)].toSorted()));
}

function compared(firm: FirmProfile): string {
  const keys = (values: readonly Value[]) => values.map(({ key }) => key).toSorted();
  return JSON.stringify([
    firm.uscc,
    firm.names.map(({ full, former }) => `${former ? 'former' : 'present'} ${full}`).toSorted(),
    firm.legalRepresentative?.key ?? '',
    keys(firm.shareholders),
    keys(firm.keyPersons),
    firm.addresses.map(({ cities, local, sharedOffice }) => JSON.stringify([cities, local, sharedOffice])).toSorted(),
    keys(firm.phones),
    keys(firm.bankAccounts),
    keys(firm.mails),
  ]);
}
