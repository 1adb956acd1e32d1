import type { FirmProfile, Value } from './firm-profile.ts';
import { POINTS } from './screening-evidence.ts';
import type { Evidence, EvidenceKind, Weakness } from './screening-evidence.ts';
import { judged, NEITHER, pairs } from './screening-findings.ts';
import type { Pair, Rarity } from './screening-findings.ts';

/** One person (or company) found on both sides, and as what. */
interface Finding {
  readonly kind: EvidenceKind;
  readonly relation: 'same' | 'owner' | 'other-role';
  readonly pair: Pair;
}

const KINDS: readonly EvidenceKind[] = ['legalRepresentative', 'shareholder', 'keyPerson'];

/** The most findings of one kind that are looked at together. */
const MOST = 8;
const ORDER = ['same', 'owner', 'other-role'] as const;

/**
 * People and companies found in both firms: one for each kind of evidence, chosen so that together they say most. One person
 * who counts already says less in a further role, and nothing where he is somebody else in the other firm.
 */
export function peopleEvidence(a: FirmProfile, b: FirmProfile, rarity: Rarity): Evidence[] {
  const all = findings(a, b);
  if (all.length === 0) return [];
  const byKind = KINDS.map((kind) => distinct(all.filter((finding) => finding.kind === kind)).slice(0, MOST));
  const [representatives = [], shareholders = [], keyPersons = []] = byKind;
  let best: { readonly points: number; readonly evidence: readonly Evidence[] } = { points: -1, evidence: [] };
  for (const one of orNone(representatives))
    for (const two of orNone(shareholders))
      for (const three of orNone(keyPersons)) {
        const evidence = weighed([...one, ...two, ...three], rarity);
        const points = evidence.reduce((sum, { strength }) => sum + POINTS[strength], 0);
        if (points > best.points || (points === best.points && evidence.length > best.evidence.length))
          best = { points, evidence };
      }
  return best.evidence.toSorted((left, right) => KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind));
}

/** Each of them by itself, and none where another kind may make more of the same person. */
function orNone(found: readonly Finding[]): (readonly Finding[])[] {
  return [...found.map((finding) => [finding]), []];
}

function findings(a: FirmProfile, b: FirmProfile): Finding[] {
  const [left, right] = [representativeOf(a), representativeOf(b)];
  const same = pairs(left, right);
  const crossing = [...pairs(left, othersOf(b)), ...pairs(othersOf(a), right)];
  return [
    ...as('legalRepresentative', 'same', same),
    ...as('legalRepresentative', 'other-role', crossing),
    ...as('shareholder', 'same', pairs(a.shareholders, b.shareholders)),
    ...as('shareholder', 'owner', ownerPairs(a, b)),
    ...as('keyPerson', 'same', pairs(a.keyPersons, b.keyPersons)),
    ...as('keyPerson', 'other-role', [
      ...crossing,
      ...pairs(a.shareholders, b.keyPersons),
      ...pairs(a.keyPersons, b.shareholders),
    ]),
  ];
}

function as(kind: EvidenceKind, relation: Finding['relation'], found: readonly Pair[]): Finding[] {
  return found.map((pair) => ({ kind, relation, pair }));
}

function othersOf({ shareholders, keyPersons }: FirmProfile): Value[] {
  return [...shareholders, ...keyPersons];
}

/** Each person once in each relation, in an order that does not depend on which firm comes first. */
function distinct(found: readonly Finding[]): Finding[] {
  const keyOf = ({ relation, pair }: Finding) => `${ORDER.indexOf(relation)} ${pair[0].key}`;
  return [...new Map(found.map((finding) => [keyOf(finding), finding]))]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, finding]) => finding);
}

/** What the findings say together: the same role first, for who counts already counts less. */
function weighed(found: readonly Finding[], rarity: Rarity): Evidence[] {
  const before = new Map<string, number>();
  return found
    .toSorted((one, other) => ORDER.indexOf(one.relation) - ORDER.indexOf(other.relation))
    .map(({ kind, relation, pair: [one, other] }): Evidence => {
      const times = (before.get(one.key) ?? 0) * (relation === 'other-role' ? 2 : 1);
      before.set(one.key, (before.get(one.key) ?? 0) + 1);
      const weaknesses: Weakness[] = one.common ? ['common-person'] : [];
      for (let time = 0; time < times; time++) weaknesses.push('person-counted');
      const result = judged(weaknesses, one.company ? 'company' : 'person', [one.key], rarity);
      return { kind, relation, ...result, values: [one.shown, other.shown], former: NEITHER };
    })
    .filter(({ relation, strength }) => relation !== 'other-role' || strength !== 'noted');
}

function representativeOf({ legalRepresentative }: FirmProfile): Value[] {
  return legalRepresentative === null ? [] : [legalRepresentative];
}

/** One firm is itself a shareholder of the other. */
function ownerPairs(a: FirmProfile, b: FirmProfile): Pair[] {
  const asValues = ({ names }: FirmProfile) =>
    names.map(({ full: key, shown }) => ({ key, shown, common: false, company: true }));
  return [...pairs(asValues(a), b.shareholders), ...pairs(a.shareholders, asValues(b))];
}
