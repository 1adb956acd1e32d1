import type { AddressLikeness } from './postal-address.ts';
import type { NameLikeness } from './name-likeness.ts';

/** The kinds of evidence that two firms may be one, in the order in which they are shown. */
export const EVIDENCE_KINDS = [
  'uscc',
  'name',
  'legalRepresentative',
  'shareholder',
  'keyPerson',
  'address',
  'phone',
  'bankAccount',
  'mail',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The kinds in words. */
export const KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  uscc: '统一社会信用代码',
  name: '字号',
  legalRepresentative: '法定代表人',
  shareholder: '股东',
  keyPerson: '主要人员、联系人',
  address: '地址',
  phone: '电话',
  bankAccount: '银行账号',
  mail: '邮箱、网址',
};

/** Decisive evidence opens a case by itself; what is noted is shown and counts for nothing. */
export type Strength = 'decisive' | 'strong' | 'weak' | 'noted';

/** What each strength counts: a case opens at `OPENING_POINTS` with two kinds of evidence that count. */
export const POINTS: Readonly<Record<Strength, number>> = { decisive: 3, strong: 2, weak: 1, noted: 0 };
export const OPENING_POINTS = 3;

/** In what way the two values agree. */
export type Relation = 'same' | 'same-name' | NameLikeness | AddressLikeness | 'owner' | 'other-role';

/** Why evidence is weaker than its kind usually is. */
export type Weakness =
  | 'common-trading-name'
  | 'short-name'
  | 'common-person'
  | 'person-counted'
  | 'shared-office'
  | 'same-building'
  | 'misspelt'
  | 'many-firms';

/** One piece of evidence, with the values of the first and of the second firm. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly relation: Relation;
  readonly strength: Strength;
  readonly weaknesses: readonly Weakness[];
  readonly values: readonly [string, string];
  /** How many firms share the value, where that made it weaker. */
  readonly firms: number | null;
  /** A former name agrees, of the first or of the second firm. */
  readonly former: readonly [boolean, boolean];
}

/** Something that both firms stated and in which they do not agree. */
export interface Difference {
  readonly kind: EvidenceKind;
  readonly values: readonly [string, string];
}

/** Something that could not be compared, since one side or both did not state it. */
export interface NotCompared {
  readonly kind: EvidenceKind;
  readonly missing: 'first' | 'second' | 'both';
}

/** By which rule a case opens. */
export type Opening = 'decisive' | 'two-kinds' | 'trading-name-and-representative';

/** What the comparison of two firms came to. */
export interface Screening {
  readonly opens: Opening | null;
  readonly points: number;
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
  readonly notCompared: readonly NotCompared[];
}
