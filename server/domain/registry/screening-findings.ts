import type { Counted, RarityLimit } from '../policy/screening-rules.ts';
import type { CountOf, FirmProfile, ProfileName, ProfileTradingName, Value } from './firm-profile.ts';
import { likeness } from './name-likeness.ts';
import type { NameLikeness } from './name-likeness.ts';
import { addressCountKey, addressLikeness } from './postal-address.ts';
import type { PostalAddress } from './postal-address.ts';
import { POINTS } from './screening-evidence.ts';
import type { Evidence, Relation, Strength, Weakness } from './screening-evidence.ts';

/** How common a value is, and from where on that makes it weak. */
export interface Rarity {
  readonly limits: Readonly<Record<Counted, RarityLimit>>;
  readonly countOf: CountOf;
}

/** A name needs this weight (three Chinese characters) before one character apart is strong evidence. */
const LONG_NAME = 6;
const STEPS: readonly Strength[] = ['strong', 'weak', 'noted'];
export const NEITHER: readonly [boolean, boolean] = [false, false];

export interface Judged {
  readonly strength: Strength;
  readonly weaknesses: readonly Weakness[];
  readonly firms: number | null;
}

/** The strength that is left after each weakness took a step of it (a shared office both), and many firms one or both. */
export function judged(
  weaknesses: readonly Weakness[],
  counted: Counted,
  keys: readonly string[],
  rarity: Rarity,
): Judged {
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
          // with its region before it, a name of two characters would look like a long one
          if (relation === null || (relation !== 'equal' && (one.other || other.other))) continue;
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
  return strongest(found.map(atLeastWeak).toSorted(byLikeness));
}

const LIKENESS: readonly Relation[] = ['equal', 'same-sound', 'reordered', 'one-apart'];

/** The surest likeness first. */
function byLikeness(one: Evidence, other: Evidence): number {
  return LIKENESS.indexOf(one.relation) - LIKENESS.indexOf(other.relation);
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

function nameWeaknesses(relation: NameLikeness, one: ProfileTradingName, other: ProfileTradingName): Weakness[] {
  const weaknesses: Weakness[] = one.common || other.common ? ['common-trading-name'] : [];
  if (relation === 'one-apart' && Math.min(one.weight, other.weight) < LONG_NAME) weaknesses.push('short-name');
  return weaknesses;
}

export type Pair = readonly [Value, Value];

/** All values that both have. */
export function pairs(left: readonly Value[], right: readonly Value[]): Pair[] {
  const found: Pair[] = [];
  for (const one of left) for (const other of right) if (other.key === one.key) found.push([one, other]);
  return found;
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
export function isShared({ sharedOffice, park, room }: PostalAddress): boolean {
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
