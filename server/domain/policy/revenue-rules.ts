/** A kind of document out of which a year's revenue is read. */
export interface RevenueSource {
  readonly code: string;
  readonly name: string;
  /** The purpose under which a firm's documents of this kind are kept. */
  readonly purpose: string;
}

/** How revenue is declared and verified: data that officials edit, each with its source. */
export interface RevenueRules {
  readonly sources: readonly RevenueSource[];
  /** By how much of the declared figure a source may differ without a reason, in basis points. */
  readonly toleranceBasisPoints: number;
  /** Working days in which an office verifies, and in which a firm mends. */
  readonly verifyDays: number;
  readonly correctionDays: number;
  /** How many closed years back a firm may declare. */
  readonly yearsBack: number;
  /** From how much of a tier on a firm counts as near it, in basis points. */
  readonly nearTierBasisPoints: number;
}
