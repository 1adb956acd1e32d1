import type { Day, Interval } from '../shared/calendar-date.ts';
import { wanFigure, yuanFigure, type Fen } from '../shared/money.ts';
import type { Actor } from './history.ts';

/** In which unit a price was stated, and is shown again. */
export type PriceUnit = 'yuan' | 'wan';

/** A product or service of a provider, with the range of its price. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** A category of one of the city's schemes, or none. */
  readonly category: string;
  readonly pricing: string;
  readonly priceUnit: PriceUnit;
  readonly priceFrom: Fen | null;
  readonly priceTo: Fen | null;
  /** For how much of it the price is: 套, 年, 台. */
  readonly per: string;
}

/** A typical case. The customer is named in public only where `customerPublic` says so. */
export interface ProfileCase {
  readonly id: string;
  readonly customer: string;
  readonly customerPublic: boolean;
  readonly project: string;
  readonly industry: string;
  readonly subIndustry: string;
  readonly amount: Fen | null;
  readonly signedOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly result: string;
  /** Ids of the firm's documents that prove it; not public. */
  readonly evidence: readonly string[];
}

/** A certificate with its validity. Those of a software enterprise identify: they stand apart, see `softwareCertificates`. */
export interface ProfileCertificate extends Interval {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuer: string;
  /** Ids of the firm's documents that prove it; not public. */
  readonly evidence: readonly string[];
}

/** Who carries out the projects. */
export interface Team {
  readonly size: number | null;
  readonly resident: number | null;
  readonly roles: string;
}

/** What a provider keeps about itself beyond what stood in its record before: see `Provider` for the rest. */
export interface Profile {
  readonly email: string;
  readonly website: string;
  readonly mailingAddress: string;
  readonly servicePhone: string;
  readonly regions: readonly string[];
  readonly team: Team;
  readonly products: readonly Product[];
  readonly cases: readonly ProfileCase[];
  readonly certificates: readonly ProfileCertificate[];
}

export const EMPTY_PROFILE: Profile = {
  email: '',
  website: '',
  mailingAddress: '',
  servicePhone: '',
  regions: [],
  team: { size: null, resident: null, roles: '' },
  products: [],
  cases: [],
  certificates: [],
};

/** One field of a section as it was before and after a change. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One change of what a provider keeps about itself: who, when, which section, before and after. */
export interface ProfileChange {
  readonly at: string;
  readonly by: Actor;
  /** A section, a list, `identity`, `admission` or `confirmation`. */
  readonly section: string;
  readonly what: 'edit' | 'add' | 'remove' | 'confirm' | 'admit';
  /** The item of a list, or the number of a change request; empty otherwise. */
  readonly item: string;
  readonly fields: readonly FieldChange[];
}

/** A case that counts: with contract and acceptance. */
export function isAcceptedCase({ customer, project, signedOn, acceptedOn }: ProfileCase): boolean {
  return customer !== '' && project !== '' && signedOn !== null && acceptedOn !== null;
}

/** An item of the profile that a document proves. */
export interface ProvedItem {
  readonly list: 'cases' | 'certificates';
  readonly id: string;
  readonly name: string;
}

/** The typical cases and certificates that a document proves; a certificate is known by its number. */
export function provedBy(document: string, { cases, certificates }: Profile): ProvedItem[] {
  const proves = ({ evidence }: { readonly evidence: readonly string[] }) => evidence.includes(document);
  return [
    ...cases.filter(proves).map(({ id, project }) => ({ list: 'cases' as const, id, name: project })),
    ...certificates.filter(proves).map(({ id, number }) => ({ list: 'certificates' as const, id, name: number })),
  ];
}

/** The price of a product in words: 3 至 5 万元／套, 980 元起／年, 面议. */
export function priceWords({ priceUnit, priceFrom, priceTo, per }: Product): string {
  if (priceFrom === null && priceTo === null) return '面议';
  const figure = (fen: Fen) => (priceUnit === 'wan' ? wanFigure(fen) : yuanFigure(fen));
  const unit = `${priceUnit === 'wan' ? ' 万元' : ' 元'}`;
  const end = per === '' ? '' : `／${per}`;
  if (priceFrom === null) return `不高于 ${figure(priceTo ?? 0)}${unit}${end}`;
  if (priceTo === null) return `${figure(priceFrom)}${unit}起${end}`;
  if (priceFrom === priceTo) return `${figure(priceFrom)}${unit}${end}`;
  return `${figure(priceFrom)} 至 ${figure(priceTo)}${unit}${end}`;
}
