import type { Counted, RarityLimit } from '../policy/screening-rules.ts';
import type { CountOf, FirmProfile, ProfileName, Value } from './firm-profile.ts';
import { likeness } from './name-likeness.ts';
import type { NameLikeness, TradingName } from './name-likeness.ts';
import { addressCountKey, addressLikeness } from './postal-address.ts';
import type { PostalAddress } from './postal-address.ts';
import { POINTS } from './screening-evidence.ts';
import type { Evidence, EvidenceKind, Relation, Strength, Weakness } from './screening-evidence.ts';

/** How common a value is, and from where on that makes it weak. */
export interface Rarity {
  readonly limits: Readonly<Record<Counted, RarityLimit>>;
  readonly countOf: CountOf;
}

/** A name needs this weight (three Chinese characters) before one character apart is strong evidence. */
const LONG_NAME = 6;
const STEPS: readonly Strength[] = ['strong', 'weak', 'noted'];
const NEITHER: readonly [boolean, boolean] = [false, false];

interface Judged {
  readonly strength: Strength;
  readonly weaknesses: readonly Weakness[];
  readonly firms: number | null;
}

/** The strength that is left after each weakness took a step of it (a shared office both), and many firms one or both. */
function judged(weaknesses: readonly Weakness[], counted: Counted, keys: readonly string[], rarity: Rarity): Judged {
  const firms = Math.max(0, ...keys.map((key) => rarity.countOf(counted, key)));
  const { weakFrom, notedFrom } = rarity.limits[counted];
  const spread = notedFrom !== null && firms >= notedFrom ? 2 : firms >= weakFrom ? 1 : 0;
  const steps = weaknesses.reduce((sum, weakness) => sum + (weakness === 'shared-office' ? 2 : 1), spread);
  // what is common by nature is not made weaker still by being found common
  const common = weaknesses.includes('common-person') || weaknesses.includes('common-trading-name');
  const taken = common && spread === 1 ? steps - 1 : steps;
  return {
    strength: STEPS[Math.min(taken, 2)] ?? 'noted',
    weaknesses: spread > 0 ? [...weaknesses, 'many-firms'] : weaknesses,
    firms: spread > 0 ? firms : null,
  };
}

/** The strongest of some findings, the first of equals; null of none. */
function strongest(findings: readonly Evidence[]): Evidence | null {
  return findings.reduce<Evidence | null>(
    (best, one) => (best === null || POINTS[one.strength] > POINTS[best.strength] ? one : best),
    null,
  );
}

/** The same whole name, or trading names that are alike: the strongest of all pairs of names, former ones among them. */
export function nameEvidence(a: FirmProfile, b: FirmProfile, rarity: Rarity): Evidence | null {
  const found: Evidence[] = [];
  for (const left of a.names)
    for (const right of b.names) {
      if (left.full !== '' && left.full === right.full) return sameName(left, right);
      for (const one of left.tradingNames)
        for (const other of right.tradingNames) {
          const relation = likeness(one, other);
          if (relation === null) continue;
          const weaknesses = nameWeaknesses(relation, one, other);
          found.push({
            kind: 'name',
            relation,
            ...judged(weaknesses, 'tradingName', [one.key, other.key], rarity),
            values: [one.shown, other.shown],
            former: [left.former, right.former],
          });
        }
    }
  return strongest(found.map(atLeastWeak));
}

function sameName(left: ProfileName, right: ProfileName): Evidence {
  const values = [left.shown, right.shown] as const;
  const former = [left.former, right.former] as const;
  return { kind: 'name', relation: 'same-name', strength: 'decisive', weaknesses: [], values, firms: null, former };
}

/** Names that are alike always count a little: whoever bears them, two kinds of evidence are to be seen by a person. */
function atLeastWeak(evidence: Evidence): Evidence {
  return evidence.strength === 'noted' ? { ...evidence, strength: 'weak' } : evidence;
}

function nameWeaknesses(
  relation: NameLikeness,
  one: TradingName & { readonly common: boolean },
  other: TradingName & { readonly common: boolean },
): Weakness[] {
  const weaknesses: Weakness[] = one.common || other.common ? ['common-trading-name'] : [];
  if (relation === 'one-apart' && Math.min(one.weight, other.weight) < LONG_NAME) weaknesses.push('short-name');
  return weaknesses;
}

/** The same people (or companies) in the same role, and people of one firm in another role of the other. */
export function peopleEvidence(a: FirmProfile, b: FirmProfile, rarity: Rarity): Evidence[] {
  const found = new Map<EvidenceKind, Evidence>();
  /** People who count already: one of them in a further role says less, in roles that differ nothing more. */
  const counted = new Map<string, number>();
  const look = (kind: EvidenceKind, relation: Relation, pairsOf: readonly Pair[]): void => {
    if (found.has(kind)) return;
    const evidence = pairsOf.map((pair) => personEvidence(kind, relation, pair, counted.get(pair[0].key) ?? 0, rarity));
    const best = strongest(evidence);
    if (best === null || (relation === 'other-role' && best.strength === 'noted')) return;
    found.set(kind, best);
    const key = pairsOf[evidence.indexOf(best)]?.[0].key ?? '';
    counted.set(key, (counted.get(key) ?? 0) + 1);
  };
  const [left, right] = [representativeOf(a), representativeOf(b)];
  look('legalRepresentative', 'same', pairs(left, right));
  look('shareholder', 'same', pairs(a.shareholders, b.shareholders));
  look('shareholder', 'owner', ownerPairs(a, b));
  look('keyPerson', 'same', pairs(a.keyPersons, b.keyPersons));
  look('legalRepresentative', 'other-role', [
    ...pairs(left, [...b.shareholders, ...b.keyPersons]),
    ...pairs([...a.shareholders, ...a.keyPersons], right),
  ]);
  look('keyPerson', 'other-role', rolePairs(a, b));
  return [...found.values()];
}

function representativeOf({ legalRepresentative }: FirmProfile): Value[] {
  return legalRepresentative === null ? [] : [legalRepresentative];
}

function personEvidence(
  kind: EvidenceKind,
  relation: Relation,
  [one, other]: Pair,
  before: number,
  rarity: Rarity,
): Evidence {
  const weaknesses: Weakness[] = one.common ? ['common-person'] : [];
  const times = relation === 'other-role' ? before * 2 : before;
  for (let time = 0; time < times; time++) weaknesses.push('person-counted');
  const result = judged(weaknesses, one.company ? 'company' : 'person', [one.key], rarity);
  return { kind, relation, ...result, values: [one.shown, other.shown], former: NEITHER };
}

type Pair = readonly [Value, Value];

function pairs(left: readonly Value[], right: readonly Value[]): Pair[] {
  return left.flatMap((one) => right.filter((other) => other.key === one.key).map((other): Pair => [one, other]));
}

/** One firm is itself a shareholder of the other. */
function ownerPairs(a: FirmProfile, b: FirmProfile): Pair[] {
  const asValues = ({ names }: FirmProfile) =>
    names.map(({ full: key, shown }) => ({ key, shown, common: false, company: true }));
  return [...pairs(asValues(a), b.shareholders), ...pairs(a.shareholders, asValues(b))];
}

/** A person of one firm in another role of the other. */
function rolePairs(a: FirmProfile, b: FirmProfile): Pair[] {
  const roles = (firm: FirmProfile) => [representativeOf(firm), firm.shareholders, firm.keyPersons];
  const [left, right] = [roles(a), roles(b)];
  return left.flatMap((some, role) =>
    right.flatMap((others, otherRole) => (role === otherRole ? [] : pairs(some, others))),
  );
}

/** The most alike of all pairs of addresses. */
export function addressEvidence(a: FirmProfile, b: FirmProfile, rarity: Rarity): Evidence | null {
  const found: Evidence[] = [];
  for (const one of a.addresses)
    for (const other of b.addresses) {
      const relation = addressLikeness(one, other);
      if (relation === null) continue;
      const keys = [addressCountKey(one), addressCountKey(other)];
      const result = judged(addressWeaknesses(relation, one, other), 'address', keys, rarity);
      found.push({ kind: 'address', relation, ...result, values: [one.shown, other.shown], former: NEITHER });
    }
  return strongest(found);
}

function addressWeaknesses(relation: Relation, one: PostalAddress, other: PostalAddress): Weakness[] {
  const weaknesses: Weakness[] = [];
  if (relation === 'same-building' || relation === 'misspelt') weaknesses.push(relation);
  if (isShared(one) || isShared(other)) weaknesses.push('shared-office');
  return weaknesses;
}

/** An address of registration agents; or a park's address that does not name a room. */
function isShared({ sharedOffice, park, room }: PostalAddress): boolean {
  return sharedOffice || (park && room === '');
}

/** A value that both firms have: a phone number, a bank account, an e-mail address or a domain. */
export function valueEvidence(
  kind: 'phone' | 'bankAccount' | 'mail',
  left: readonly Value[],
  right: readonly Value[],
  rarity: Rarity,
): Evidence | null {
  const counted = kind === 'phone' ? 'mobile' : kind;
  return strongest(
    pairs(left, right).map(([one, other]): Evidence => {
      const result = judged([], counted, [one.key], rarity);
      return { kind, relation: 'same', ...result, values: [one.shown, other.shown], former: NEITHER };
    }),
  );
}
