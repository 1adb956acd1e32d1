import type { Within } from '../shared/legal-term.ts';

/** Papers that take a number of their own; a public notice and a decision to list bring theirs along. */
export const NUMBERED_PAPERS = [
  ...(['acceptance', 'correction', 'admission', 'refusal'] as const),
  ...(['listing-proposal', 'listing-correction', 'not-listed', 'repair-granted', 'repair-refused'] as const),
  ...(['listing-ended', 'listing-revoked', 'award-calculation'] as const),
] as const;
export type NumberedPaper = (typeof NUMBERED_PAPERS)[number];

/** Who signs a paper, and the characters with which its numbers begin: 嘉经信. */
export interface Office {
  readonly name: string;
  readonly mark: string;
}

/** What is particular to a kind of paper: data that officials edit, with its source. */
export interface PaperKindRules {
  /** Stands behind the office's mark: 嘉经信 + 入库受理 + 〔2026〕3号. */
  readonly word: string;
  /** What the addressee may do now, in this platform. */
  readonly guidance: readonly string[];
  /** Names of the remedies that the paper tells of. */
  readonly remedies: readonly string[];
  readonly source: string;
}

/** A way to have a decision reviewed: where, within which time, by which rule. */
export interface Remedy {
  readonly name: string;
  readonly deed: string;
  readonly within: Within;
  readonly source: string;
}

/** What a city's papers are made of beside the matter itself. */
export interface PaperRules {
  readonly basis: string;
  readonly city: Office;
  /** The county offices, by region; where there is none, the city's office signs. */
  readonly offices: ReadonlyMap<string, Office>;
  readonly kinds: Readonly<Record<NumberedPaper, PaperKindRules>>;
  readonly remedies: readonly Remedy[];
}
